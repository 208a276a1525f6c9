import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Static imports of a bundled module; `import(` is one that waits until it is needed. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+)["']/g;
const DYNAMIC_IMPORT = /\bimport\(\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g;
/** Scripts, module preloads and style sheets that an HTML page names. */
const REFERENCE = /(?:src|href)="([^"]+\.(?:js|css))"/g;

export interface Bundle {
  /** File name → bytes after gzip: the page itself, its styles, its scripts and what they import at once. */
  readonly firstLoad: ReadonlyMap<string, number>;
  /** Scripts that this page loads when they are needed. Files kept for pages of older builds are not among them. */
  readonly later: ReadonlyMap<string, number>;
}

/**
 * Weighs a built page.
 *
 * @param folder what Vite wrote; @param base the path under which the page refers to it, e.g. `/tv/`
 */
export async function weighBundle(folder: string, base: string): Promise<Bundle> {
  const asked = new Set<string>();
  /** Weighs files and what they import at once; notes what they import when it is needed. */
  const weigh = async (names: Iterable<string>, seen: ReadonlyMap<string, number>): Promise<Map<string, number>> => {
    const weights = new Map<string, number>();
    for (const waiting = [...names]; waiting.length > 0; ) {
      const name = waiting.pop() ?? '';
      if (seen.has(name) || weights.has(name) || !existsSync(path.join(folder, name))) continue;
      const bytes = await readFile(path.join(folder, name));
      weights.set(name, gzipSync(bytes, { level: 9 }).length);
      const text = bytes.toString('utf8');
      const beside = ([, href = '']: RegExpMatchArray) => path.posix.join(path.posix.dirname(name), href);
      if (name.endsWith('.html'))
        for (const [, href = ''] of text.matchAll(REFERENCE))
          waiting.push(href.startsWith(base) ? href.slice(base.length) : href);
      if (!name.endsWith('.js')) continue;
      waiting.push(...[...text.matchAll(STATIC_IMPORT)].map(beside));
      for (const match of text.matchAll(DYNAMIC_IMPORT)) asked.add(beside(match));
    }
    return weights;
  };
  const firstLoad = await weigh(['index.html'], new Map());
  const later = new Map<string, number>();
  // A Set visits what is added while it is walked.
  for (const name of asked)
    for (const [file, size] of await weigh([name], new Map([...firstLoad, ...later]))) later.set(file, size);
  return { firstLoad, later };
}

export function totalOf(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** Bytes of the letters that the start waits for; WOFF2 is compressed already. */
export async function bootFontBytes(folder: string): Promise<number> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /boot-\d+[^/]*\.woff2$/.test(name));
  if (names.length === 0) throw new Error(`no boot font in ${folder}`);
  const files = await Promise.all(names.map((name) => stat(path.join(folder, name))));
  return files.reduce((sum, file) => sum + file.size, 0);
}
