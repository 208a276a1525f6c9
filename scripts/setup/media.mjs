import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runChild } from '../lib/child.mjs';
import { filesBelow, hashContents, readText, writeAtomically } from '../lib/files.mjs';
import { cacheDir, dataDir, ROOT } from '../lib/paths.mjs';
import { projectNode } from '../lib/project-node.mjs';
import { SetupError } from '../lib/setup-error.mjs';

/**
 * What has to be there before anything runs: for `npm start` the first picture, which is the smallest of the first
 * story (jobs of the api make the rest), for tests the smallest of each story.
 * @type {Record<import('./system-packages.mjs').Purpose, { stamp: string, args: string[] }>}
 */
const FIRST = {
  start: { stamp: '.first-phase', args: ['--phase', 'first'] },
  test: { stamp: '.for-tests', args: ['--rendition', '432p'] },
};

/** @typedef {import('./system-packages.mjs').Purpose} Purpose */

/** The program that draws, speaks and encodes the demo stories. */
export function storiesProgram(root = ROOT) {
  return join(root, 'packages', 'stories', 'dist', 'bin.js');
}

/** Where the demo videos are: `FALINK_MEDIA_DIR`, or the data folder. */
export function mediaFolder(env = process.env) {
  return env.FALINK_MEDIA_DIR ? resolve(ROOT, env.FALINK_MEDIA_DIR) : join(dataDir(env), 'media');
}

/** Whether the videos that are needed first were made by the stories as they are now. @param {Purpose} purpose */
export function firstMediaIsCurrent(purpose, root = ROOT) {
  if (process.env.FALINK_DEMO === '0' || !existsSync(storiesProgram(root))) return true;
  return readText(join(mediaFolder(), FIRST[purpose].stamp)) === storiesDigest(root);
}

/**
 * Makes the first videos. The program keeps finished parts, so an interrupted run is resumed by the next.
 * @param {import('../lib/terminal.mjs').StepLine} line
 * @param {Purpose} purpose
 */
export async function makeFirstMedia(line, purpose, root = ROOT) {
  const { stamp, args } = FIRST[purpose];
  const folder = mediaFolder();
  const logFile = join(cacheDir(), 'logs', 'media.log');
  const { code, tail } = await runChild(projectNode(root), [storiesProgram(root), '--out', folder, ...args], {
    cwd: root,
    logFile,
    onLine: (text) => {
      const percent = /(\d{1,3}(?:\.\d+)?)\s?%/.exec(text)?.[1];
      if (percent) line.progress(Number(percent) / 100);
    },
  });
  if (code !== 0) {
    throw new SetupError(
      `The demo videos could not be made (status ${code}).`,
      `The whole output is in ${logFile}. Without demo videos: FALINK_DEMO=0 npm start.`,
      tail,
    );
  }
  writeAtomically(join(folder, stamp), storiesDigest(root));
}

/** A digest over what the stories are made of: their program, scripts and pictures. */
function storiesDigest(/** @type {string} */ root) {
  const folder = join(root, 'packages', 'stories');
  const skip = new Set(['node_modules', 'test', '.turbo']);
  const names = filesBelow(folder, skip).filter((name) => !/\.tsbuildinfo$|\.map$|\.d\.ts$|\.test\./.test(name));
  return hashContents(folder, names);
}
