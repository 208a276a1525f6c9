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

describe('how long personal data is kept', () => {
  test('is as documented when nothing is set', () => {
    expect(readConfig(DATABASE).keep).toEqual({
      callback_numbers: 90,
      call_notes: 730,
      unfinished_intakes: 30,
      call_records: 1_095,
      sign_ins: 365,
      commands: 180,
    });
    expect(readConfig(DATABASE).keepHealth).toEqual({ minute: 3, hour: 62, day: 1_095 });
  });

  test.each([
    [{ FALINK_KEEP_CALLBACK_NUMBERS_DAYS: '0' }, /CALLBACK_NUMBERS_DAYS: must be 1 days or more/],
    [{ FALINK_KEEP_CALLBACK_NUMBERS_DAYS: '-5' }, /CALLBACK_NUMBERS_DAYS: must be 1 days or more/],
    [{ FALINK_KEEP_CALLBACK_NUMBERS_DAYS: '1.5' }, /CALLBACK_NUMBERS_DAYS: must be a whole number of days/],
    [{ FALINK_KEEP_CALL_NOTES_DAYS: 'two years' }, /CALL_NOTES_DAYS: /],
    [{ FALINK_KEEP_CALL_NOTES_DAYS: '7' }, /CALL_NOTES_DAYS: must be 30 days or more/],
    [{ FALINK_KEEP_UNFINISHED_INTAKES_DAYS: '1' }, /UNFINISHED_INTAKES_DAYS: must be 2 days or more.*can be continued/],
    [{ FALINK_KEEP_CALL_RECORDS_DAYS: '182' }, /CALL_RECORDS_DAYS: must be 183 days or more.*网络安全法/],
    [{ FALINK_KEEP_SIGN_INS_DAYS: '99999' }, /SIGN_INS_DAYS: must be 36500 days at most/],
    [{ FALINK_KEEP_CALL_NOTES_DAYS: '2000' }, /CALL_NOTES_DAYS: is 2000, more than FALINK_KEEP_CALL_RECORDS_DAYS/],
    [{ FALINK_KEEP_HEALTH_MINUTES_DAYS: '1' }, /HEALTH_MINUTES_DAYS: must be 2 days or more/],
    [{ FALINK_KEEP_HEALTH_MINUTES_DAYS: '90' }, /HEALTH_MINUTES_DAYS: is 90, more than FALINK_KEEP_HEALTH_HOURS_DAYS/],
    [{ FALINK_KEEP_HEALTH_HOURS_DAYS: '2000' }, /HEALTH_HOURS_DAYS: is 2000, more than FALINK_KEEP_HEALTH_SUMS_DAYS/],
    [{ FALINK_KEEP_CALL_RECORDS_DAYS: '365' }, /CALL_NOTES_DAYS: is 730, more than FALINK_KEEP_CALL_RECORDS_DAYS/],
  ])('is refused when it makes no sense: %j', (env, message) => {
    expect(() => readConfig({ ...DATABASE, ...env })).toThrow(message);
  });
});
