import { randomUUID } from 'node:crypto';
import { RouteCaller } from '@falink/client';
import { type MessageSocket, openSocket } from '@falink/client/socket';
import {
  authRoutes,
  callRoutes,
  consoleMessages,
  NAMESPACES,
  on,
  PROTOCOL_VERSION,
  RefusedMessages,
} from '@falink/protocol';
import { keepAliveHttp } from './keep-alive-http.js';
import { PASSWORD } from './seed.js';

/** Signing in costs a password hash each: a few at a time. */
const AT_ONCE = 4;

/** Lawyers on duty, each with a window of the console, who answer what rings. */
export class Desks {
  readonly #sockets: MessageSocket[] = [];
  readonly #http: RouteCaller;
  answered = 0;

  constructor(private readonly origin: string) {
    this.#http = new RouteCaller({ http: keepAliveHttp, origin, timeLimitMs: 30_000 });
  }

  /** Signs them in, one desk each. */
  async open(usernames: readonly string[]): Promise<void> {
    const left = [...usernames];
    const some = async (): Promise<void> => {
      for (let username = left.pop(); username !== undefined; username = left.pop()) await this.#open(username);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, some));
  }

  async #open(username: string): Promise<void> {
    const { accessToken: token } = await this.#http.call(authRoutes.login, { body: { username, password: PASSWORD } });
    await new Promise<void>((resolve, reject) => {
      const socket = openSocket({
        url: `${this.origin}${NAMESPACES.console}`,
        auth: async () => ({ protocol: PROTOCOL_VERSION, token }),
        notices: [on(consoleMessages.offerCreated, ({ id }) => void this.#answer(token, id))],
        refusedMessages: new RefusedMessages(() => undefined),
        retry: { minMs: 500, maxMs: 8_000 },
        connected: resolve,
        disconnected: () => undefined,
        refused: (error) => {
          reject(error);
          return true;
        },
      });
      this.#sockets.push(socket);
    });
    await this.#http.call(callRoutes.setAgentState, { token, body: { state: 'available' } });
  }

  async #answer(token: string, offerId: string): Promise<void> {
    await this.#http.call(callRoutes.acceptOffer, {
      token,
      params: { id: offerId },
      body: { requestId: randomUUID() },
    });
    this.answered += 1;
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
  }
}
