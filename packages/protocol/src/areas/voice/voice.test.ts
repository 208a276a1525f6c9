import { LocaleSchema } from '../../common.js';
import { indexBytes, placesOf, readIndex } from './bundle.js';
import { FIXED_SENTENCES } from './sentences.js';
import { MAX_SPEECH_TEXT, SpeechSchema } from './voice.js';

describe('the fixed sentences', () => {
  it.each(LocaleSchema.options)('can each be said, and are there once (%s)', (locale) => {
    const sentences = FIXED_SENTENCES[locale];
    expect(sentences.length).toBeGreaterThanOrEqual(60);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const text of sentences) expect(SpeechSchema.parse({ text, locale })).toEqual({ text, locale });
  });
});

describe('[L6] a bundle', () => {
  it('says where each sentence lies', () => {
    const places = placesOf([
      { text: '按一', bytes: 10 },
      { text: '按二', bytes: 7 },
    ]);
    expect(places).toEqual([
      { text: '按一', start: 0, bytes: 10 },
      { text: '按二', start: 10, bytes: 7 },
    ]);
    expect(readIndex(JSON.stringify(places))).toEqual(places);
    expect(indexBytes(Uint8Array.from([0, 0, 1, 2]))).toBe(258);
  });
  it.each([[[]], [[0, 0]], [[255, 255, 255, 255, 1]], [[0, 0, 0, 0]]])('%j is none', (bytes) =>
    expect(() => indexBytes(Uint8Array.from(bytes))).toThrow(RangeError),
  );
  it.each(['{', '{}', '[{"text":1}]'])('%s is no index', (json) => expect(() => readIndex(json)).toThrow());
});

it('[L5] an utterance has words, a language and a length', () => {
  const text = 'a'.repeat(MAX_SPEECH_TEXT);
  expect(SpeechSchema.safeParse({ text, locale: 'en' }).success).toBe(true);
  for (const wrong of [
    { text: `${text}a`, locale: 'en' },
    { text: ' ', locale: 'en' },
    { text, locale: 'fr' },
  ])
    expect(SpeechSchema.safeParse(wrong).success).toBe(false);
});
