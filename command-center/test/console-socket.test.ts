import { FixtureServer } from '@falink/fixtures/server';
import { consoleMessages, NAMESPACES, type RefusedMessage, RefusedMessages } from '@falink/protocol';
import { ConsoleSocket } from '../src/api/socket.js';

/** What the socket asks of a session: a token now, and news of later ones. */
const session = { current: () => 'token', renew: async () => 'token', onToken: () => () => undefined };

/** A real socket.io server that follows whatever topics it is asked for. */
describe('the console’s live connection', () => {
  let server: FixtureServer;
  let socket: ConsoleSocket;
  const followed: string[][] = [];
  const refusals: RefusedMessage[] = [];

  beforeEach(async () => {
    followed.length = 0;
    server = new FixtureServer();
    server.answer('console', consoleMessages.subscribe, ({ topics }) => {
      followed.push(topics);
      return { topics };
    });
    refusals.length = 0;
    socket = new ConsoleSocket(
      session,
      await server.listen(),
      new RefusedMessages((refused) => refusals.push(refused)),
    );
  });
  afterEach(async () => {
    socket.close();
    await server.close();
  });

  const ready = () => new Promise<void>((resolve) => socket.onReady(resolve));

  it('says when snapshots are to be fetched: after connecting, with its topics followed', async () => {
    socket.follow(['calls', 'agents']);
    const first = ready();
    socket.open();
    await first;
    expect(followed).toEqual([['calls', 'agents']]);
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

  it('says it again when the server has missed news', async () => {
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
