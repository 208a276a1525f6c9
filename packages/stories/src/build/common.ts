import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AssetManifest, SEGMENT_MS } from '@falink/broadcast';
import { cuesOf, webVtt, webVttSegments } from '../captions/webvtt.js';
import { jpegArgs } from '../media/encode.js';
import { ffmpeg } from '../media/ffmpeg.js';
import { posterFrame } from '../picture/film.js';
import { SERIES } from '../script/story.js';
import type { Prepared } from './prepare.js';

/** Folder of what all renditions share. */
export const COMMON = 'common';

/** File in that folder: the manifest without renditions. */
export const DESCRIPTION_FILE = 'description.json';

export type CommonPart = Omit<AssetManifest, 'renditions'>;

/** The live window of the TV's home page, and a card of the library. */
const POSTERS = [
  { width: 1216, height: 684 },
  { width: 416, height: 234 },
] as const;

const LANGUAGES = [
  { language: 'zh-CN', key: 'zh', name: '中文' },
  { language: 'en', key: 'en', name: 'English' },
] as const;

/** Writes what all renditions share: posters, subtitles, description. */
export async function writeCommon(prepared: Prepared, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const { story, timeline } = prepared;
  const segmentMs = Array.from({ length: Math.ceil(timeline.totalMs / SEGMENT_MS) }, (_, k) =>
    Math.min(SEGMENT_MS, timeline.totalMs - k * SEGMENT_MS),
  );
  const subtitles: CommonPart['subtitles'] = [];
  for (const { language, key, name } of LANGUAGES) {
    const cues = cuesOf(timeline, key);
    const pieces = webVttSegments(cues, segmentMs);
    await mkdir(join(folder, 'subtitles', language), { recursive: true });
    await writeFile(join(folder, 'subtitles', `${language}.vtt`), webVtt(cues));
    const segments: CommonPart['subtitles'][number]['segments'] = [];
    for (const [k, durationMs] of segmentMs.entries()) {
      const file = `subtitles/${language}/${String(k).padStart(3, '0')}.vtt`;
      await writeFile(join(folder, file), pieces[k] ?? '');
      segments.push({ file: `${COMMON}/${file}`, durationMs });
    }
    subtitles.push({ language, name, file: `${COMMON}/subtitles/${language}.vtt`, segments });
  }
  const posters: CommonPart['posters'] = [];
  for (const { width, height } of POSTERS) {
    const file = `poster-${width}x${height}.jpg`;
    await ffmpeg({
      args: jpegArgs(width, height, join(folder, file)),
      frames: [posterFrame(story, timeline, width, height)],
      signal,
    });
    posters.push({ file: `${COMMON}/${file}`, width, height });
  }
  const description: CommonPart = {
    version: 1,
    id: story.id,
    title: story.title,
    summary: story.summary,
    series: { id: SERIES.id, title: SERIES.title },
    episode: story.episode,
    theme: story.theme,
    durationMs: timeline.totalMs,
    subtitles,
    posters,
    citations: timeline.scenes.flatMap(({ scene: { citation }, lines }) =>
      citation
        ? [
            {
              atMs: lines[citation.fromLine]?.startMs ?? 0,
              law: citation.law,
              article: citation.article,
              gist: citation.gist,
            },
          ]
        : [],
    ),
  };
  await writeFile(join(folder, DESCRIPTION_FILE), JSON.stringify(description, undefined, 2));
}
