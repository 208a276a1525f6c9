#!/usr/bin/env node
// `npm run tv`: the television page at 1920 × 1080 in a browser profile of its own.
//   npm run tv -- room-1               another demo terminal
//   npm run tv -- --fake-camera        a test picture and tone instead of a camera
//   npm run tv -- --screenshot x.png   no window: one picture after the page has settled
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runChild, stopChildrenOnSignal } from './lib/child.mjs';
import { dataDir } from './lib/paths.mjs';
import { findChromium } from './lib/programs.mjs';

const SETTLE_MS = 10_000;
const argv = process.argv.slice(2);
const picture = argv.includes('--screenshot') ? (argv[argv.indexOf('--screenshot') + 1] ?? '') : undefined;
const terminal = argv.find((it) => !it.startsWith('-') && it !== picture) ?? 'home-1';
const url = `http://localhost:${process.env.PORT || 8080}/tv/?demo=${encodeURIComponent(terminal)}`;

const chromium = findChromium();
if (!chromium) fail('There is no Chromium on this machine.', 'Run: npm run setup   (or set CHROMIUM_BIN to its path)');
if (picture === '') fail('--screenshot needs a file name.', 'For example: npm run tv -- --screenshot tv.png');
if (picture === undefined && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  fail('There is no display to open a window on.', 'Run: npm run tv -- --screenshot tv.png');
}
await fetch(url).catch(() => fail(`Nothing answers at ${url}.`, 'Run npm start in another window first.'));

const profile = join(dataDir(), 'tv-profiles', terminal);
mkdirSync(profile, { recursive: true });
stopChildrenOnSignal('');
const { code } = await runChild(
  chromium,
  [
    `--user-data-dir=${profile}`,
    '--window-size=1920,1080',
    '--force-device-scale-factor=1',
    '--autoplay-policy=no-user-gesture-required',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(argv.includes('--fake-camera') ? ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] : []),
    ...(picture === undefined
      ? [`--app=${url}`]
      : [
          '--headless=new',
          '--hide-scrollbars',
          '--use-gl=angle',
          '--use-angle=swiftshader',
          `--timeout=${SETTLE_MS}`,
          `--screenshot=${resolve(picture)}`,
          url,
        ]),
  ],
  { inherit: true },
);
process.exitCode = code;

/** @returns {never} */
function fail(/** @type {string} */ problem, /** @type {string} */ remedy) {
  process.stderr.write(`✘ ${problem}\n${remedy}\n`);
  process.exit(1);
}
