import fc from 'fast-check';
import { ladderStep, RENDITION_IDS, type RenditionId } from '../ladder.js';
import type { LineUp } from '../line-up.js';
import { AssetManifest } from '../manifest.js';

/** A manifest as a builder would write it, with the given segment lengths. */
export function asset(
  id: string,
  segmentMs: readonly number[],
  renditions: readonly RenditionId[] = ['432p', '720p'],
): AssetManifest {
  const segments = (folder: string, suffix: string) =>
    segmentMs.map((durationMs, k) => ({ file: `${folder}/${String(k).padStart(3, '0')}.${suffix}`, durationMs }));
  return AssetManifest.parse({
    version: 1,
    id,
    title: { zh: `片名${id}`, en: id },
    summary: { zh: '简介', en: 'Summary' },
    series: { id: 'series', title: { zh: '系列', en: 'Series' } },
    episode: 1,
    theme: 'labour',
    durationMs: segmentMs.reduce((sum, ms) => sum + ms, 0),
    renditions: renditions.map((rendition) => ({
      id: rendition,
      width: ladderStep(rendition).width,
      height: ladderStep(rendition).height,
      frameRate: 25,
      codecs: 'avc1.64001f,mp4a.40.2',
      bandwidth: 1_000_000 + RENDITION_IDS.indexOf(rendition),
      averageBandwidth: 500_000,
      init: `${rendition}/init.mp4`,
      segments: segments(rendition, 'm4s'),
    })),
    subtitles: [
      { language: 'zh-CN', name: '中文', file: 'common/zh.vtt', segments: segments('common/zh', 'vtt') },
      { language: 'en', name: 'English', file: 'common/en.vtt', segments: segments('common/en', 'vtt') },
    ],
    posters: [{ file: 'common/poster.jpg', width: 1216, height: 684 }],
    citations: [],
  });
}

const segmentLengths = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 100 }))
  .map(([whole, frames]) => [...Array<number>(whole).fill(4000), frames * 40]);

/** Line-ups of one to four programmes of uneven lengths. */
export const anyLineUp: fc.Arbitrary<LineUp> = fc
  .tuple(fc.array(segmentLengths, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 2_000_000_000_000 }))
  .map(([programmes, epochMs]) => ({ id: '1', epochMs, programmes: programmes.map((ms, k) => asset(`p${k}`, ms)) }));
