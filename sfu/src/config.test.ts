import { jest } from '@jest/globals';
import { readConfig } from './config.js';

const SECRETS = {
  FALINK_SERVICE_SECRET: 's'.repeat(32),
  FALINK_ROOM_SECRET: 'r'.repeat(32),
};

test('needs only the two secrets, and then listens on this machine only', () => {
  const config = readConfig(SECRETS);
  expect(config.http).toMatchObject({ host: '127.0.0.1', port: 8081, tls: undefined });
  expect(config.media).toMatchObject({ listenIp: '127.0.0.1', rtcPort: 10400 });
  expect(config.media.workers).toBeGreaterThanOrEqual(1);
});

test('[P18] takes further room secrets while the secret changes, each as long as the first', () => {
  const others = ['a'.repeat(32), 'b'.repeat(40)];
  const config = readConfig({
    ...SECRETS,
    FALINK_OTHER_ROOM_SECRETS: others.join(' , '),
    FALINK_SFU_METRICS_PORT: '9',
  });
  expect([config.otherRoomSecrets, config.inside]).toEqual([others, { host: '127.0.0.1', port: 9 }]);
  expect([readConfig(SECRETS).otherRoomSecrets, readConfig(SECRETS).inside]).toEqual([[], null]);
  const read = () => readConfig({ ...SECRETS, FALINK_OTHER_ROOM_SECRETS: `${others[0]},short` });
  expect(read).toThrow(/FALINK_OTHER_ROOM_SECRETS: must have at least 32/);
});

test('says everything that is wrong at once, without showing secrets', () => {
  const read = () => readConfig({ FALINK_ROOM_SECRET: 'short', FALINK_SFU_WORKERS: 'many' });
  expect(read).toThrow(/FALINK_SERVICE_SECRET: is required/);
  expect(read).toThrow(/FALINK_ROOM_SECRET: must have at least 32/);
  expect(read).toThrow(/FALINK_SFU_WORKERS/);
  expect(read).not.toThrow(/short/);
});

test.each([
  [
    'media on every address without an announced one',
    { HOST: '0.0.0.0', FALINK_SFU_PUBLIC_URL: 'https://m.example.org' },
    /FALINK_SFU_ANNOUNCED_ADDRESS/,
  ],
  [
    'signalling on every address without a public one',
    { HOST: '0.0.0.0', FALINK_SFU_ANNOUNCED_ADDRESS: '192.0.2.7' },
    /FALINK_SFU_PUBLIC_URL/,
  ],
  ['a certificate without its key', { FALINK_TLS_CERT: '/x.pem' }, /FALINK_TLS_KEY/],
  ['a key without its certificate', { FALINK_TLS_KEY: '/x.pem' }, /FALINK_TLS_CERT/],
  [
    'files that are not there',
    { FALINK_TLS_CERT: '/nowhere/chain.pem', FALINK_TLS_KEY: '/nowhere/key.pem' },
    /FALINK_TLS_CERT: .* cannot be read/,
  ],
  ['ICE servers that are no JSON', { FALINK_ICE_SERVERS: 'stun:x' }, /FALINK_ICE_SERVERS: must be a JSON array/],
  ['TURN without a user or a secret', { FALINK_ICE_SERVERS: '[{"urls":"turn:x.example.org"}]' }, /FALINK_TURN_SECRET/],
])('refuses %s and says what to set', (_case, env, message) => {
  expect(() => readConfig({ ...SECRETS, ...env })).toThrow(message);
});

test('takes a complete public configuration', () => {
  const config = readConfig({
    ...SECRETS,
    HOST: '0.0.0.0',
    FALINK_SFU_PUBLIC_URL: 'https://media.example.org',
    FALINK_SFU_ANNOUNCED_ADDRESS: '192.0.2.7',
    FALINK_PUBLIC_URL: 'https://falink.example.org/tv/',
    FALINK_SFU_ALLOWED_ORIGINS: 'https://a.example.org, https://b.example.org',
    FALINK_ICE_SERVERS: '[{"urls":"turn:turn.example.org","username":"u","credential":"c"}]',
  });
  expect(config.http.allowedOrigins).toEqual([
    'https://falink.example.org',
    'https://a.example.org',
    'https://b.example.org',
  ]);
  expect(config.media.iceServers).toHaveLength(1);
});

test('a configuration of the release before still works: old names, the grace time in milliseconds', () => {
  const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const config = readConfig({
    ...SECRETS,
    API_URL: 'http://localhost:8080',
    SFU_ID: 'sfu-7',
    SFU_RTC_PORT: '40000',
    SFU_GRACE_MS: '4000',
    LOG_LEVEL: 'warn',
  });
  expect(config).toMatchObject({ id: 'sfu-7', apiUrl: 'http://localhost:8080', logLevel: 'warn' });
  expect([config.media.rtcPort, config.room.graceMs]).toEqual([40_000, 4_000]);
  expect(warned).toHaveBeenCalledTimes(5);
  expect(warned).toHaveBeenCalledWith(expect.stringMatching(/^SFU_GRACE_MS is called FALINK_SFU_GRACE_S now/));
  warned.mockRestore();
});

test('a secret in the place of the users of TURN servers', () => {
  const config = readConfig({
    ...SECRETS,
    FALINK_ICE_SERVERS: '[{"urls":"turn:turn.example.org"}]',
    FALINK_TURN_SECRET: 'north',
  });
  expect(config.media.turnSecret).toBe('north');
});

test('durations are seconds', () => {
  expect(readConfig({ ...SECRETS, FALINK_SFU_GRACE_S: '4' }).room.graceMs).toBe(4_000);
});
