import { type TurnConfigOptions, turnConfig, turnPeers, turnUrls } from './turn-config.js';

const OPTIONS: TurnConfigOptions = {
  listenIp: '192.168.1.5',
  port: 3478,
  tlsPort: 5349,
  secret: 'north-0123456789',
  peers: { allowed: ['192.168.1.5'], externalIp: undefined },
  tls: { certFile: '/d/tls/server.pem', keyFile: '/d/tls/server-key.pem' },
  folder: '/d/turn',
  account: 'turnserver',
};

describe("coturn's configuration", () => {
  it('line by line: users that expire, one peer, quotas, TLS 1.2, and nothing else that answers', () => {
    expect(turnConfig(OPTIONS).split('\n')).toEqual([
      'listening-ip=192.168.1.5',
      'relay-ip=192.168.1.5',
      'listening-port=3478',
      'tls-listening-port=5349',
      'cert=/d/tls/server.pem',
      'pkey=/d/tls/server-key.pem',
      'no-tlsv1',
      'no-tlsv1_1',
      'no-dtls',
      'min-port=49152',
      'max-port=51151',
      'realm=falink',
      'use-auth-secret',
      'static-auth-secret=north-0123456789',
      'stale-nonce=600',
      'fingerprint',
      'no-multicast-peers',
      'denied-peer-ip=0.0.0.0-255.255.255.255',
      'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      'allowed-peer-ip=192.168.1.5',
      'no-tcp-relay',
      'user-quota=40',
      'total-quota=1500',
      'max-bps=1500000',
      'no-cli',
      'no-rfc5780',
      'no-stun-backward-compatibility',
      'response-origin-only-with-rfc5780',
      'no-software-attribute',
      'log-file=stdout',
      'simple-log',
      'pidfile=/d/turn/turnserver.pid',
      'userdb=:memory:',
      'proc-user=turnserver',
      'proc-group=turnserver',
      '',
    ]);
  });

  it('without a certificate there is no TLS, without root no other account', () => {
    const lines = turnConfig({ ...OPTIONS, tls: undefined, account: undefined }).split('\n');
    expect(lines).toContain('no-tls');
    expect(lines.filter((line) => /^(tls-|cert|pkey|proc-)/.test(line))).toEqual([]);
  });

  it('behind a router the public address stands for the one it listens on', () => {
    const lines = turnConfig({ ...OPTIONS, peers: { allowed: ['192.168.1.5'], externalIp: '203.0.113.9' } }).split(
      '\n',
    );
    expect(lines).toContain('external-ip=203.0.113.9/192.168.1.5');
  });

  it.each(['', 'media.example.org', '192.168.1.5\nallowed-peer-ip=10.0.0.1', '0.0.0.0-255.255.255.255'])(
    'the peer %j is no address: no configuration',
    (ip) => {
      expect(() => turnConfig({ ...OPTIONS, peers: { allowed: [ip], externalIp: undefined } })).toThrow(RangeError);
    },
  );
});

describe('the peers are the addresses of the sfu', () => {
  const local = ['192.168.1.5', '10.0.0.5'];
  it.each([
    ['on this machine', { announced: ['192.168.1.5', '10.0.0.5'] }, { allowed: ['192.168.1.5', '10.0.0.5'] }],
    [
      'translated by a router',
      { announced: ['203.0.113.9', '10.0.0.5'] },
      { allowed: ['192.168.1.5', '10.0.0.5'], externalIp: '203.0.113.9' },
    ],
    [
      'translated, and media listens elsewhere: reached by the router',
      { announced: ['203.0.113.9'], mediaListenIp: '10.0.0.5' },
      { allowed: ['203.0.113.9'] },
    ],
    ['the same one twice', { announced: ['10.0.0.5', '10.0.0.5'] }, { allowed: ['10.0.0.5'] }],
  ])('%s', (_case, given, peers) => {
    expect(turnPeers({ local, listenIp: '192.168.1.5', mediaListenIp: '0.0.0.0', ...given })).toEqual({
      externalIp: undefined,
      ...peers,
    });
  });
});

test('clients try UDP, then TCP, then TLS where there is any', () => {
  expect(turnUrls({ address: '192.168.1.5', port: 3478, tls: 'turn.example.org:443' })).toEqual([
    'turn:192.168.1.5:3478?transport=udp',
    'turn:192.168.1.5:3478?transport=tcp',
    'turns:turn.example.org:443?transport=tcp',
  ]);
  expect(turnUrls({ address: 'fd00::5', port: 3479, tls: undefined })).toEqual([
    'turn:[fd00::5]:3479?transport=udp',
    'turn:[fd00::5]:3479?transport=tcp',
  ]);
});
