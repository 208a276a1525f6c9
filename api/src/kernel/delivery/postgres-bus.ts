import { randomUUID } from 'node:crypto';
import { sleep } from '@falink/client';
import type { CountedRefusals, Logger } from '@falink/service-kit';
import pg from 'pg';
import { z } from 'zod';
import { NODE_BEAT_MS } from '../alive.js';
import { clientConfig, prepareConnection, type Queryable } from '../db/pool.js';
import type { Hearing } from '../hearing.js';
import { type Change, type ChangeFeed, ChangeSchema } from './change-feed.js';

const CHANNEL = 'falink_changes';
/** PostgreSQL refuses payloads of 8000 bytes and more. */
const MAX_PAYLOAD_BYTES = 7_500;
const RECONNECT_MS = 500;
/** A connection whose other end vanished says nothing: a beat without an answer within this time means that it is lost. */
const ANSWER_WITHIN_MS = 5_000;
/** Changes of this much time travel together: a NOTIFY costs its commit a lock that all databases share. */
const BATCH_MS = 5;

const EnvelopeSchema = z.object({ from: z.string(), changes: z.array(ChangeSchema) });

/** Notifies every api process of these changes, except the one that they are from. */
export async function notifyProcesses(
  db: Queryable,
  changes: readonly Change[],
  from: string = randomUUID(),
): Promise<void> {
  if (changes.length === 0) return;
  await db.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [CHANNEL, pack(from, changes)]);
}

function pack(from: string, changes: readonly Change[]): string[] {
  const payloads: string[] = [];
  const empty = Buffer.byteLength(JSON.stringify({ from, changes: [] }));
  let batch: Change[] = [];
  let bytes = empty;
  const pushBatch = (): void => {
    if (batch.length > 0) payloads.push(JSON.stringify({ from, changes: batch }));
  };
  for (const change of changes) {
    // With the comma before it.
    const more = Buffer.byteLength(JSON.stringify(change)) + 1;
    if (bytes + more > MAX_PAYLOAD_BYTES) {
      pushBatch();
      batch = [];
      bytes = empty;
    }
    batch.push(change);
    bytes += more;
  }
  pushBatch();
  return payloads;
}

/**
 * Carries changes between api processes by LISTEN/NOTIFY on one connection of its own, which reconnects.
 * What was missed until then is unknown, so `onGap` is called after each return.
 */
export class PostgresBus {
  private readonly id = randomUUID();
  private readonly stopping = new AbortController();
  private client: pg.Client | null = null;
  private outbox: Change[] = [];
  private timer: NodeJS.Timeout | null = null;
  private loop: Promise<void> | null = null;
  private sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      readonly databaseUrl: string;
      readonly pool: pg.Pool;
      readonly feed: ChangeFeed;
      readonly log: Logger;
      /** Counts notifications that cannot be read. */
      readonly refusals: CountedRefusals;
      /** Said on this connection at once and every {@link NODE_BEAT_MS}: before anything that judges by it. */
      readonly beat: (db: Queryable) => Promise<void>;
      readonly hearing: Hearing;
      readonly onGap: () => void;
    },
  ) {}

  /** Connects; resolves once the first LISTEN is active. */
  async start(): Promise<void> {
    this.options.feed.connect((changes) => this.enqueue(changes));
    const client = await this.connect();
    this.loop = this.keepConnected(client);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.flush();
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => {});
    await this.loop;
  }

  private enqueue(changes: readonly Change[]): void {
    this.outbox.push(...changes);
    this.timer ??= setTimeout(() => this.flushSoon(), BATCH_MS);
  }

  private flushSoon(): void {
    this.timer = null;
    void this.flush();
  }

  /** One batch after the other: what was published first is sent first. */
  private flush(): Promise<void> {
    const changes = this.outbox;
    this.outbox = [];
    this.sending = this.sending.then(() => this.tell(changes));
    return this.sending;
  }

  private async tell(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    try {
      await notifyProcesses(this.options.pool, changes, this.id);
    } catch (err) {
      this.options.log.warn({ err, changes: changes.length }, 'changes are sent to other processes a little later');
      if (this.stopping.signal.aborted) return;
      // Each once: what a change says is only that its row is to be read again.
      const unsent = new Map([...changes, ...this.outbox].map((change) => [`${change.type} ${change.id}`, change]));
      this.outbox = [...unsent.values()];
      this.timer ??= setTimeout(() => this.flushSoon(), RECONNECT_MS);
    }
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client(clientConfig(this.options.databaseUrl, 'falink-bus'));
    client.on('notification', (message) => this.receive(message.payload ?? ''));
    // It may break at any moment, also while it is being opened: unheard, the event would end the process.
    client.on('error', (err) => this.options.log.info({ err }, 'the connection for changes broke'));
    try {
      await client.connect();
      await prepareConnection(client);
      await client.query(`LISTEN ${CHANNEL}`);
      await this.beat(client);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    this.client = client;
    return client;
  }

  private async keepConnected(first: pg.Client): Promise<void> {
    let client: pg.Client | null = first;
    while (!this.stopping.signal.aborted) {
      if (client) {
        await this.lost(client);
        if (this.stopping.signal.aborted) return;
        this.client = null;
        client.end().catch(() => {});
        client = null;
        this.options.log.warn('lost the connection for changes');
      }
      await sleep(RECONNECT_MS, this.stopping.signal).catch(() => {});
      if (this.stopping.signal.aborted) return;
      try {
        client = await this.connect();
        this.options.log.info('the connection for changes is back');
        this.options.hearing.missed();
        this.options.onGap();
      } catch {
        client = null;
      }
    }
  }

  /** Resolves when the connection has ended or does not answer any more. */
  private lost(client: pg.Client): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearInterval(probe);
        resolve();
      };
      const probe = setInterval(() => this.beat(client).catch(done), NODE_BEAT_MS);
      client.once('end', done);
      client.on('error', done);
      this.stopping.signal.addEventListener('abort', done, { once: true });
    });
  }

  /** @throws Error when the database does not answer in time */
  private async beat(client: pg.Client): Promise<void> {
    await withTimeLimit(this.options.beat(client), ANSWER_WITHIN_MS);
    this.options.hearing.heard();
  }

  private receive(payload: string): void {
    let json: unknown;
    try {
      json = JSON.parse(payload);
    } catch {
      json = null;
    }
    const parsed = EnvelopeSchema.safeParse(json);
    if (!parsed.success) {
      this.options.refusals.malformed(CHANNEL, parsed.error);
      return;
    }
    if (parsed.data.from !== this.id) this.options.feed.deliver(parsed.data.changes);
  }
}

async function withTimeLimit<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  // The work may fail later, when nobody waits for it any more.
  work.catch(() => undefined);
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
