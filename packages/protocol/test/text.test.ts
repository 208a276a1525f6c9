import fc from 'fast-check';
import { z } from 'zod';
import {
  consoleMessages,
  FalinkError,
  IntakeFormSchema,
  isSoundText,
  line,
  parseAtEdge,
  prose,
  routes,
  tidyLine,
  tidyProse,
  unsoundTextIn,
} from '../src/index.js';
import { anyOfSchema, type JsonSchema } from './arbitrary.js';
import { ARRIVING } from './shapes.js';

const POISONS = ['\0', '\ud83d', '\udc00', '\u202e', '\u2066', '\u200f', '\u061c'];

/** Every place of a value that holds a text, by its keys. */
function textsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

function changed(value: unknown, [key, ...rest]: readonly string[], change: (text: string) => string): unknown {
  if (key === undefined) return change(value as string);
  const inner = changed((value as Record<string, unknown>)[key], rest, change);
  if (Array.isArray(value)) return value.map((one, n) => (n === Number(key) ? inner : one));
  return { ...(value as object), [key]: inner };
}

const withTexts = ARRIVING.map(({ name, schema }) => ({
  name,
  schema,
  json: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema,
}));

describe('[P15] no text that breaks the database or reads otherwise than it is written gets in', () => {
  it.each(withTexts.map((one) => [one.name, one] as const))('%s', (_, { schema, json }) => {
    fc.assert(
      fc.property(
        anyOfSchema(json),
        fc.constantFrom(...POISONS),
        fc.nat(40),
        fc.nat(1_000),
        (sound, poison, at, which) => {
          const texts = textsIn(sound);
          const path = texts[which % Math.max(1, texts.length)];
          if (!path) return;
          const put = (text: string): string => text.slice(0, at) + poison + text.slice(at);
          const poisoned = changed(sound, path, put);
          let taken: unknown;
          try {
            taken = parseAtEdge(schema, poisoned);
          } catch (error) {
            expect(error).toBeInstanceOf(FalinkError);
            expect((error as FalinkError).code).toBe('request.malformed');
            expect((error as FalinkError).extra.fields?.length).toBeGreaterThan(0);
            return;
          }
          expect(unsoundTextIn(taken)).toBeNull();
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('[P15] a refusal names the field', () => {
  const fieldsOf = (run: () => unknown): string[] | undefined => {
    try {
      run();
    } catch (error) {
      return (error as FalinkError).extra.fields?.map(({ path }) => path);
    }
    return undefined;
  };

  it('of a credential, a code and a token', () => {
    expect(
      fieldsOf(() => parseAtEdge(routes.login.body as z.ZodType, { username: 'law\0yer', password: 'x' })),
    ).toEqual(['username']);
    expect(fieldsOf(() => parseAtEdge(consoleMessages.reauthenticate.payload, { token: 'a\ud800' }))).toEqual([
      'token',
    ]);
  });

  it('also in a key, and however deep', () => {
    let deep: unknown = '\0';
    for (let n = 0; n < 50_000; n += 1) deep = [deep];
    expect(unsoundTextIn(deep)).toHaveLength(50_000);
    expect(unsoundTextIn({ a: { 'b\0': 1 } })).toEqual(['a']);
    expect(unsoundTextIn({ a: [1, null, true, 'sound', new Uint8Array(3)] })).toBeNull();
  });
});

describe('[P15] what somebody typed is kept without what breaks it', () => {
  it('in several lines', () => {
    expect(prose(100).parse('儿子\0两年\u202e没给\r\n赡养费\ud83d。\u200b\u0007')).toBe('儿子两年没给\n赡养费。');
  });

  it('in one line', () => {
    expect(line(20).parse(' \u2067王\t秀\n英\u2069 \ufeff')).toBe('王 秀 英');
  });

  it.each([
    ['a name of the CJK extensions', '𠮷田𡈽'],
    ['a Uyghur name', 'ئابدۇرېھىم ئۆتكۈر'],
    ['a Uyghur name in Chinese, of 50 characters', `${'阿卜杜热合曼·'.repeat(7)}麦提`],
    ['a Tibetan name', 'བསྟན་འཛིན་རྒྱ་མཚོ'],
    ['a Mongolian name with its selectors', 'ᠴᠢᠩᠭᠢᠰ ᠬᠠᠭᠠᠨ\u180b\u180e\u202fᠤ'],
    ['a name with a joiner', 'نام\u200cها'],
    ['an emoji of several parts', '👨\u200d👩\u200d👧'],
  ])('%s stays as it is', (_, name) => {
    expect(tidyLine(name)).toBe(name.normalize('NFC'));
    expect(IntakeFormSchema.shape.name.parse(name)).toBe(name.normalize('NFC'));
  });

  it('tidies once and for all, and leaves sound text of any script alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tidy = tidyProse(text);
        expect(isSoundText(tidy)).toBe(true);
        expect(tidyProse(tidy)).toBe(tidy);
        expect(tidyLine(tidyLine(text))).toBe(tidyLine(text));
      }),
    );
    fc.assert(
      fc.property(
        fc.stringMatching(/^[\p{Script=Han}\p{Script=Arabic}\p{Script=Tibetan}a-z0-9，。]{0,30}$/u),
        (text) => {
          fc.pre(isSoundText(text));
          expect(tidyProse(text)).toBe(text.normalize('NFC'));
        },
      ),
    );
  });
});
