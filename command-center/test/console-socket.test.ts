import { FixtureServer } from '@falink/fixtures/server';
import { consoleMessages, NAMESPACES } from '@falink/protocol';
import { ConsoleSocket } from '../src/api/socket.js';

/** What the socket asks of a session: a token now, and news of later ones. */
const session = { current: () => 'token', renew: async () => 'token', onToken: () => () => undefined };

/** A real socket.io server that follows whatever topics it is asked for. */
describe('the console’s live connection', () => {
  let server: FixtureServer;
  let socket: ConsoleSocket;
  const followed: string[][] = [];

  beforeEach(async () => {
    followed.length = 0;
    server = new FixtureServer();
    server.answer('console', consoleMessages.subscribe, ({ topics }) => {
      followed.push(topics);
      return { topics };
    });
    socket = new ConsoleSocket(session, await server.listen());
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
});
