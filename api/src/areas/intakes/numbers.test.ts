import fc from 'fast-check';
import type { KeptKeys } from '../../kernel/auth/secrets.js';
import { maskIdentityNumber } from '../../kernel/masks/mask-identity.js';
import { maskName } from '../../kernel/masks/mask-name.js';
import { applicationNumber, parseApplicationNumber } from './application-number.js';
import { hashQueryCode, isSameHash, newQueryCode, QUERY_CODE_ALPHABET, QUERY_CODE_LENGTH } from './query-code.js';

describe('application numbers', () => {
  it('reads as the bureau writes it', () => {
    expect(applicationNumber('云河', 2026, 1)).toBe('云河援申〔2026〕00001号');
    expect(applicationNumber('云河', 2026, 123456)).toBe('云河援申〔2026〕123456号');
  });

  it.each([
    '云河援申〔2026〕00042号',
    '202600042',
    '2026 00042',
    '云河援申(2026)00042',
    '２０２６００042',
    '云河援申[2026] 00042 号',
  ])('is found as typed: %s', (text) => {
    expect(parseApplicationNumber(text)).toEqual({ year: 2026, serial: 42 });
  });

  it.each(['', '42', '云河', '199900042', '2026', '20260000000000'])('"%s" is none', (text) => {
    expect(parseApplicationNumber(text)).toBeNull();
  });

  it('writing and reading undo each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2022, max: 2099 }), fc.integer({ min: 1, max: 9_999_999 }), (year, serial) => {
        expect(parseApplicationNumber(applicationNumber('云河', year, serial))).toEqual({ year, serial });
      }),
    );
  });
});

describe('query codes', () => {
  it('have eight characters without look-alikes and differ', () => {
    const codes = Array.from({ length: 500 }, newQueryCode);
    for (const code of codes) expect(code).toMatch(new RegExp(`^[${QUERY_CODE_ALPHABET}]{${QUERY_CODE_LENGTH}}$`));
    expect(new Set(codes).size).toBe(500);
    expect(QUERY_CODE_ALPHABET).not.toMatch(/[01258BDILOQSUVZ]/);
  });

  it('are compared by a keyed hash, without case', () => {
    const secretsOf = (byte: number) => ({ kept: { 'query-codes': new Uint8Array(32).fill(byte) } as KeptKeys });
    const secrets = secretsOf(1);
    const hash = hashQueryCode(secrets, 'A3C4E6F7');
    expect(isSameHash(hash, hashQueryCode(secrets, 'a3c4e6f7'))).toBe(true);
    expect(isSameHash(hash, hashQueryCode(secrets, 'A3C4E6F9'))).toBe(false);
    expect(isSameHash(hash, hashQueryCode(secretsOf(2), 'A3C4E6F7'))).toBe(false);
  });
});

describe('maskIdentityNumber', () => {
  it('leaves enough to tell two people apart and too little to use', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('110***********002X');
    expect(maskIdentityNumber('12345')).toBe('*****');
    expect(maskIdentityNumber('')).toBe('');
  });
});

describe('a masked name', () => {
  it.each([
    ['王秀英', '王**'],
    ['李', '李'],
    ['𠮷田', '𠮷*'],
    ['', ''],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
