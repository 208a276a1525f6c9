import { randomUUID } from 'node:crypto';
import { type MessageSocket, openSocket } from '@falink/client/socket';
import {
  fleet,
  HEARTBEAT_INTERVAL_MS,
  NAMESPACES,
  on,
  PROTOCOL_VERSION,
  RefusedMessages,
  type Scene,
} from '@falink/protocol';
import type { TestApi } from './api.js';
import { HEALTH } from './sockets.js';

/** A paired television as the database knows it, with a token; made by SQL, because pairing is not what is tested. */
export async function pairMany(api: TestApi, count: number): Promise<{ id: string; token: string }[]> {
  const { pool, tokens } = api.service.ctx;
  const { rows } = await pool.query<{ id: string; token_version: number }>(
    `INSERT INTO terminal (site_id, name, kind, paired_at, app_version)
     SELECT (SELECT s.id FROM site s JOIN terminal t ON t.site_id = s.id LIMIT 1), '电视' || i, 'home', now(), '0.1.0'
     FROM generate_series(1, $1::int) AS i RETURNING id, token_version`,
    [count],
  );
  return Promise.all(
    rows.map(async ({ id, token_version }) => ({ id, token: (await tokens.signTerminal(id, token_version)).token })),
  );
}

/** A television's line, which comes back as a box's does, and what became of it. */
export class FleetLine {
  readonly socket: MessageSocket;
  connections = 0;
  welcomes = 0;
  readonly refusals: string[] = [];
  #beat: NodeJS.Timeout | undefined;

  /** @param token a box asks for another one before it runs out */
  constructor(api: { url: string }, token: string | (() => Promise<string>)) {
    const tabId = randomUUID();
    this.socket = openSocket({
      url: `${api.url}${NAMESPACES.fleet}`,
      auth: async () => ({
        protocol: PROTOCOL_VERSION,
        token: typeof token === 'string' ? token : await token(),
        tabId,
        takeOver: false,
        appVersion: '0.1.0',
      }),
      notices: [
        on(fleet.callUpdated, () => {
          this.welcomes += 1;
        }),
      ],
      refusedMessages: new RefusedMessages(() => {}),
      retry: { minMs: 200, maxMs: 2_000 },
      connected: () => {
        this.connections += 1;
      },
      disconnected: () => {},
      refused: (error) => {
        this.refusals.push(`${error?.code} ${error?.extra.retryAfterS}`);
        return true;
      },
    });
  }

  /** Sends its heartbeats from now on. */
  beating(): this {
    this.#beat = setInterval(() => {
      const scene: Scene = { page: 'home', title: '首页', focus: null, options: [] };
      // One that gets lost is followed by the next.
      this.socket.request(fleet.heartbeat, { scene, health: HEALTH }).catch(() => undefined);
    }, HEARTBEAT_INTERVAL_MS);
    return this;
  }

  close(): void {
    clearInterval(this.#beat);
    this.socket.close();
  }
}
