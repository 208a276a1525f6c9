import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AssetManifest, RenditionId } from '@falink/broadcast';
import { STORIES } from '../script/stories.js';
import type { Story } from '../script/story.js';
import type { SpeechEngine } from '../speech/engine.js';
import { EspeakEngine } from '../speech/espeak.js';
import { fingerprint } from './fingerprint.js';
import { type BuildStep, cost, type Phase, plan } from './plan.js';
import { Workshop } from './workshop.js';

export type BuildProgress = BuildStep & {
  /** 0 to 100 of this step. */
  percent: number;
  /** Steps finished before this one, and steps in all. */
  done: number;
  total: number;
  /** 0 to 100 of all steps, by the work that each costs when it must be made. */
  overall: number;
  /** From the cache, or made now. Known at 100 percent. */
  source?: 'present' | 'cache' | 'made';
};

export type BuildOptions = {
  /** Folder of the assets: each story gets `<outDir>/<story id>/`. */
  outDir: string;
  /** Folder that keeps finished work for other checkouts; default: falink/stories in the user's cache folder. */
  cacheDir?: string;
  /** `rest` is made at the lowest priority. */
  phase: Phase;
  onProgress?: (progress: BuildProgress) => void;
  signal?: AbortSignal;
  /** Default: espeak-ng. */
  engine?: SpeechEngine;
  /** Default: all stories. */
  stories?: readonly Story[];
  /** Only these renditions, instead of the phase's. */
  renditions?: readonly RenditionId[];
};

/** `$XDG_CACHE_HOME/falink/stories`, or below `~/.cache`. */
export function defaultCacheDir(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'falink', 'stories');
}

/**
 * Makes the missing parts of the stories' assets. A part is cached by a fingerprint of all its inputs and appears whole or not at
 * all, so this may be stopped and started at any time and run in two processes at once. After every part it updates the story's
 * manifest.json and playlists. Drawing blocks the calling thread: a service runs `bin.js` as a process. Rejects when ffmpeg or the
 * voice cannot be run, or with the signal's reason.
 *
 * @returns the manifests, in the stories' order.
 */
export async function buildStories(options: BuildOptions): Promise<AssetManifest[]> {
  const { outDir, phase, onProgress, signal, renditions } = options;
  const cacheDir = options.cacheDir ?? defaultCacheDir();
  const stories = options.stories ?? STORIES;
  const engine = options.engine ?? new EspeakEngine();
  const voice = await engine.identity();
  const workshops = new Map(
    stories.map((story) => [story.id, new Workshop(story, engine, fingerprint(story, voice), { cacheDir, outDir })]),
  );
  const steps = plan(stories, phase, renditions);
  const costs = steps.map(cost);
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  const overall = (done: number, percent: number) =>
    Math.floor((100 * (sum(costs.slice(0, done)) + ((costs[done] ?? 0) * percent) / 100)) / sum(costs));
  try {
    for (const [done, step] of steps.entries()) {
      signal?.throwIfAborted();
      const tell = (percent: number, source?: BuildProgress['source']) =>
        onProgress?.({
          ...step,
          percent,
          overall: overall(done, percent),
          done,
          total: steps.length,
          ...(source ? { source } : {}),
        });
      tell(0);
      const workshop = workshops.get(step.storyId);
      if (!workshop) continue;
      const source = await workshop.make(step.part, {
        onPercent: (percent) => percent < 100 && tell(percent),
        nice: phase === 'rest',
        signal,
      });
      tell(100, source);
    }
    return (await Promise.all([...workshops.values()].map((workshop) => workshop.publish()))).filter(
      (asset) => asset !== undefined,
    );
  } finally {
    await Promise.all([...workshops.values()].map((workshop) => workshop.close()));
  }
}
