import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@falink/fixtures/until';
import { BUNDLE_HEAD_BYTES, indexBytes, readIndex } from '@falink/protocol';
import { createLogger } from '@falink/service-kit';
import { CommandEngine, type SpeechEngine, type Wave } from '@falink/stories/speech';
import { Bundles } from '../src/areas/voice/bundles.js';
import { type Engines, Renderer } from '../src/areas/voice/renderer.js';

const TONE: Wave = { sampleRate: 16_000, samples: Float32Array.from({ length: 8_000 }, (_, n) => Math.sin(n / 5) / 2) };
const engineOf = (speak: SpeechEngine['speak'], identity = async () => 'voice 1'): SpeechEngine => ({
  identity,
  speak,
});
const both = (engine: SpeechEngine): Engines => ({ 'zh-CN': engine, en: engine });
const log = createLogger({ service: 'voice-test', level: 'silent' });
const SENTENCES = { 'zh-CN': ['按一', '按二'], en: ['Press 1'] };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falink-voice-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Asks for the sentences until they are rendered. */
async function prepared(bundles: Bundles) {
  await bundles.read('zh-CN').catch(() => undefined);
  return until('the bundle is made', () => bundles.bundle('zh-CN'));
}

describe('[L6] the fixed sentences', () => {
  it('are rendered once for a voice, each where the index says; another voice replaces the file', async () => {
    const said: string[] = [];
    const speak = async (text: string) => {
      said.push(text);
      return TONE;
    };
    const make = (voice: string) => {
      const engines = both(engineOf(speak, async () => voice));
      return new Bundles({ folder, engines, renderer: new Renderer(engines), log, sentences: SENTENCES });
    };
    const first = make('voice 1');
    expect([await first.speaks('zh-CN'), await first.bundle('zh-CN'), said]).toEqual([true, null, []]);
    await expect(first.read('zh-CN')).rejects.toMatchObject({ code: 'voice.preparing' });
    const { revision, bytes } = await prepared(first);
    const file = await first.read('zh-CN');
    expect(file.length).toBe(bytes);
    const length = indexBytes(file);
    const places = readIndex(file.subarray(BUNDLE_HEAD_BYTES, BUNDLE_HEAD_BYTES + length).toString());
    expect(places.map(({ text }) => text)).toEqual(SENTENCES['zh-CN']);
    for (const { start } of places)
      expect(
        file
          .subarray(BUNDLE_HEAD_BYTES + length + start)
          .subarray(0, 4)
          .toString(),
      ).toBe('OggS');
    expect((await prepared(make('voice 1'))).revision).toBe(revision);
    expect(said).toEqual(SENTENCES['zh-CN']);
    const other = make('voice 2');
    expect((await prepared(other)).revision).not.toBe(revision);
    await other.stop();
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('[L5] are not there without a voice, and that is said', async () => {
    const engines = both(
      engineOf(
        () => Promise.reject(new Error('none')),
        () => Promise.reject(new Error('none')),
      ),
    );
    const bundles = new Bundles({ folder, engines, renderer: new Renderer(engines), log });
    expect(await bundles.speaks('en')).toBe(false);
    await expect(bundles.read('en')).rejects.toMatchObject({ code: 'voice.unavailable' });
  });
});

describe('[L5] utterances', () => {
  it('wait for their turn, a few at once; more than may wait are refused', async () => {
    const open: Array<() => void> = [];
    const speak = () => new Promise<Wave>((resolve) => open.push(() => resolve(TONE)));
    const renderer = new Renderer(both(engineOf(speak)), { atOnce: 1, waiting: 1, timeLimitMs: 60_000 });
    const first = renderer.render('一', 'zh-CN');
    const second = renderer.render('二', 'zh-CN');
    await expect(renderer.render('三', 'zh-CN')).rejects.toMatchObject({ code: 'voice.busy' });
    expect(open).toHaveLength(1);
    open[0]?.();
    await first;
    await until('the second has its turn', () => open.length === 2);
    open[1]?.();
    expect((await second).subarray(0, 4).toString()).toBe('OggS');
  });

  it('that take too long, fail or are silent are refused without the words of the text', async () => {
    const refused = async (engine: SpeechEngine, timeLimitMs = 60_000) =>
      new Renderer(both(engine), { atOnce: 1, waiting: 1, timeLimitMs })
        .render('秘密', 'zh-CN')
        .catch((error) => error);
    const hangs = engineOf((_text, signal) => new Promise((_, reject) => signal?.addEventListener('abort', reject)));
    const failed = await refused(engineOf((text) => Promise.reject(new Error(text))));
    expect([failed.code, JSON.stringify(failed), failed.cause]).toEqual([
      'voice.unavailable',
      expect.not.stringContaining('秘密'),
      undefined,
    ]);
    expect(await refused(hangs, 1)).toMatchObject({ code: 'voice.unavailable' });
    const silence = engineOf(async () => ({ sampleRate: 16_000, samples: new Float32Array(100) }));
    expect(await refused(silence)).toMatchObject({ code: 'voice.silent' });
  });

  it("are said by the operator's program, which reads the text from its input", async () => {
    const program = join(folder, 'voice.sh');
    const seen = join(folder, 'seen');
    const wav = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAgD4AAAB9AAACABAAZGF0YQIAAAAAAA==';
    await writeFile(program, `#!/bin/sh\necho "$1 $FALINK_VOICE_LOCALE $(cat)" > ${seen}\necho ${wav} | base64 -d\n`);
    await chmod(program, 0o755);
    const wave = await new CommandEngine([program, '--calm'], 'en').speak('Hello');
    expect(wave).toMatchObject({ sampleRate: 16_000 });
    expect((await readFile(seen)).toString().trim()).toBe('--calm en Hello');
    await expect(new CommandEngine([join(folder, 'none')], 'en').identity()).rejects.toThrow();
  });
});
