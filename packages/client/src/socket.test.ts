import { FixtureServer } from '@falink/fixtures/server';
import { until } from '@falink/fixtures/until';
import { consoleMessages, errorBody, FalinkError, NAMESPACES, on, RefusedMessages } from '@falink/protocol';
import { type MessageSocket, openSocket, type SocketOptions } from './socket.js';

describe('a socket of the contract', () => {
  let server: FixtureServer;
  let origin: string;
  const opened: MessageSocket[] = [];
  beforeEach(async () => {
    server = new FixtureServer();
    server.io.of(NAMESPACES.console);
    origin = await server.listen();
  });
  afterEach(async () => {
    for (const socket of opened.splice(0)) socket.close();
    await server.close();
  });

  function open(more: Partial<SocketOptions> = {}) {
    const log: string[] = [];
    const refusedMessages = new RefusedMessages(() => {});
    const socket = openSocket({
      url: `${origin}${NAMESPACES.console}`,
      auth: async () => ({}),
      notices: [],
      refusedMessages,
      retry: { minMs: 10, maxMs: 50 },
      connected: () => log.push('connected'),
      disconnected: () => log.push('disconnected'),
      refused: (error) => {
        log.push(`refused ${error?.code}`);
        return false;
      },
      ...more,
    });
    opened.push(socket);
    return { socket, log, refusedMessages };
  }

  it('reads the notices of its table and counts the others [P1]', async () => {
    const topics: unknown[] = [];
    const { log, refusedMessages } = open({ notices: [on(consoleMessages.newsMissed, (it) => topics.push(it))] });
    await until('connected', () => log.includes('connected'));
    server.io.of(NAMESPACES.console).emit('made.up', {});
    server.emit('console', consoleMessages.newsMissed, {});
    await until('the notice', () => topics.length === 1);
    expect(refusedMessages.total).toBe(1);
  });

  it('returns the parsed answer, or throws the refusal', async () => {
    server.answer('console', consoleMessages.subscribe, ({ topics }) => {
      if (topics.length === 0) throw new Error('never');
      return { topics };
    });
    server.io
      .of(NAMESPACES.console)
      .on('connection', (socket) =>
        socket.on(consoleMessages.reauthenticate.name, (_: unknown, acknowledge: (ack: unknown) => void) =>
          acknowledge({ ok: false, error: errorBody('auth.token_expired') }),
        ),
      );
    const { socket, log } = open();
    await until('connected', () => log.includes('connected'));
    await expect(socket.request(consoleMessages.subscribe, { topics: ['calls'] })).resolves.toEqual({
      topics: ['calls'],
    });
    await expect(socket.request(consoleMessages.reauthenticate, { token: 'x' })).rejects.toMatchObject({
      code: 'auth.token_expired',
    });
  });

  it('fails a request at once when it is not connected, or gets lost; and in time when nobody answers', async () => {
    const { socket, log } = open({ retry: null });
    const ask = (ms?: number) => socket.request(consoleMessages.subscribe, { topics: [] }, ms);
    await expect(ask()).rejects.toMatchObject({ code: 'service.unavailable' });
    await until('connected', () => log.includes('connected'));
    await expect(ask(20)).rejects.toMatchObject({ code: 'service.unavailable' });
    const lost = ask(3_600_000);
    server.io.of(NAMESPACES.console).disconnectSockets(true);
    await expect(lost).rejects.toMatchObject({ code: 'service.unavailable' });
  });

  it('connects again after the server closed it, with a handshake of its own', async () => {
    let attempts = 0;
    const { log } = open({
      auth: async () => {
        attempts += 1;
        return {};
      },
    });
    await until('connected', () => log.includes('connected'));
    server.io.of(NAMESPACES.console).disconnectSockets();
    await until('connected again', () => log.filter((line) => line === 'connected').length === 2);
    expect([log, attempts]).toEqual([['connected', 'disconnected', 'connected'], 2]);
  });

  it('hands over the reason of a refused handshake, and tries again when it is told to', async () => {
    let refusals = 0;
    server.io.of(NAMESPACES.console).use((_socket, next) => {
      refusals += 1;
      next(
        refusals === 3
          ? undefined
          : Object.assign(new Error('no'), { data: new FalinkError('auth.required').toBody() }),
      );
    });
    const codes: (string | undefined)[] = [];
    const { socket, log } = open({
      refused: (error) => {
        codes.push(error?.code);
        return codes.length === 1;
      },
    });
    await until('two refusals', () => codes.length === 2);
    expect(log).toEqual([]);
    socket.reconnect();
    await until('connected', () => log.includes('connected'));
    expect(codes).toEqual(['auth.required', 'auth.required']);
  });

  it('is silent once it is closed', async () => {
    const { socket, log } = open();
    await until('connected', () => log.includes('connected'));
    const asked = socket.request(consoleMessages.subscribe, { topics: [] });
    socket.close();
    await expect(asked).rejects.toMatchObject({ code: 'service.unavailable' });
    socket.reconnect();
    server.io.of(NAMESPACES.console).disconnectSockets(true);
    expect([log, socket.connected]).toEqual([['connected'], false]);
  });
});
