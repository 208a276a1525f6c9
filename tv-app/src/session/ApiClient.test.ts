import { callRoutes } from '@falink/protocol';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { refusal } from './testing.js';

function setUp(refusals: readonly string[]) {
  const platform = new FakePlatform();
  const tokens: (string | undefined)[] = [];
  platform.answer('GET', /current$/, ({ headers }) => {
    tokens.push(headers.authorization);
    const code = refusals[tokens.length - 1];
    return code ? refusal(code as never, 401) : { json: { call: null } };
  });
  let renewed = 0;
  const api = new ApiClient(platform, {
    renewToken: async () => {
      renewed += 1;
      return `fresh-${renewed}`;
    },
  });
  return { tokens, ask: () => api.call(callRoutes.currentCall, { token: 'stale' }) };
}

test.each(['auth.token_expired', 'auth.token_invalid'])(
  'a token that is refused (%s) is renewed and the request sent once more',
  async (code) => {
    const { tokens, ask } = setUp([code]);
    expect(await ask()).toEqual({ call: null });
    expect(tokens).toEqual(['Bearer stale', 'Bearer fresh-1']);
  },
);

test('a token that is refused twice is a refusal', async () => {
  const { tokens, ask } = setUp(['auth.token_expired', 'auth.token_expired']);
  await expect(ask()).rejects.toMatchObject({ code: 'auth.token_expired' });
  expect(tokens).toHaveLength(2);
});

test('any other refusal is not asked again', async () => {
  const { tokens, ask } = setUp(['call.ended']);
  await expect(ask()).rejects.toMatchObject({ code: 'call.ended' });
  expect(tokens).toHaveLength(1);
});

test('the time of an answer corrects a clock that is wrong, and leaves one alone that is right', async () => {
  const platform = new FakePlatform();
  const api = new ApiClient(platform);
  const answerAt = async (date: string) => {
    platform.answer('GET', /current$/, { json: { call: null }, date });
    await api.call(callRoutes.currentCall, { token: 'x' });
  };
  const before = platform.clock.wall();
  await answerAt(new Date(before + 2_000).toUTCString());
  expect(platform.clock.wall()).toBe(before);
  await answerAt('Thu, 26 Nov 2026 03:45:00 GMT');
  expect(new Date(platform.clock.wall()).toISOString()).toBe('2026-11-26T03:45:00.000Z');
  await answerAt('yesterday');
  expect(new Date(platform.clock.wall()).toISOString()).toBe('2026-11-26T03:45:00.000Z');
});
