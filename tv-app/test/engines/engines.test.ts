import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { engineTrouble, type Known } from './engineTrouble.js';
import { newerNames } from './newerNames.js';
import { OLD_GLOBALS } from './oldGlobals.js';

const inTvApp = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const read = (name: string) => readFileSync(inTvApp(name), 'utf8');

/** What polyfills.ts fills in. */
function filled(): Set<string> {
  const source = read('src/platform/browser/polyfills.ts');
  const names = [...source.matchAll(/fill\(\s*(\w+(?:\.prototype)?),\s*'(\w+)'/g)].map(([, owner = '', name = '']) =>
    owner.endsWith('.prototype') ? name : `${owner}.${name}`,
  );
  return new Set([...names, ...[...source.matchAll(/scope\.(\w+) \?\?=/g)].map(([, name = '']) => name)]);
}

/** Parts of libraries that this page never reaches. */
const UNREACHED = new Map([
  ['global', 'Lightning on Spark, another platform than a browser'],
  ['WebGLPixelateShaderImpl', 'a shader of Lightning that no page uses'],
  ['WebTransport', 'a transport of engine.io; the sockets use WebSocket'],
  ['.getVideoPlaybackQuality()', 'the video player of the Lightning SDK; this page has its own'],
  ['.randomUUID()', 'hls.js asks for it in a try'],
]);

/** The scripts of this build; those of kept releases lie beside them. */
function builtScripts(): string[] {
  const files = readdirSync(inTvApp('dist/assets')).filter((name) => name.endsWith('.js'));
  const reached = new Set<string>();
  const reach = (text: string) => {
    for (const name of files) {
      if (reached.has(name) || !text.includes(name)) continue;
      reached.add(name);
      reach(read(`dist/assets/${name}`));
    }
  };
  reach(read('dist/index.html'));
  return [...[...reached].map((name) => `assets/${name}`), 'sw.js'];
}

/** Reading the largest script takes a second, on a busy machine many. */
const READ_MS = 120_000;

describe('the built page of the television', () => {
  const known: Known = { ...newerNames(), globals: OLD_GLOBALS, filled: filled() };

  test.each(builtScripts())(
    'dist/%s runs on Chromium 68 and WPE WebKit 2.38',
    (name) => {
      expect(engineTrouble(read(`dist/${name}`), known).filter(({ what }) => !UNREACHED.has(what))).toEqual([]);
    },
    READ_MS,
  );

  test.each([
    ['look-behind', 'a.split(/(?<= )/)'],
    ['look-behind in a text', 'new RegExp("(?<!a)b")'],
    ['a flag', '/a/v.test(b)'],
    ['optional chaining', 'a?.b'],
    ['nullish coalescing', 'a = b ?? c'],
    ['a class field', 'class A { b = 1 }'],
    ['top-level await', 'const a = await import("b")'],
    ['a method of arrays', 'function f(a) { return a.findLast(Boolean) }'],
    ['a function of Promise', 'Promise.any([])'],
    ['a global', 'structuredClone({})'],
    ['a global class', 'new WeakRef({})'],
    ['a method of the browser', 'crypto.randomUUID()'],
    ['a function of AbortSignal', 'fetch("a", { signal: AbortSignal.timeout(1) })'],
  ])('%s is found', (_, code) => {
    const globals = new Set([...OLD_GLOBALS, 'a', 'b', 'c', 'AbortSignal']);
    expect(engineTrouble(code, { ...known, globals })).toHaveLength(1);
  });

  test.each([
    ['what is asked about first', 'typeof structuredClone == "function" ? structuredClone(1) : 1'],
    ['a method that is asked about first', 'function f(a) { return a.randomUUID ? a.randomUUID() : 1 }'],
    ['a method of its own', 'class A { findLast() {} } new A().findLast()'],
    ['what is filled in', 'Object.hasOwn({}, "a") || [].at(0) || queueMicrotask(isNaN)'],
    ['an import when it is needed', 'import("./a.js").then(() => 1, () => 2)'],
  ])('%s is not', (_, code) => {
    expect(engineTrouble(code, known)).toEqual([]);
  });
});
