import { FalinkError } from '@falink/protocol';
import fc from 'fast-check';
import { type CursorOf, decodeCursor, encodeCursor, type KeyKind, type KeyValue } from './cursor.js';

const VALUES: Record<KeyKind, fc.Arbitrary<KeyValue>> = {
  instant: fc.maxSafeInteger(),
  date: fc
    .date({ min: new Date('1990-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  integer: fc.maxSafeInteger(),
  text: fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', '').slice(0, 60)),
  id: fc.uuid(),
};
const kinds = fc.array(fc.constantFrom(...(Object.keys(VALUES) as KeyKind[])), { minLength: 1, maxLength: 4 });
const keys = kinds.chain((all) =>
  fc.tuple(...all.map((kind) => VALUES[kind])).map((key) => ({ of: list('x', ...all), key })),
);

function list(name: string, ...all: KeyKind[]): CursorOf {
  return { list: name, by: all.map((kind) => ({ kind })) };
}

function refusal(of: CursorOf, cursor: string): unknown {
  try {
    return decodeCursor(of, cursor);
  } catch (error) {
    if (!(error instanceof FalinkError)) throw error;
    return [error.code, error.extra.fields?.map(({ path }) => path)];
  }
}

const REFUSED = ['request.malformed', ['cursor']];

describe('[P13] a cursor', () => {
  test('carries any sort key, in letters that need no escaping in an address', () => {
    fc.assert(
      fc.property(keys, ({ of, key }) => {
        const cursor = encodeCursor(of, key);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor(of, cursor)).toEqual(key);
      }),
    );
  });

  test('of another list, or of a list whose order has changed, is refused', () => {
    const key = ['2026-07-15', '5c2e5a3e-2f0c-4c39-9d0f-0d8a2f3f6b11'];
    const cursor = encodeCursor(list('applications', 'date', 'id'), key);
    expect(decodeCursor(list('applications', 'date', 'id'), cursor)).toEqual(key);
    expect(refusal(list('callbacks', 'date', 'id'), cursor)).toEqual(REFUSED);
    expect(refusal(list('applications', 'date', 'text', 'id'), cursor)).toEqual(REFUSED);
    expect(refusal(list('applications', 'date'), cursor)).toEqual(REFUSED);
  });

  test.each<[KeyKind, unknown]>([
    ['instant', '2026-07-15T00:00:00Z'],
    ['instant', 1.5],
    ['instant', 1e300],
    ['date', '2026-02-30'],
    ['date', '0000-01-01'],
    ['date', 20260715],
    ['integer', null],
    ['integer', '7'],
    ['text', 7],
    ['text', 'a\0b'],
    ['text', 'x'.repeat(61)],
    ['id', 'x'],
    ['id', { $gt: '' }],
  ])('with a %s of %j is refused', (kind, value) => {
    expect(refusal(list('x', kind), encodeCursor(list('x', kind), [value as KeyValue]))).toEqual(REFUSED);
  });

  test('that nobody gave out is refused, whatever it is', () => {
    const of = list('x', 'integer', 'id');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json()), (text) => {
        expect(refusal(of, text)).toEqual(REFUSED);
        expect(refusal(of, Buffer.from(text).toString('base64url'))).toEqual(REFUSED);
      }),
    );
  });

  test('of another version is refused', () => {
    const of = list('x', 'integer');
    const newer = Buffer.from(JSON.stringify([2, 'x', 7])).toString('base64url');
    expect(refusal(of, newer)).toEqual(REFUSED);
  });
});
