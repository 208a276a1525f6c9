import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AssetManifest, LADDER, ladderStep } from '@falink/broadcast';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { buildStories, STORIES } from '../src/index.js';
import { renditionArgs } from '../src/media/encode.js';
import { ffmpeg } from '../src/media/ffmpeg.js';
import { formatWav, parseWav, voicedLevel } from '../src/speech/wave.js';
import { readWebVtt } from '../src/testing/read-webvtt.js';
import { describeChannel } from './channel-suite.js';

/** The smallest rendition: seconds of work when the cache has it, some tens of seconds on a new machine. */
const RENDITION = '432p';
const BUILD_TIMEOUT_MS = 600_000;
const CUE_TOLERANCE_MS = 300;

/** ffprobe and ffmpeg are other processes: on a busy machine they wait for their turn. */
const TOOL_TIMEOUT_MS = 60_000;
jest.setTimeout(TOOL_TIMEOUT_MS);

const run = promisify(execFile);
let outDir: string;
let assets: AssetManifest[];

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'falink-stories-'));
  assets = await buildStories({ outDir, phase: 'first', renditions: [RENDITION] });
}, BUILD_TIMEOUT_MS);

afterAll(() => rm(outDir, { recursive: true, force: true }));

type Packet = { pts_time: string; duration_time: string; flags: string };

async function probe(...args: string[]): Promise<{ streams?: Record<string, unknown>[]; packets?: Packet[] }> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-of', 'json', ...args], { maxBuffer: 64 << 20 });
  return JSON.parse(stdout);
}

/** The rendition as one file: initialisation and the given segments, one after another. */
async function joined(asset: AssetManifest, segments: readonly { file: string }[]): Promise<string> {
  const rendition = asset.renditions.find(({ id }) => id === RENDITION)!;
  const parts = [rendition.init, ...segments.map(({ file }) => file)];
  const file = join(outDir, `${asset.id}-joined.mp4`);
  await writeFile(file, Buffer.concat(await Promise.all(parts.map((part) => readFile(join(outDir, asset.id, part))))));
  return file;
}

/** Begin and end of every stretch of voice, milliseconds. */
async function voicedSpans(file: string, totalMs: number): Promise<{ startMs: number; endMs: number }[]> {
  const { stderr } = await run(
    'ffmpeg',
    ['-nostdin', '-hide_banner', '-i', file, '-vn', '-af', 'silencedetect=n=-42dB:d=0.22', '-f', 'null', '-'],
    {
      maxBuffer: 16 << 20,
    },
  );
  const times = (what: string) =>
    [...stderr.matchAll(new RegExp(`${what}: ([-\\d.]+)`, 'g'))].map(([, s]) => Number(s) * 1000);
  const ends = times('silence_end');
  const starts = times('silence_start');
  return ends.map((startMs) => ({ startMs, endMs: starts.find((at) => at > startMs) ?? totalMs }));
}

function cuesOf(vtt: string): { startMs: number; endMs: number }[] {
  const ms = (h: string, m: string, s: string) => (Number(h) * 60 + Number(m)) * 60_000 + Number(s) * 1000;
  return [...vtt.matchAll(/(\d+):(\d+):([\d.]+) --> (\d+):(\d+):([\d.]+)/g)].map(([, a, b, c, d, e, f]) => ({
    startMs: ms(a!, b!, c!),
    endMs: ms(d!, e!, f!),
  }));
}

describe('the stories as assets', () => {
  it('has a manifest for each, which says what is in its folder', async () => {
    expect(assets.map(({ id }) => id)).toEqual(STORIES.map(({ id }) => id));
    for (const asset of assets) {
      const stored = AssetManifest.parse(JSON.parse(await readFile(join(outDir, asset.id, 'manifest.json'), 'utf8')));
      expect(stored).toEqual(asset);
      expect(asset.durationMs).toBeGreaterThanOrEqual(45_000);
      expect(asset.durationMs).toBeLessThanOrEqual(90_000);
      expect(asset.citations.length).toBeGreaterThan(0);
    }
  });

  it('has posters of the promised sizes', async () => {
    for (const asset of assets) {
      for (const { file, width, height } of asset.posters) {
        const { streams } = await probe(
          '-show_entries',
          'stream=codec_name,width,height',
          join(outDir, asset.id, file),
        );
        expect(streams?.[0]).toMatchObject({ codec_name: 'mjpeg', width, height });
      }
    }
  });

  it('has H.264 and AAC as promised, readable through the playlist', async () => {
    const step = ladderStep(RENDITION);
    for (const asset of assets) {
      const { streams } = await probe(
        '-show_entries',
        'stream=codec_name,profile,level,width,height,avg_frame_rate,has_b_frames,pix_fmt,sample_rate,channels',
        join(outDir, asset.id, `${RENDITION}.m3u8`),
      );
      const video = streams?.find(({ codec_name }) => codec_name === 'h264');
      const audio = streams?.find(({ codec_name }) => codec_name === 'aac');
      expect(video).toMatchObject({
        width: step.width,
        height: step.height,
        avg_frame_rate: '25/1',
        has_b_frames: 0,
        pix_fmt: 'yuv420p',
        level: 30,
      });
      expect(audio).toMatchObject({ sample_rate: '48000', channels: 2, profile: 'LC' });
      expect(asset.renditions[0]?.codecs).toMatch(/^avc1\.4d[0-9a-f]{2}1e,mp4a\.40\.2$/);
    }
  });

  it('begins every segment with a key frame at its nominal time, and fills it', async () => {
    for (const asset of assets) {
      let startMs = 0;
      const [rendition] = asset.renditions;
      const { packets = [] } = await probe(
        '-select_streams',
        'v',
        '-show_entries',
        'packet=pts_time,duration_time,flags',
        await joined(asset, rendition!.segments),
      );
      const keys = packets.filter(({ flags }) => flags.startsWith('K')).map(({ pts_time }) => Number(pts_time) * 1000);
      expect(keys).toHaveLength(rendition!.segments.length);
      for (const [k, { durationMs }] of rendition!.segments.entries()) {
        expect(Math.abs((keys[k] ?? 0) - startMs)).toBeLessThan(1);
        startMs += durationMs;
      }
      expect(packets).toHaveLength(asset.durationMs / 40);
    }
  });

  it('has sound and picture from 0 on, and no edit list that a player would have to follow', async () => {
    for (const asset of assets) {
      const [rendition] = asset.renditions;
      const init = await readFile(join(outDir, asset.id, rendition!.init));
      // An empty edit: media time -1.
      const edits = init.subarray(init.indexOf('elst', 0, 'latin1')).includes(Buffer.from('ffffffff0001', 'hex'));
      expect([asset.id, edits]).toEqual([asset.id, false]);
      const { packets = [] } = await probe(
        '-select_streams',
        'a',
        '-show_entries',
        'packet=pts_time,duration_time,flags',
        await joined(asset, rendition!.segments),
      );
      expect(Number(packets[0]?.pts_time)).toBe(0);
      const gaps = packets.slice(1).filter(({ pts_time }, k) => {
        const lengthS = Number(pts_time) - Number(packets[k]?.pts_time);
        return Math.abs(lengthS - 1024 / 48_000) > 0.0001;
      });
      expect(gaps).toEqual([]);
      // Sound does not reach into the next programme by more than the packet in which it ends.
      expect(Number(packets.at(-1)?.pts_time) * 1000).toBeLessThan(asset.durationMs);
    }
  });

  it('has one initialisation segment per rendition, whatever the film: some players take one for a whole channel', async () => {
    const inits = await Promise.all(
      assets.map(({ id, renditions }) => readFile(join(outDir, id, renditions[0]!.init))),
    );
    expect(inits.length).toBeGreaterThan(1);
    expect(inits.every((init) => init.equals(inits[0]!))).toBe(true);
  });

  it('has in the segments of its subtitles what the whole file has, with the time map of RFC 8216', async () => {
    for (const asset of assets) {
      for (const { file, segments } of asset.subtitles) {
        const whole = readWebVtt(await readFile(join(outDir, asset.id, file), 'utf8'));
        const pieces = await Promise.all(
          segments.map((segment) => readFile(join(outDir, asset.id, segment.file), 'utf8')),
        );
        for (const piece of pieces) expect(piece).toMatch(/^WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00\.000,MPEGTS:0\n\n/);
        const byNumber = new Map(pieces.flatMap(readWebVtt).map((cue) => [cue.number, cue]));
        expect([...byNumber.values()]).toEqual(whole);
        expect(whole.length).toBeGreaterThan(10);
      }
    }
  });

  it('shows each cue within 0.3 s of the voice, and the voice is loud enough', async () => {
    for (const asset of assets) {
      const film = await joined(asset, asset.renditions[0]!.segments);
      const spans = await voicedSpans(film, asset.durationMs);
      const near = (at: number, times: number[]) => Math.min(...times.map((time) => Math.abs(time - at)));
      for (const { language, file } of asset.subtitles) {
        const cues = cuesOf(await readFile(join(outDir, asset.id, file), 'utf8'));
        const story = STORIES.find(({ id }) => id === asset.id)!;
        expect([language, cues.length]).toEqual([language, story.scenes.flatMap(({ lines }) => lines).length]);
        for (const cue of cues) {
          expect(
            near(
              cue.startMs,
              spans.map(({ startMs }) => startMs),
            ),
          ).toBeLessThanOrEqual(CUE_TOLERANCE_MS);
          expect(
            near(
              cue.endMs,
              spans.map(({ endMs }) => endMs),
            ),
          ).toBeLessThanOrEqual(CUE_TOLERANCE_MS);
        }
      }
      const { stdout } = await run(
        'ffmpeg',
        ['-nostdin', '-v', 'error', '-i', film, '-vn', '-ac', '1', '-ar', '22050', '-f', 'wav', '-'],
        {
          encoding: 'buffer',
          maxBuffer: 64 << 20,
        },
      );
      const level = 20 * Math.log10(voicedLevel(parseWav(stdout)));
      expect(level).toBeGreaterThan(-26);
      expect(level).toBeLessThan(-14);
    }
  });

  it('finds everything again: a second build makes nothing', async () => {
    const sources: (string | undefined)[] = [];
    await buildStories({
      outDir,
      phase: 'first',
      renditions: [RENDITION],
      onProgress: ({ source, percent }) => percent === 100 && sources.push(source),
    });
    expect(sources).toEqual(['present', 'present', 'present', 'present']);
  });

  it('takes another folder from the cache, and stops when told to', async () => {
    const other = join(outDir, 'other');
    const sources: (string | undefined)[] = [];
    await buildStories({
      outDir: other,
      phase: 'first',
      renditions: [RENDITION],
      onProgress: ({ source, percent }) => percent === 100 && sources.push(source),
    });
    expect(sources).toEqual(['cache', 'cache', 'cache', 'cache']);
    const reason = new Error('enough');
    await expect(buildStories({ outDir: other, phase: 'first', signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
  });
});

describe.each(LADDER.map((step) => [step.id, step] as const))('a rendition of %s', (id, step) => {
  it('has the ladder’s size, profile and level', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'falink-ladder-'));
    try {
      const voice = join(folder, 'voice.wav');
      await writeFile(voice, formatWav({ sampleRate: 22_050, samples: new Float32Array(22_050 / 5) }));
      const grey = new Uint8Array((step.width * step.height * 3) / 2).fill(128);
      await ffmpeg({ args: renditionArgs(step, voice, folder), frames: Array<Uint8Array>(5).fill(grey) });
      const { streams } = await probe(
        '-show_entries',
        'stream=codec_name,profile,level,width,height',
        join(folder, 'index.m3u8'),
      );
      expect([id, streams?.[0]]).toEqual([
        id,
        expect.objectContaining({
          width: step.width,
          height: step.height,
          level: Number(step.video.level) * 10,
          profile: step.video.profile === 'main' ? 'Main' : 'High',
        }),
      ]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});

describe('on the air', () => {
  describeChannel(() => ({ outDir, assets }));
});
