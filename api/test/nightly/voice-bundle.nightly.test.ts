import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@falink/fixtures/until';
import { BUNDLE_HEAD_BYTES, FIXED_SENTENCES, indexBytes, readIndex } from '@falink/protocol';
import { createLogger } from '@falink/service-kit';
import { EspeakEngine } from '@falink/stories/speech';
import { jest } from '@jest/globals';
import { Bundles } from '../../src/areas/voice/bundles.js';
import { Renderer } from '../../src/areas/voice/renderer.js';

// A program start or two for each of some hundred sentences.
jest.setTimeout(10 * 60_000);
const RENDERED_WITHIN_MS = 300_000;
const MOST_BYTES = 2_000_000;

it('[L6] the fixed sentences of both languages, in the packaged voice, are at most 2 MB', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'falink-voice-'));
  try {
    const engines = { 'zh-CN': new EspeakEngine('zh-CN'), en: new EspeakEngine('en') };
    const log = createLogger({ service: 'voice-test', level: 'silent' });
    const bundles = new Bundles({ folder, engines, renderer: new Renderer(engines), log });
    const sizes: number[] = [];
    for (const locale of ['zh-CN', 'en'] as const) {
      await expect(bundles.read(locale)).rejects.toMatchObject({ code: 'voice.preparing' });
      const isThere = (bundle: unknown) => bundle !== null;
      const bundle = await until(`${locale} is rendered`, () => bundles.bundle(locale), isThere, RENDERED_WITHIN_MS);
      const file = await bundles.read(locale);
      const places = readIndex(file.subarray(BUNDLE_HEAD_BYTES, BUNDLE_HEAD_BYTES + indexBytes(file)).toString());
      expect(places.map(({ text }) => text)).toEqual(FIXED_SENTENCES[locale]);
      sizes.push(bundle?.bytes ?? 0);
    }
    process.stdout.write(`fixed sentences: ${sizes.join(' + ')} bytes (zh-CN + en)\n`);
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(MOST_BYTES);
  } finally {
    await rm(folder, { recursive: true });
  }
});
