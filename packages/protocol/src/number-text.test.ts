import fc from 'fast-check';
import { z } from 'zod';
import { PhoneSchema, parseAtEdge, routes, tidyNumber, tidyPhone } from './index.js';

describe('[P17] a number is read as it is meant, however it was typed or pasted', () => {
  it.each([
    ['１３８００００１２３４', '13800001234'],
    ['138-0000-1234', '13800001234'],
    ['138 0000 1234', '13800001234'],
    ['138·0000·1234', '13800001234'],
    ['138－0000－1234', '13800001234'],
    ['\u202d13800001234\u202c', '13800001234'],
    ['138\u00a00000\u20091234', '13800001234'],
    ['1380\u200b0001\ufeff234', '13800001234'],
    ['+86 138 0000 1234', '13800001234'],
    ['＋８６１３８００００１２３４', '13800001234'],
    ['0086-138-0000-1234', '13800001234'],
    ['8613800001234', '13800001234'],
    ['（0470）821-2348', '04708212348'],
    ['(0470) 8212348', '04708212348'],
    ['+86 10 6520 5678', '01065205678'],
    ['+86 0470 8212348', '04708212348'],
    ['8212348', '8212348'],
    ['86212348', '86212348'],
  ])('the telephone number %j', (typed, kept) => {
    expect(tidyPhone(typed)).toBe(kept);
    expect(PhoneSchema.parse(typed)).toBe(kept);
  });

  it.each(['1', '0', '00', '86', '0086', '08'])('a number that begins with %s stays what it is', (start) => {
    const pattern = new RegExp(z.toJSONSchema(PhoneSchema, { io: 'input' }).pattern ?? '');
    const whole = fc
      .stringMatching(/^\d{0,12}$/)
      .map((rest) => start + rest)
      .filter((number) => pattern.test(number));
    fc.assert(fc.property(whole, (number) => expect(PhoneSchema.parse(number)).toBe(number)));
  });

  it.each(['1380000123', '138000012345', '+1 202 555 0100', '+86 1380000', 'abc', '', '－－'])(
    'and %j is none',
    (typed) => expect(PhoneSchema.safeParse(typed).success).toBe(false),
  );

  it.each([
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['110105 19491231 002x', '11010519491231002X'],
    ['110105-19491231-002ｘ', '11010519491231002X'],
    ['\u202a110105\u2011194912\u2013310\u201402X\u202c', '11010519491231002X'],
    ['７kfm　3xwr', '7KFM3XWR'],
  ])('%j', (typed, kept) => {
    expect(tidyNumber(typed)).toBe(kept);
    expect(tidyNumber(kept)).toBe(kept);
  });

  /** Every decimal digit that Unicode has, with its value by the order of the ten that it belongs to. */
  const allDigits = (() => {
    const found: { readonly digit: string; readonly value: number }[] = [];
    let run = 0;
    for (let point = 0; point <= 0x10ffff; point += 1) {
      const isDigit = (point < 0xd800 || point > 0xdfff) && /\p{Nd}/u.test(String.fromCodePoint(point));
      if (isDigit) found.push({ digit: String.fromCodePoint(point), value: run % 10 });
      run = isDigit ? run + 1 : 0;
    }
    return found;
  })();

  it('in the digits of every script', () => {
    expect(allDigits.length).toBeGreaterThan(600);
    for (const { digit, value } of allDigits) expect([digit, tidyNumber(digit)]).toEqual([digit, String(value)]);
    const typed = fc.array(fc.constantFrom(...allDigits), { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(typed, (digits) => {
        expect(tidyNumber(digits.map(({ digit }) => digit).join(''))).toBe(digits.map(({ value }) => value).join(''));
      }),
    );
  });

  it.each([
    ['١٣٨٠٠٠٠١٢٣٤', '13800001234'],
    ['۱۳۸۰۰۰۰۱۲۳۴', '13800001234'],
    ['༡༣༨༠༠༠༠༡༢༣༤', '13800001234'],
    ['᠑᠓᠘᠐᠐᠐᠐᠑᠒᠓᠔', '13800001234'],
  ])('the telephone number %j', (typed, kept) => expect(PhoneSchema.parse(typed)).toBe(kept));

  it('the query code of an application', () => {
    const body = { number: ' 云河援申〔2026〕00017号\u202c', queryCode: '７kfm-3xwr' };
    expect(parseAtEdge(routes.follow.body as never, body)).toEqual({
      number: '云河援申〔2026〕00017号',
      queryCode: '7KFM3XWR',
    });
  });
});
