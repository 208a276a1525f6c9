import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'node:tls';
import { iceServersFor } from '@falink/sfu';
import { freePort, isMediaPortFree } from './free-port.js';
import { lanAddress } from './lan.js';
import { privateCertificate, type ServerCertificate } from './private-ca.js';
import { TurnClient, type TurnUser } from './testing/TurnClient.js';
import { prepareTurn, type Turn, type TurnContext } from './turn.js';

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = AbortSignal.timeout(30_000); !(await holds()); await delay(50))
    if (end.aborted) throw new Error(`timed out: ${what}`);
}

/** The real coturn of Debian, with the configuration that npm start writes. */
describe('coturn beside the sfu', () => {
  const lines: string[] = [];
  const context = (announcedAddress: string): TurnContext => ({
    dataDir,
    announcedAddress,
    mediaListenIp: '0.0.0.0',
    publicUrl: `https://${address}:8080`,
    tls,
    onLine: (_name, line) => lines.push(line),
  });
  const clients: TurnClient[] = [];
  let address: string;
  let port: number;
  let dataDir: string;
  let tls: ServerCertificate;
  let turn: Turn;

  const isUp = async () => !(await isMediaPortFree(port, address));
  const pidFile = () => readFile(path.join(dataDir, 'turn/turnserver.pid'), 'utf8');
  const userOf = (participantId: string, { secret = turn.env.FALINK_TURN_SECRET, agoS = 0 } = {}): TurnUser => {
    const [server] = iceServersFor(
      { iceServers: JSON.parse(turn.env.FALINK_ICE_SERVERS), turnSecret: secret },
      { participantId, nowMs: Date.now() - agoS * 1000 },
    );
    return { username: server?.username ?? '', credential: server?.credential ?? '' };
  };
  const open = async (user: TurnUser): Promise<TurnClient> => {
    const client = await TurnClient.open({ address, port }, user);
    clients.push(client);
    return client;
  };
  const openTls = async (user: TurnUser): Promise<TurnClient> => {
    const ca = await readFile(path.join(dataDir, 'tls/ca.pem'), 'utf8');
    const client = await TurnClient.open({ address, port: port + 1 }, user, { ca });
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    address = lanAddress() ?? '';
    dataDir = await mkdtemp(path.join(tmpdir(), 'falink-turn-'));
    port = await freePort(2);
    tls = await privateCertificate(dataDir, [address]);
    turn = await prepareTurn({ port, tlsPort: port + 1 }, context(address));
    turn.child.start();
    await until('coturn', isUp);
  });
  afterAll(async () => {
    // Not earlier: another client with the same port would find the allocation of this one.
    for (const client of clients) client.close();
    await turn?.child.stop();
    await rm(dataDir, { recursive: true });
  });

  it('knows every option that it is given, warns of none, and keeps its secret', async () => {
    expect(lines).toEqual([]);
    const ca = await readFile(path.join(dataDir, 'tls/ca.pem'));
    const socket = connect({ host: address, port: port + 1, ca });
    await once(socket, 'secureConnect');
    expect([socket.authorized, socket.getProtocol()]).toEqual([true, 'TLSv1.2']);
    // coturn resets a connection that ends without a request.
    socket.on('error', () => undefined).destroy();
    const conf = path.join(dataDir, 'turn/turnserver.conf');
    expect((await stat(conf)).mode & 0o077).toBe(0);
    expect(await readFile(conf, 'utf8')).toContain(`static-auth-secret=${turn.env.FALINK_TURN_SECRET}\n`);
    expect(turn.env.FALINK_TURN_SECRET).toBe((await readFile(path.join(dataDir, 'secrets/turn.key'), 'utf8')).trim());
  });

  it('a participant relays to the sfu, and to nothing else', async () => {
    const client = await open(userOf('participant-1'));
    expect(await client.allocate()).toBe('success');
    expect(await client.permit(address)).toBe('success');
    for (const other of [
      '127.0.0.1',
      '10.0.0.1',
      '172.17.0.1',
      '192.168.0.1',
      '169.254.169.254',
      '224.0.0.1',
      '8.8.8.8',
    ])
      expect([other, await client.permit(other)]).toEqual([other, 403]);
  });

  it('relays by the same rules for a client that reaches it with TLS', async () => {
    const client = await openTls(userOf('participant-tls'));
    expect(await client.allocate()).toBe('success');
    expect([await client.permit(address), await client.permit('127.0.0.1')]).toEqual(['success', 403]);
    expect(await client.refresh(600)).toBe('success');
    expect(await (await openTls(userOf('participant-tls', { secret: 'another' }))).allocate()).toBe(401);
  });

  it('a user that expired, and one made with another secret, are refused', async () => {
    expect(await (await open(userOf('participant-2', { agoS: 2 * 3600 + 1 }))).allocate()).toBe(401);
    expect(await (await open(userOf('participant-2', { secret: 'another' }))).allocate()).toBe(401);
    expect(await (await open({ username: 'participant-2', credential: 'x' })).allocate()).toBe(401);
  });

  it('[M14] an allocation outlives its user', async () => {
    const user = userOf('participant-3', { agoS: 2 * 3600 - 2 });
    const client = await open(user);
    expect(await client.allocate()).toBe('success');
    const expiry = Number(user.username.split(':')[0]);
    await until('the user has expired', async () => (await (await open(user)).allocate()) === 401);
    expect(Date.now() / 1000).toBeGreaterThan(expiry);
    expect(await client.refresh(600)).toBe('success');
  });

  it('one participant has forty allocations at most, by whatever user, and another one has its own', async () => {
    const users = [userOf('participant-4', { agoS: 60 }), userOf('participant-4')];
    for (let i = 0; i < 40; i += 1) {
      const user = users[i % 2];
      if (user) expect(await (await open(user)).allocate()).toBe('success');
    }
    expect(await (await open(userOf('participant-4'))).allocate()).toBe(486);
    expect(await (await open(userOf('participant-5'))).allocate()).toBe('success');
  });

  it('all participants together have 1500; beyond, new ones are refused until some go', async () => {
    const other = await freePort(2);
    const folder = await mkdtemp(path.join(tmpdir(), 'falink-turn-'));
    const full = await prepareTurn({ port: other, tlsPort: other + 1 }, { ...context(address), dataDir: folder });
    const all: TurnClient[] = [];
    try {
      full.child.start();
      await until('coturn', async () => !(await isMediaPortFree(other, address)));
      const user = (n: number) => userOf(`crowd-${n}`, { secret: full.env.FALINK_TURN_SECRET });
      const outcomes: unknown[] = [];
      const attempt = async (n: number): Promise<void> => {
        const client = await TurnClient.open({ address, port: other }, user(Math.floor(n / 40)));
        all.push(client);
        outcomes.push(await client.allocate());
      };
      for (let from = 0; from < 1_500; from += 50)
        await Promise.all(Array.from({ length: 50 }, (_, n) => attempt(from + n)));
      expect(outcomes.filter((outcome) => outcome === 'success')).toHaveLength(1_500);
      const late = await TurnClient.open({ address, port: other }, user(1_000));
      all.push(late);
      expect(await late.allocate()).toBe(486);
      expect(await all[0]?.refresh(0)).toBe('success');
      await until('room for another one', async () => (await late.allocate()) === 'success');
    } finally {
      for (const client of all) client.close();
      await full.child.stop();
      await rm(folder, { recursive: true });
    }
  }, 60_000);

  it('without coturn, or with media on this machine only, nothing starts and a sentence says what to do', async () => {
    const ports = { port, tlsPort: port + 1 };
    await expect(prepareTurn(ports, context('127.0.0.1'))).rejects.toThrow('Set FALINK_SFU_ANNOUNCED_ADDRESS');
    await expect(prepareTurn(ports, context('no-such-name.invalid'))).rejects.toThrow('no-such-name.invalid');
    const { PATH } = process.env;
    process.env.PATH = dataDir;
    await expect(prepareTurn(ports, context(address))).rejects.toThrow(
      'apt-get install -y --no-install-recommends coturn',
    );
    process.env.PATH = PATH;
  });

  it('says nothing that asks for attention, whatever clients try', () => {
    expect(lines).toEqual([]);
  });

  it('killed, it starts again with its ports; stopped, nothing of it is left', async () => {
    const first = Number(await pidFile());
    process.kill(first, 'SIGKILL');
    await until('another one', async () => Number(await pidFile()) !== first && (await isUp()));
    expect(await (await open(userOf('participant-6'))).allocate()).toBe('success');
    // The supervisor's own child lost: what it left behind does not keep the ports.
    const second = Number(await pidFile());
    turn.child.kill();
    await until('a third one', async () => Number(await pidFile()) !== second && (await isUp()));
    expect(await (await open(userOf('participant-6'))).allocate()).toBe('success');
    await turn.child.stop();
    expect(await isUp()).toBe(false);
  });
});
