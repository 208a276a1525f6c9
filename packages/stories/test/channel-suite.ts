import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import {
  type AssetManifest,
  type LineUp,
  masterPlaylist,
  mediaPlaylist,
  nowOnAir,
  subtitlesPlaylist,
} from '@falink/broadcast';
import { CHROMIUM, CHROMIUM_FLAGS, chromiumEnv } from '@falink/tooling/chromium';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const LAUNCH_TIMEOUT_MS = 60_000;
const PLAY_TIMEOUT_MS = 120_000;
/** The page is opened this long before the second programme begins. */
const BEFORE_CHANGE_MS = 6000;

const HLS_JS = createRequire(import.meta.url).resolve('hls.js/dist/hls.min.js');
const PAGE = `<!doctype html><video id="v" muted autoplay></video><script src="/hls.js"></script><script>
window.errors = [];
window.hls = new Hls({ enableWorker: false });
hls.on(Hls.Events.ERROR, (_, data) => { if (data.fatal) errors.push(data.details); });
hls.on(Hls.Events.SUBTITLE_TRACKS_UPDATED, () => { hls.subtitleTrack = 0; hls.subtitleDisplay = true; });
hls.loadSource('/media/channels/1/master.m3u8');
hls.attachMedia(document.getElementById('v'));
</script>`;

const channelNow = (clockShiftMs: number) => Date.now() + clockShiftMs;

type Station = { outDir: string; lineUp: LineUp; clockShiftMs: number };

async function answer(
  { outDir, lineUp, clockShiftMs }: Station,
  path: string,
): Promise<{ type: string; body: string | Buffer }> {
  const playlist = (body: string) => ({ type: 'application/vnd.apple.mpegurl', body });
  if (path === '/') return { type: 'text/html', body: PAGE };
  if (path === '/hls.js') return { type: 'text/javascript', body: await readFile(HLS_JS) };
  if (path === '/media/channels/1/master.m3u8') return playlist(masterPlaylist(lineUp));
  if (path === '/media/channels/1/432p.m3u8') return playlist(mediaPlaylist(lineUp, '432p', channelNow(clockShiftMs)));
  if (path === '/media/channels/1/subtitles-zh-CN.m3u8')
    return playlist(subtitlesPlaylist(lineUp, 'zh-CN', channelNow(clockShiftMs)));
  const file = normalize(path).replace(/^\/media\/assets\//, '');
  return { type: file.endsWith('.vtt') ? 'text/vtt' : 'video/mp4', body: await readFile(join(outDir, file)) };
}

/** What the page knows: every subtitle cue by the clock of the fragment it belongs to, and how playback goes. */
type Seen = {
  errors: string[];
  frames: number;
  dateMs: number;
  height: number;
  cues: { text: string; startsAtMs: number }[];
};

function look(): Seen {
  // runs in the page
  const page = globalThis as unknown as {
    errors: string[];
    hls: {
      playingDate: { getTime(): number } | null;
      levels: { details?: { fragments: { start: number; duration: number; programDateTime: number }[] } }[];
      currentLevel: number;
    };
    document: {
      getElementById(id: string): {
        videoHeight: number;
        getVideoPlaybackQuality(): { totalVideoFrames: number };
        textTracks: ArrayLike<{ cues: ArrayLike<{ text: string; startTime: number }> | null }>;
      };
    };
  };
  const video = page.document.getElementById('v');
  const fragments = page.hls.levels[Math.max(page.hls.currentLevel, 0)]?.details?.fragments ?? [];
  const cues = Array.from(video.textTracks).flatMap((track) => Array.from(track.cues ?? []));
  return {
    errors: page.errors,
    frames: video.getVideoPlaybackQuality().totalVideoFrames,
    dateMs: page.hls.playingDate?.getTime() ?? 0,
    height: video.videoHeight,
    cues: cues.flatMap(({ text, startTime }) => {
      const own = fragments.find(({ start, duration }) => startTime >= start - 0.05 && startTime < start + duration);
      return own ? [{ text, startsAtMs: own.programDateTime + (startTime - own.start) * 1000 }] : [];
    }),
  };
}

/** The channel's tests, run with the assets that another suite has built, so that they are built once. */
export function describeChannel(built: () => { outDir: string; assets: readonly AssetManifest[] }): void {
  let server: Server;
  let browser: Browser;
  let station: Station;

  beforeAll(async () => {
    const { outDir, assets } = built();
    station = {
      outDir,
      lineUp: { id: '1', epochMs: Date.now(), programmes: assets },
      clockShiftMs: (assets[0]?.durationMs ?? 0) - BEFORE_CHANGE_MS,
    };
    server = createServer((request, response) => {
      answer(station, new URL(request.url ?? '/', 'http://localhost').pathname).then(
        ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [...CHROMIUM_FLAGS],
      env: chromiumEnv(),
    });
  }, LAUNCH_TIMEOUT_MS);

  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => server.close(resolve));
  });

  describe('the linear channel in hls.js', () => {
    it(
      'plays on from one programme into the next, and shows each cue at its own moment on both sides of the change',
      async () => {
        const { outDir, lineUp, clockShiftMs } = station;
        const page = await browser.newPage();
        await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
        const changeMs = lineUp.epochMs + (lineUp.programmes[0]?.durationMs ?? 0);
        await page.waitForFunction(
          () =>
            Array.from(
              (
                globalThis as unknown as {
                  document: {
                    getElementById(id: string): { textTracks: ArrayLike<{ cues: ArrayLike<unknown> | null }> };
                  };
                }
              ).document.getElementById('v').textTracks,
            ).some((track) => (track.cues?.length ?? 0) > 0),
          undefined,
          { timeout: PLAY_TIMEOUT_MS / 4 },
        );
        const early = await page.evaluate(look);
        // far enough into the second programme that its first two lines have been spoken
        await page.waitForFunction(
          (until) =>
            ((
              globalThis as unknown as { hls: { playingDate: { getTime(): number } | null } }
            ).hls.playingDate?.getTime() ?? 0) > until,
          changeMs + 7000,
          { timeout: PLAY_TIMEOUT_MS / 2 },
        );
        const seen = await page.evaluate(look);
        expect(seen.errors).toEqual([]);
        expect(seen.height).toBe(432);
        expect(seen.frames).toBeGreaterThan(100);
        // what is seen is what the clock says is on, to within a segment and the player's own start
        expect(Math.abs(seen.dateMs - channelNow(clockShiftMs))).toBeLessThan(12_000);
        expect(nowOnAir(lineUp, seen.dateMs).programme.id).toBe(lineUp.programmes[1]?.id);
        // A cue that spans a border comes with both segments, and is shown once.
        const keys = seen.cues.map(({ text, startsAtMs }) => `${text} ${Math.round(startsAtMs)}`);
        expect(new Set(keys).size).toBe(keys.length);
        const sides = { before: 0, after: 0 };
        for (const { text, startsAtMs } of [...early.cues, ...seen.cues]) {
          const { programme, startedAtMs } = nowOnAir(lineUp, startsAtMs);
          const vtt = await readFile(join(outDir, programme.id, 'common/subtitles/zh-CN.vtt'), 'utf8');
          const [, minutes, seconds] = vtt.match(new RegExp(`00:(\\d+):([\\d.]+) --> .*\\n${text}\\n`)) ?? [];
          const nominalMs = (Number(minutes) * 60 + Number(seconds)) * 1000;
          expect([text, Math.abs(startsAtMs - startedAtMs - nominalMs) <= 300]).toEqual([text, true]);
          sides[startsAtMs < changeMs ? 'before' : 'after'] += 1;
        }
        expect(sides.before).toBeGreaterThanOrEqual(1);
        expect(sides.after).toBeGreaterThanOrEqual(2);
        await page.close();
      },
      PLAY_TIMEOUT_MS,
    );
  });
}
