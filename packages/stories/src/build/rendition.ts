import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AssetRendition, FRAME_RATE, type LadderStep } from '@falink/broadcast';
import { renditionArgs } from '../media/encode.js';
import { ffmpeg } from '../media/ffmpeg.js';
import { avcCodec, segmentsOfPlaylist } from '../media/mp4.js';
import { filmFrames } from '../picture/film.js';
import { FRAME_MS } from '../script/timeline.js';
import type { Prepared } from './prepare.js';

/** File in a rendition's cached folder that describes it, paths as in the asset's folder. */
export const RENDITION_FILE = 'rendition.json';

/** Draws and encodes one rendition into `folder`. `onPercent` runs from 0 to 100. */
export async function renderRendition(
  { story, timeline, loudness, voiceFile }: Prepared,
  step: LadderStep,
  folder: string,
  options: { onPercent: (percent: number) => void; nice: boolean; signal: AbortSignal | undefined },
): Promise<void> {
  const frames = timeline.totalMs / FRAME_MS;
  await ffmpeg({
    args: renditionArgs(step, voiceFile, folder),
    frames: filmFrames(story, timeline, step.width, step.height, loudness),
    onFrame: (count) => options.onPercent(Math.floor((count / frames) * 100)),
    nice: options.nice,
    signal: options.signal,
  });
  await writeFile(
    join(folder, RENDITION_FILE),
    JSON.stringify(await describe(step, folder, timeline.totalMs), undefined, 2),
  );
  await rm(join(folder, 'index.m3u8'));
}

async function describe(step: LadderStep, folder: string, totalMs: number): Promise<AssetRendition> {
  const segments = segmentsOfPlaylist(await readFile(join(folder, 'index.m3u8'), 'utf8'));
  const spanned = segments.reduce((sum, { durationMs }) => sum + durationMs, 0);
  if (spanned !== totalMs) throw new Error(`${step.id}: segments last ${spanned} ms, the film ${totalMs} ms`);
  let bytes = 0;
  let peak = 0;
  for (const { file, durationMs } of segments) {
    const { size } = await stat(join(folder, file));
    bytes += size;
    peak = Math.max(peak, (size * 8000) / durationMs);
  }
  return {
    id: step.id,
    width: step.width,
    height: step.height,
    frameRate: FRAME_RATE,
    codecs: `${avcCodec(await readFile(join(folder, 'init.mp4')))},mp4a.40.2`,
    bandwidth: Math.ceil(peak),
    averageBandwidth: Math.ceil((bytes * 8000) / totalMs),
    init: `${step.id}/init.mp4`,
    segments: segments.map(({ file, durationMs }) => ({ file: `${step.id}/${file}`, durationMs })),
  };
}
