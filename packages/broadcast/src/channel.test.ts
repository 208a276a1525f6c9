import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, type types } from 'hls-parser';
import { channelRenditions, masterPlaylist, mediaPlaylist, subtitlesPlaylist } from './channel.js';
import { LADDER } from './ladder.js';
import { type LineUp, nowOnAir } from './line-up.js';
import { anyLineUp, asset } from './testing/fixtures.js';

function parsedMedia(text: string): types.MediaPlaylist {
  const playlist = parse(text);
  if (playlist.isMasterPlaylist) throw new Error('expected a media playlist');
  return playlist as types.MediaPlaylist;
}

const at = fc.integer({ min: 0, max: 5_000_000 });

/** Absolute discontinuity number of each listed segment, as a player counts it. */
function timelines(playlist: types.MediaPlaylist): Map<number, number> {
  let timeline = playlist.discontinuitySequenceBase ?? 0;
  const out = new Map<number, number>();
  for (const [k, segment] of playlist.segments.entries()) {
    if (segment.discontinuity) timeline += 1;
    out.set((playlist.mediaSequenceBase ?? 0) + k, timeline);
  }
  return out;
}

describe('mediaPlaylist', () => {
  it('lists six segments round the one on air, each with the time at which it is shown', () => {
    const lineUp: LineUp = {
      id: '1',
      epochMs: Date.UTC(2026, 0, 1),
      programmes: [asset('a', [4000, 4000, 2000]), asset('b', [4000, 4000])],
    };
    const text = mediaPlaylist(lineUp, '720p', lineUp.epochMs + 15_000);
    expect(text).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:7',
        '#EXT-X-TARGETDURATION:4',
        '#EXT-X-MEDIA-SEQUENCE:1',
        '#EXT-X-DISCONTINUITY-SEQUENCE:0',
        '#EXT-X-INDEPENDENT-SEGMENTS',
        '#EXT-X-MAP:URI="../../assets/a/720p/init.mp4"',
        '#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:04.000Z',
        '#EXTINF:4.000,',
        '../../assets/a/720p/001.m4s',
        '#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:08.000Z',
        '#EXTINF:2.000,',
        '../../assets/a/720p/002.m4s',
        '#EXT-X-DISCONTINUITY',
        '#EXT-X-MAP:URI="../../assets/b/720p/init.mp4"',
        '#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:10.000Z',
        '#EXTINF:4.000,',
        '../../assets/b/720p/000.m4s',
        '#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:14.000Z',
        '#EXTINF:4.000,',
        '../../assets/b/720p/001.m4s',
        '#EXT-X-DISCONTINUITY',
        '#EXT-X-MAP:URI="../../assets/a/720p/init.mp4"',
        '#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:18.000Z',
        '#EXTINF:4.000,',
        '../../assets/a/720p/000.m4s',
        '#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:22.000Z',
        '#EXTINF:4.000,',
        '../../assets/a/720p/001.m4s',
        '',
      ].join('\n'),
    );
  });

  it('keeps number, address, time and timeline of a segment from playlist to playlist, without gap', () => {
    fc.assert(
      fc.property(anyLineUp, at, fc.integer({ min: 0, max: 12_000 }), (lineUp, elapsed, later) => {
        const before = parsedMedia(mediaPlaylist(lineUp, '720p', lineUp.epochMs + elapsed));
        const after = parsedMedia(mediaPlaylist(lineUp, '720p', lineUp.epochMs + elapsed + later));
        const first = before.mediaSequenceBase ?? 0;
        const second = after.mediaSequenceBase ?? 0;
        expect(second).toBeGreaterThanOrEqual(first);
        expect(after.targetDuration).toBe(before.targetDuration);
        const [old, young] = [timelines(before), timelines(after)];
        for (const [k, segment] of before.segments.entries()) {
          const twin = after.segments[first + k - second];
          if (!twin) continue;
          expect([twin.uri, twin.duration, twin.map?.uri, twin.programDateTime]).toEqual([
            segment.uri,
            segment.duration,
            segment.map?.uri,
            segment.programDateTime,
          ]);
          expect(young.get(first + k)).toBe(old.get(first + k));
        }
      }),
    );
  });

  it('lists what is on air by the clock, and segments that follow each other exactly', () => {
    fc.assert(
      fc.property(anyLineUp, at, (lineUp, elapsed) => {
        const now = lineUp.epochMs + elapsed;
        const playlist = parsedMedia(mediaPlaylist(lineUp, '720p', now));
        let end: number | undefined;
        for (const { programDateTime, duration } of playlist.segments) {
          const start = programDateTime?.getTime() ?? Number.NaN;
          if (end !== undefined) expect(start).toBe(end);
          end = start + Math.round(duration * 1000);
          expect(Math.round(duration)).toBeLessThanOrEqual(playlist.targetDuration);
        }
        const current = playlist.segments.find(({ programDateTime, duration }) => {
          const start = programDateTime?.getTime() ?? Number.NaN;
          return start <= now && now < start + duration * 1000;
        });
        expect(current?.uri).toContain(`/assets/${nowOnAir(lineUp, now).programme.id}/`);
        expect(playlist.segments.length).toBe(Math.min(6, (current?.mediaSequenceNumber ?? 0) + 3));
      }),
    );
  });

  it('is the same text from any server: nothing is kept between calls', () => {
    fc.assert(
      fc.property(anyLineUp, at, (lineUp, elapsed) => {
        const now = lineUp.epochMs + elapsed;
        mediaPlaylist(lineUp, '720p', now + 60_000);
        expect(mediaPlaylist(JSON.parse(JSON.stringify(lineUp)), '720p', now)).toBe(mediaPlaylist(lineUp, '720p', now));
      }),
    );
  });

  it('does not change for viewers when a programme gets another rendition', () => {
    const lineUp: LineUp = { id: '1', epochMs: 0, programmes: [asset('a', [4000, 4000], ['720p'])] };
    const richer: LineUp = { ...lineUp, programmes: [asset('a', [4000, 4000], ['432p', '720p', '1080p'])] };
    expect(mediaPlaylist(richer, '720p', 99_000)).toBe(mediaPlaylist(lineUp, '720p', 99_000));
  });

  it('refuses what is not there, with a code', () => {
    const lineUp: LineUp = { id: '1', epochMs: 0, programmes: [asset('a', [4000])] };
    expect(() => mediaPlaylist(lineUp, '2160p', 0)).toThrow(expect.objectContaining({ code: 'rendition_not_found' }));
    expect(() => mediaPlaylist({ ...lineUp, programmes: [] }, '720p', 0)).toThrow(
      expect.objectContaining({ code: 'line_up_empty' }),
    );
    expect(() => mediaPlaylist(lineUp, '720p', -1)).toThrow(expect.objectContaining({ code: 'not_on_air' }));
  });
});

describe('subtitlesPlaylist', () => {
  it('runs in step with the video: same numbers, times and discontinuities', () => {
    fc.assert(
      fc.property(anyLineUp, at, (lineUp, elapsed) => {
        const now = lineUp.epochMs + elapsed;
        const video = parsedMedia(mediaPlaylist(lineUp, '432p', now));
        const cues = parsedMedia(subtitlesPlaylist(lineUp, 'zh-CN', now));
        const shape = (playlist: types.MediaPlaylist) =>
          playlist.segments.map((s) => [s.mediaSequenceNumber, s.duration, s.discontinuity, s.programDateTime]);
        expect(shape(cues)).toEqual(shape(video));
        expect(cues.discontinuitySequenceBase).toBe(video.discontinuitySequenceBase);
      }),
    );
  });
});

describe('masterPlaylist', () => {
  const lineUp: LineUp = {
    id: '1',
    epochMs: 0,
    programmes: [asset('a', [4000], ['432p', '720p', '1080p', '2160p']), asset('b', [4000], ['432p', '720p'])],
  };

  it('offers only what every programme has', () => {
    expect(channelRenditions(lineUp)).toEqual(['432p', '720p']);
    const master = parse(masterPlaylist(lineUp));
    if (!master.isMasterPlaylist) throw new Error('expected a master playlist');
    const { variants } = master as types.MasterPlaylist;
    expect(variants.map(({ uri, resolution }) => [uri, resolution?.height])).toEqual([
      ['432p.m3u8', 432],
      ['720p.m3u8', 720],
    ]);
    expect(variants[0]?.subtitles.map(({ language, isDefault, uri }) => [language, isDefault, uri])).toEqual([
      ['zh-CN', true, 'subtitles-zh-CN.m3u8'],
      ['en', false, 'subtitles-en.m3u8'],
    ]);
  });

  it('refuses a line-up without a common rendition', () => {
    const apart = { ...lineUp, programmes: [asset('a', [4000], ['432p']), asset('b', [4000], ['720p'])] };
    expect(() => masterPlaylist(apart)).toThrow(expect.objectContaining({ code: 'line_up_empty' }));
  });
});

describe('LADDER', () => {
  it('rises, and is 16:9 with even sizes', () => {
    for (const [k, step] of LADDER.entries()) {
      expect(step.width * 9).toBe(step.height * 16);
      expect(step.width % 2).toBe(0);
      if (k > 0) expect(step.video.maxBitrate).toBeGreaterThan(LADDER[k - 1]?.video.maxBitrate ?? 0);
    }
  });
});
