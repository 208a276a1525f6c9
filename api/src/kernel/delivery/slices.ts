import { type Notice, noticeFor, type PayloadOf, SUPPORTED_VERSIONS } from '@falink/protocol';
import type { Namespace, Socket } from 'socket.io';
import { inSlices } from '../in-slices.js';

/**
 * Sends a notice to many terminals, each in its version. Ten thousand at once would hold everything else up for a
 * quarter of a second.
 */
export async function emitInSlices<N extends Notice>(
  namespace: Namespace,
  sockets: readonly Socket[],
  notice: N,
  payload: PayloadOf<N>,
): Promise<void> {
  for (const version of SUPPORTED_VERSIONS) {
    const cut = noticeFor(version, notice, payload);
    if (!cut) continue;
    const speaking = sockets.filter(({ data }) => data.version === version);
    await inSlices(speaking, (slice) => {
      // Written once, whatever the number of its receivers.
      namespace.to(slice.map(({ id }) => id)).emit(notice.name, cut.payload);
    });
  }
}
