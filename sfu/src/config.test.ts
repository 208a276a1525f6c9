import { configFromEnv } from './config.js';

const SECRETS = {
  FALINK_SERVICE_SECRET: 's'.repeat(32),
  FALINK_ROOM_SECRET: 'r'.repeat(32),
};

test('needs only the two secrets, and then listens on this machine only', () => {
  const config = configFromEnv(SECRETS);
  expect(config.http).toMatchObject({ host: '127.0.0.1', port: 8081, tls: undefined });
  expect(config.media).toMatchObject({ listenIp: '127.0.0.1', rtcPort: 10400 });
  expect(config.media.workers).toBeGreaterThanOrEqual(1);
});

test('says everything that is wrong at once, without showing secrets', () => {
  const read = () => configFromEnv({ FALINK_ROOM_SECRET: 'short', SFU_WORKERS: 'many' });
  expect(read).toThrow(/FALINK_SERVICE_SECRET: is required/);
  expect(read).toThrow(/FALINK_ROOM_SECRET: must have at least 32/);
  expect(read).toThrow(/SFU_WORKERS/);
  expect(read).not.toThrow(/short/);
});

test.each([
  [
    'media on every address without an announced one',
    { HOST: '0.0.0.0', SFU_PUBLIC_URL: 'https://m.example.org' },
    /SFU_ANNOUNCED_ADDRESS/,
  ],
  [
    'signalling on every address without a public one',
    { HOST: '0.0.0.0', SFU_ANNOUNCED_ADDRESS: '192.0.2.7' },
    /SFU_PUBLIC_URL/,
  ],
  ['a certificate without its key', { FALINK_TLS_CERT: '/x.pem' }, /FALINK_TLS_KEY/],
  ['a key without its certificate', { FALINK_TLS_KEY: '/x.pem' }, /FALINK_TLS_CERT/],
  [
    'files that are not there',
    { FALINK_TLS_CERT: '/nowhere/chain.pem', FALINK_TLS_KEY: '/nowhere/key.pem' },
    /FALINK_TLS_CERT: .* cannot be read/,
  ],
  ['ICE servers that are no JSON', { ICE_SERVERS: 'stun:x' }, /ICE_SERVERS: must be a JSON array/],
])('refuses %s and says what to set', (_case, env, message) => {
  expect(() => configFromEnv({ ...SECRETS, ...env })).toThrow(message);
});

test('takes a complete public configuration', () => {
  const config = configFromEnv({
    ...SECRETS,
    HOST: '0.0.0.0',
    SFU_PUBLIC_URL: 'https://media.example.org',
    SFU_ANNOUNCED_ADDRESS: '192.0.2.7',
    FALINK_PUBLIC_URL: 'https://falink.example.org/tv/',
    SFU_ALLOWED_ORIGINS: 'https://a.example.org, https://b.example.org',
    ICE_SERVERS: '[{"urls":"turn:turn.example.org","username":"u","credential":"c"}]',
  });
  expect(config.http.allowedOrigins).toEqual([
    'https://falink.example.org',
    'https://a.example.org',
    'https://b.example.org',
  ]);
  expect(config.media.iceServers).toHaveLength(1);
});
