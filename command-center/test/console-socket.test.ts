import { FixtureServer } from '@falink/fixtures/server';
import { until } from '@falink/fixtures/until';
import {
  consoleMessages,
  type ErrorCode,
  errorBody,
  FalinkError,
  NAMESPACES,
  type RefusedMessage,
  RefusedMessages,
  type Topic,
} from '@falink/protocol';
import { ConsoleSocket } from '../src/api/socket.js';

/** What the socket asks of a session: a token now, and later ones as they come. */
const session = { current: () => 'token', renew: async () => 'token', onToken: () => () => undefined };

/** A real socket.io server that follows whatever topics it is asked for. */
describe('the console’s live connection', () => {
  let server: FixtureServer;
  let socket: ConsoleSocket;
  const followed: string[][] = [];
  /** Codes with which the next subscriptions are refused. */
  const refusing: ErrorCode[] = [];
  const refusals: RefusedMessage[] = [];

  beforeEach(async () => {
    followed.length = 0;
    server = new FixtureServer();
    server.answer('console', consoleMessages.subscribe, ({ topics }) => {
      const refusal = refusing.shift();
      if (refusal) throw new FalinkError(refusal);
      followed.push(topics);
      return { topics };
    });
    refusals.length = 0;
    socket = new ConsoleSocket(
      session,
      await server.listen(),
      new RefusedMessages((refused) => refusals.push(refused)),
      { minMs: 10, maxMs: 50 },
    );
  });
  afterEach(async () => {
    socket.close();
    await server.close();
  });

  const ready = () => new Promise<ReadonlySet<Topic> | null>((resolve) => socket.onReady(resolve));

  it('says when snapshots are to be fetched: after connecting, with its topics followed', async () => {
    socket.follow(['calls', 'agents']);
    const first = ready();
    socket.open();
    expect(await first).toBeNull();
    expect(followed).toEqual([['calls', 'agents']]);
  });

  it('names what is followed from now on: nothing else is fetched when a page opens, and nothing when one closes', async () => {
    const said: (readonly Topic[] | null)[] = [];
    socket.onReady((added) => said.push(added && [...added]));
    const release = socket.follow(['calls']);
    socket.open();
    await until('connected', () => said.length === 1);
    socket.follow(['calls', 'agents']);
    await until('more is followed', () => said.length === 2);
    release();
    socket.follow(['terminals']);
    await until('still more', () => said.length === 3);
    expect(said).toEqual([null, ['agents'], ['terminals']]);
  });

  it('[P6] follows its topics a little later when the server refused it for a reason that passes', async () => {
    refusing.push('request.rate_limited', 'service.unavailable');
    socket.follow(['calls']);
    const first = ready();
    socket.open();
    await first;
    expect([refusing, followed]).toEqual([[], [['calls']]]);
  });

  it('says it again after a new connection', async () => {
    const first = ready();
    socket.open();
    await first;
    const again = ready();
    server.io.of(NAMESPACES.console).disconnectSockets(true);
    await again;
    expect(followed).toHaveLength(2);
  });

  it('tries again when the handshake was refused for a reason that passes', async () => {
    let attempts = 0;
    server.io.of(NAMESPACES.console).use((_socket, next) => {
      attempts += 1;
      const data = errorBody('service.unavailable');
      next(attempts < 3 ? Object.assign(new Error(data.code), { data }) : undefined);
    });
    const first = ready();
    socket.open();
    await first;
    expect([attempts, socket.snapshot()]).toEqual([3, 'connected']);
  });

  it('asks for a reload when the server speaks another version', async () => {
    server.io.of(NAMESPACES.console).use((_socket, next) => {
      next(Object.assign(new Error('version'), { data: errorBody('protocol.version') }));
    });
    const outdated = new Promise<void>((resolve) => {
      socket.subscribe((state) => state === 'outdated' && resolve());
    });
    socket.open();
    await outdated;
  });

  it('says it again after notifications were lost', async () => {
    const first = ready();
    socket.open();
    await first;
    const again = ready();
    server.emit('console', consoleMessages.newsMissed, {});
    await again;
    expect(followed).toHaveLength(1);
  });

  it('counts notices that it cannot read, once each, however many parts of the page listen', async () => {
    const first = ready();
    socket.open();
    await first;
    const heard: string[] = [];
    socket.on(consoleMessages.offerClosed, ({ offerId }) => heard.push(offerId));
    socket.on(consoleMessages.offerClosed, ({ offerId }) => heard.push(offerId));
    const closed = new Promise<void>((resolve) => socket.on(consoleMessages.offerClosed, () => resolve()));
    const desks = server.io.of(NAMESPACES.console);
    const offerId = '00000000-0000-4000-8000-000000000001';
    desks.emit(consoleMessages.offerClosed.name, { offerId, reason: 'a reason of the future' });
    desks.emit('weather.changed', {});
    desks.emit(consoleMessages.offerClosed.name, { offerId, reason: 'expired' });
    await closed;
    expect(heard).toEqual([offerId, offerId]);
    expect(socket.refusedMessages.total).toBe(2);
    expect(refusals.map(({ name, reason }) => `${reason} ${name}`)).toEqual([
      'malformed offer.closed',
      'unknown weather.changed',
    ]);
  });
});
