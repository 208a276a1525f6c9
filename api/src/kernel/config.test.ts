import { readConfig } from './config.js';

const DATABASE = { DATABASE_URL: 'postgres://localhost/falink' };

test('without certificate and key the api serves plain HTTP', () => {
  expect(readConfig(DATABASE).tls).toBeUndefined();
});

test.each([
  [{ FALINK_TLS_CERT: '/etc/falink/chain.pem' }, /FALINK_TLS_KEY: is not set/],
  [{ FALINK_TLS_KEY: '/etc/falink/key.pem' }, /FALINK_TLS_CERT: is not set/],
  [{ FALINK_TLS_CERT: '/nowhere/chain.pem', FALINK_TLS_KEY: '/nowhere/key.pem' }, /FALINK_TLS_CERT: .* cannot be read/],
])('refuses to start without the TLS that was asked for: %j', (env, message) => {
  expect(() => readConfig({ ...DATABASE, ...env })).toThrow(message);
});
