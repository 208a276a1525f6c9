#!/usr/bin/env node
import { setPriority } from 'node:os';
import { parseArgs } from 'node:util';
import { RENDITION_IDS, type RenditionId } from '@falink/broadcast';
import { type BuildProgress, buildStories } from './build/build.js';
import { missingRenditions } from './build/missing.js';
import type { Phase } from './build/plan.js';
import { STORIES } from './script/stories.js';

const USAGE = `usage: bin.js --out DIR [--phase first|rest|all | --rendition ID [--story ID]] [--cache DIR] [--json] [--tied]
       bin.js --out DIR --missing   one line of JSON for each rendition that is not there
  --tied  ends when standard input ends, so that it does not outlive whoever started it`;
const BAR = 24;
const LINE_EVERY_PERCENT = 5;
const LOWEST_PRIORITY = 19;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    phase: { type: 'string', default: 'all' },
    rendition: { type: 'string' },
    cache: { type: 'string' },
    json: { type: 'boolean', default: false },
    story: { type: 'string' },
    missing: { type: 'boolean', default: false },
    tied: { type: 'boolean', default: false },
  },
});

function isPhase(value: string): value is Phase {
  return value === 'first' || value === 'rest' || value === 'all';
}

function isRendition(value: string): value is RenditionId {
  return (RENDITION_IDS as readonly string[]).includes(value);
}

let stepBegan = performance.now();
let lastDrawn = -1;

/** One line per step, with a bar of the overall progress: redrawn on a terminal, else a new line every few percent. */
function draw({ storyId, part, percent, overall, done, total, source }: BuildProgress): void {
  if (percent === 0) stepBegan = performance.now();
  const finished = source !== undefined;
  const terminal = process.stdout.isTTY;
  if (!finished && !terminal && overall - lastDrawn < LINE_EVERY_PERCENT) return;
  lastDrawn = overall;
  const filled = Math.round((overall / 100) * BAR);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
  const seconds = ((performance.now() - stepBegan) / 1000).toFixed(1);
  const name = `${storyId} ${part}`.padEnd(28);
  const line =
    `[${done + 1}/${total}] ${name} ${bar} ${String(overall).padStart(3)}% ${seconds.padStart(6)} s ${source ?? ''}`.trimEnd();
  process.stdout.write(terminal ? `\r${line}\u001B[K${finished ? '\n' : ''}` : `${line}\n`);
}

const { rendition } = values;
const stories = values.story === undefined ? STORIES : STORIES.filter(({ id }) => id === values.story);
if (
  !values.out ||
  !isPhase(values.phase) ||
  (rendition !== undefined && !isRendition(rendition)) ||
  (values.story !== undefined && (stories.length === 0 || rendition === undefined))
) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stop.abort(new Error(`stopped by ${signal}`)));
// The parent is gone, and with it the other end of the pipe.
process.stdout.on('error', (cause) => stop.abort(new Error('nobody reads the output', { cause })));
if (values.tied) process.stdin.resume().once('end', () => stop.abort(new Error('standard input ended')));
const common = {
  outDir: values.out,
  ...(values.cache ? { cacheDir: values.cache } : {}),
  signal: stop.signal,
  onProgress: (progress: BuildProgress) => {
    if (values.json) process.stdout.write(`${JSON.stringify(progress)}\n`);
    else draw(progress);
  },
};
try {
  if (values.missing) {
    for (const one of await missingRenditions(values.out)) process.stdout.write(`${JSON.stringify(one)}\n`);
  } else if (rendition !== undefined) {
    await buildStories({ ...common, phase: 'first', stories, renditions: [rendition] });
  } else {
    await buildPhases(values.phase);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = stop.signal.aborted ? 130 : 1;
} finally {
  // An open standard input would keep the process alive.
  if (values.tied) process.stdin.destroy();
}

async function buildPhases(phase: Phase): Promise<void> {
  if (phase !== 'rest') await buildStories({ ...common, phase: 'first' });
  if (phase !== 'first') {
    setPriority(LOWEST_PRIORITY);
    await buildStories({ ...common, phase: 'rest' });
  }
}
