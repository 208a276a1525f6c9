import { describe, expect, it, jest } from '@jest/globals';
import type { Secrets } from './secrets.js';
import { Tokens } from './tokens.js';
import { VerifiedTokens } from './verified-tokens.js';

const TERMINAL = '018f0000-0000-7000-8000-000000000001';
const keys = (byte: number) => new Uint8Array(32).fill(byte);
const secrets = { staffTokens: keys(1), terminalTokens: keys(2), roomTokens: keys(3) } as unknown as Secrets;

describe('tokens seen before', () => {
  it('are forgotten when they end, and the oldest when there are too many', () => {
    const tokens = new VerifiedTokens<{ expiresAtMs: number }>(2);
    tokens.add('a', { expiresAtMs: 1_000 });
    tokens.add('b', { expiresAtMs: 2_000 });
    expect(tokens.get('a', 999)).toEqual({ expiresAtMs: 1_000 });
    expect(tokens.get('a', 1_000)).toBeUndefined();
    tokens.add('c', { expiresAtMs: 2_000 });
    tokens.add('d', { expiresAtMs: 2_000 });
    expect(['b', 'c', 'd'].map((token) => tokens.get(token, 0) !== undefined)).toEqual([false, true, true]);
  });

  it('pass as no other kind, with no other signature, and not after their end', async () => {
    const tokens = new Tokens(secrets);
    const { token } = await tokens.signTerminal(TERMINAL, 3);
    await expect(tokens.verifyTerminal(token)).resolves.toMatchObject({ terminalId: TERMINAL, version: 3 });
    await expect(tokens.verifyStaff(token)).rejects.toMatchObject({ code: 'auth.token_invalid' });
    await expect(tokens.verifyTerminal(`${token.slice(0, -4)}AAAA`)).rejects.toMatchObject({
      code: 'auth.token_invalid',
    });
    jest.useFakeTimers({ now: Date.now() + 301_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      await expect(tokens.verifyTerminal(token)).rejects.toMatchObject({ code: 'auth.token_expired' });
    } finally {
      jest.useRealTimers();
    }
  });
});
