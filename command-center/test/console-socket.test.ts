import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { consoleMessages, NAMESPACES } from '@falink/protocol';
import { Server } from 'socket.io';
import { ConsoleSocket } from '../src/api/socket.js';

/** What the socket asks of a session: a token now, and news of later ones. */
const session = { current: () => 'token', renew: async () => 'token', onToken: () => () => undefined };

/** A real socket.io server that follows whatever topics it is asked for. */
describe('the console’s live connection', () => {
  let http: HttpServer;
  let io: Server;
  let socket: ConsoleSocket;
  const followed: string[][] = [];

  beforeEach(async () => {
    followed.length = 0;
    http = createServer();
    io = new Server(http, { transports: ['websocket'], serveClient: false });
    io.of(NAMESPACES.console).on('connection', (client) => {
      client.on(consoleMessages.subscribe.name, ({ topics }: { topics: string[] }, answer: (ack: unknown) => void) => {
        followed.push(topics);
        answer({ ok: true, data: { topics } });
      });
    });
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
    socket = new ConsoleSocket(session, `http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  });
  afterEach(async () => {
    socket.close();
    await io.close();
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
    io.of(NAMESPACES.console).disconnectSockets(true);
    await again;
    expect(followed).toHaveLength(2);
  });

  it('says it again when the server has missed news', async () => {
    const first = ready();
    socket.open();
    await first;
    const again = ready();
    io.of(NAMESPACES.console).emit(consoleMessages.newsMissed.name, {});
    await again;
    expect(followed).toHaveLength(1);
  });
});
