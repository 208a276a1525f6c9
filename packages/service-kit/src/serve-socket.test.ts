import { type Ack, FalinkError, PROTOCOL_VERSION, request } from '@falink/protocol';
import { z } from 'zod';
import { CountedRefusals } from './counted-refusals.js';
import { createLogger } from './logger.js';
import { createMetrics } from './metrics.js';
import {
  type AnySocket,
  handshakeError,
  onRequest,
  type ServeSocketOptions,
  serveSocket,
  socketTable,
} from './serve-socket.js';

const double = request('client', 'toy.double', z.strictObject({ n: z.number() }), z.object({ twice: z.number() }));
const fails = request('client', 'toy.fails', z.strictObject({ how: z.string() }), z.object({}));
const who = request('client', 'toy.who', z.strictObject({}), z.object({ name: z.string() }));

const PLENTY = { burst: 1_000, perSecond: 1_000 };

interface Session {
  readonly name: string;
  handled: number;
}

const TABLE = socketTable<Session>([
  onRequest(double, ({ n }, session: Session) => {
    session.handled += 1;
    return { twice: n * 2 };
  }),
  onRequest(fails, ({ how }) => {
    if (how === 'refusal') throw new FalinkError('room.closed');
    return Promise.reject(new Error('the inside'));
  }),
  onRequest(who, (_payload, { name }: Session) => ({ name })),
]);

/** A socket as serveSocket sees it, and the peer at its other end. */
function connect(options: Partial<ServeSocketOptions<Session>> = {}) {
  const lines: string[] = [];
  const metrics = createMetrics({ service: 'test', version: '1' });
  const log = createLogger({ service: 'test', destination: { write: (line) => void lines.push(line) } });
  const session: Session = { name: 'box', handled: 0 };
  let listener: Parameters<AnySocket['onAny']>[0] = () => undefined;
  let closed = false;
  const socket: AnySocket = {
    onAny: (given) => {
      listener = given;
    },
    disconnect: () => {
      closed = true;
    },
  };
  const refusals = new CountedRefusals(metrics, log, 'toy');
  serveSocket(socket, TABLE, { session, log, refusals, version: PROTOCOL_VERSION, rate: PLENTY, ...options });
  return {
    session,
    lines,
    get closed() {
      return closed;
    },
    /** Sends what is given and an acknowledgement after it. */
    ask: (name: string, ...args: unknown[]) => new Promise<Ack<unknown>>((resolve) => listener(name, ...args, resolve)),
    /** Sends without an acknowledgement. */
    tell: async (name: string, ...args: unknown[]) => {
      listener(name, ...args);
      await new Promise((resolve) => setImmediate(resolve));
    },
    counted: async () => (await metrics.registry.getSingleMetric('falink_messages_refused_total')?.get())?.values ?? [],
  };
}

describe('serveSocket', () => {
  it('[P6] answers from the table, with what it knows of the socket', async () => {
    const peer = connect();
    expect(await peer.ask('toy.double', { n: 2 })).toEqual({ ok: true, data: { twice: 4 } });
    expect(await peer.ask('toy.who', {})).toEqual({ ok: true, data: { name: 'box' } });
  });

  it.each([[{ n: 'x' }], [{ n: 1, extra: true }], [null], ['text']])(
    '[P2] refuses %j before the handler, and counts it',
    async (payload) => {
      const peer = connect();
      expect(await peer.ask('toy.double', payload)).toMatchObject({ ok: false, error: { code: 'request.malformed' } });
      expect(peer.session.handled).toBe(0);
      expect(await peer.counted()).toMatchObject([
        { value: 1, labels: { channel: 'toy', message: 'toy.double', reason: 'malformed' } },
      ]);
    },
  );

  it('refuses a missing payload', async () => {
    expect(await connect().ask('toy.double')).toMatchObject({ ok: false, error: { code: 'request.malformed' } });
  });

  it('refuses what the table does not have, and counts it without its name', async () => {
    const peer = connect();
    for (const name of ['toy.unheard', 'constructor'])
      expect(await peer.ask(name, {})).toMatchObject({ ok: false, error: { code: 'protocol.unknown_message' } });
    expect(await peer.counted()).toMatchObject([{ value: 2, labels: { message: 'other', reason: 'unknown' } }]);
  });

  it('passes a typed refusal; hides a bug and logs it with the name of the message', async () => {
    const peer = connect();
    expect(await peer.ask('toy.fails', { how: 'refusal' })).toMatchObject({
      ok: false,
      error: { code: 'room.closed' },
    });
    expect(peer.lines).toEqual([]);
    const hidden = await peer.ask('toy.fails', { how: 'bug' });
    expect(hidden).toMatchObject({ ok: false, error: { code: 'service.internal' } });
    expect(JSON.stringify(hidden)).not.toContain('the inside');
    expect(peer.lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'error', message: 'toy.fails' }]);
  });

  it('handles a request that asks for no acknowledgement, unless one is demanded', async () => {
    const lenient = connect();
    await lenient.tell('toy.double', { n: 1 });
    expect(lenient.session.handled).toBe(1);
    const strict = connect({ acknowledged: true });
    await strict.tell('toy.double', { n: 1 });
    expect(await strict.ask('toy.double', { n: 1 }, { n: 2 })).toMatchObject({ error: { code: 'request.malformed' } });
    expect(strict.session.handled).toBe(0);
  });

  it('[P6] refuses unread what is above the rate, and closes the socket of one that goes on', async () => {
    const peer = connect({ rate: { burst: 3, perSecond: 0.001 } });
    for (let n = 0; n < 3; n += 1) expect(await peer.ask('toy.double', { n })).toMatchObject({ ok: true });
    for (let n = 0; n < 3; n += 1) {
      expect(await peer.ask('toy.unheard', {})).toMatchObject({
        error: { code: 'request.rate_limited', retryAfterS: 1 },
      });
      expect(peer.closed).toBe(false);
    }
    expect(await peer.counted()).toEqual([]);
    await peer.tell('toy.double', { n: 1 });
    expect([peer.closed, peer.session.handled]).toEqual([true, 3]);
    expect(peer.lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'warn', perSecond: 0.001 }]);
    await peer.tell('toy.double', { n: 1 });
    expect(peer.lines).toHaveLength(1);
  });

  it('closes a socket that is refused too often, and no other', async () => {
    const [bad, good] = [connect({ maxRefusals: 3 }), connect({ maxRefusals: 3 })];
    for (let n = 0; n < 3; n += 1) {
      expect(bad.closed).toBe(false);
      await bad.ask('toy.unheard', {});
      await good.ask('toy.double', { n });
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect([bad.closed, good.closed]).toEqual([true, false]);
  });

  it('says when the answer to a successful request is on its way', async () => {
    const happened: string[] = [];
    const peer = connect({ afterAnswer: ({ name }) => void happened.push(`after ${name}`) });
    await peer.ask('toy.fails', { how: 'refusal' });
    await peer.ask('toy.double', { n: 1 }).then(() => happened.push('answered'));
    expect(happened).toEqual(['after toy.double', 'answered']);
  });
});

describe('handshakeError', () => {
  it('carries the protocol’s error where a client looks for it', () => {
    expect(handshakeError(new FalinkError('protocol.version'))).toMatchObject({
      message: 'protocol.version',
      data: { code: 'protocol.version', message: expect.anything() },
    });
    expect(handshakeError(new Error('the inside')).data).toMatchObject({ code: 'service.internal' });
  });
});
