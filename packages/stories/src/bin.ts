#!/usr/bin/env node
import { setPriority } from 'node:os';
import { parseArgs } from 'node:util';
import { type BuildProgress, buildStories, type Phase } from './build/build.js';

const USAGE = 'usage: bin.js --out DIR [--phase first|rest|all] [--cache DIR] [--json]';
const BAR = 24;
const LOWEST_PRIORITY = 19;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    phase: { type: 'string', default: 'all' },
    cache: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

function isPhase(value: string): value is Phase {
  return value === 'first' || value === 'rest' || value === 'all';
}

let stepBegan = performance.now();

/** One line a step; on a terminal its bar moves, elsewhere only the finished line is printed. */
function draw({ storyId, part, percent, done, total, source }: BuildProgress): void {
  if (percent === 0) stepBegan = performance.now();
  const finished = source !== undefined;
  if (!finished && !process.stdout.isTTY) return;
  const filled = Math.round((percent / 100) * BAR);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
  const seconds = ((performance.now() - stepBegan) / 1000).toFixed(1);
  const name = `${storyId} ${part}`.padEnd(28);
  const line = `[${done + 1}/${total}] ${name} ${bar} ${String(percent).padStart(3)}% ${seconds.padStart(6)} s ${source ?? ''}`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}\u001B[K${finished ? '\n' : ''}` : `${line}\n`);
}

if (!values.out || !isPhase(values.phase)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stop.abort(new Error(`stopped by ${signal}`)));
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
  if (values.phase !== 'rest') await buildStories({ ...common, phase: 'first' });
  if (values.phase !== 'first') {
    setPriority(LOWEST_PRIORITY);
    await buildStories({ ...common, phase: 'rest' });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = stop.signal.aborted ? 130 : 1;
}
