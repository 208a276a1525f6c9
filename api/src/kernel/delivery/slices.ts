import { type Notice, noticeFor, type PayloadOf, SUPPORTED_VERSIONS } from '@falink/protocol';
import type { Namespace, Socket } from 'socket.io';

/** Sockets that are written to in one go: some milliseconds of work. */
const SLICE = 250;

/** One turn of the event loop, in which everybody else has theirs. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs something over slices of a long list, with a turn of the event loop for everybody else after each. */
export async function inSlices<T>(
  items: readonly T[],
  run: (slice: readonly T[]) => void | Promise<void>,
  size = SLICE,
): Promise<void> {
  for (let at = 0; at < items.length; at += size) {
    await run(items.slice(at, at + size));
    await turn();
  }
}

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
