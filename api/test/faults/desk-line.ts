import { type MessageSocket, openSocket } from '@falink/client/socket';
import { NAMESPACES, PROTOCOL_VERSION, RefusedMessages } from '@falink/protocol';

/** The connection of a desk's window, which comes back as a console's does. */
export function openDeskLine(api: { url: string }, token: string): MessageSocket {
  return openSocket({
    url: `${api.url}${NAMESPACES.console}`,
    auth: async () => ({ protocol: PROTOCOL_VERSION, token }),
    notices: [],
    refusedMessages: new RefusedMessages(() => {}),
    retry: { minMs: 200, maxMs: 2_000 },
    connected: () => {},
    disconnected: () => {},
    refused: () => true,
  });
}
