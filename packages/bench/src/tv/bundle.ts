import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Static imports of a bundled module; `import(` is one that waits until it is needed. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+)["']/g;
/** Scripts, module preloads and style sheets that an HTML page names. */
const REFERENCE = /(?:src|href)="([^"]+\.(?:js|css))"/g;

export interface Bundle {
  /** File name → bytes after gzip: the page itself, its styles, its scripts and what they import at once. */
  readonly firstLoad: ReadonlyMap<string, number>;
  /** Scripts that load when they are needed. */
  readonly later: ReadonlyMap<string, number>;
}

/**
 * Weighs a built page.
 *
 * @param folder what Vite wrote; @param base the path under which the page refers to it, e.g. `/tv/`
 */
export async function weighBundle(folder: string, base: string): Promise<Bundle> {
  const firstLoad = new Map<string, number>();
  const weigh = async (name: string): Promise<void> => {
    if (firstLoad.has(name)) return;
    const bytes = await readFile(path.join(folder, name));
    firstLoad.set(name, gzipSync(bytes, { level: 9 }).length);
    const text = bytes.toString('utf8');
    const references = name.endsWith('.html')
      ? [...text.matchAll(REFERENCE)].map(([, href = '']) => (href.startsWith(base) ? href.slice(base.length) : href))
      : name.endsWith('.js')
        ? [...text.matchAll(STATIC_IMPORT)].map(([, href = '']) => path.posix.join(path.posix.dirname(name), href))
        : [];
    for (const reference of references) if (existsSync(path.join(folder, reference))) await weigh(reference);
  };
  await weigh('index.html');
  const later = new Map<string, number>();
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.js') || firstLoad.has(name)) continue;
    later.set(name, gzipSync(await readFile(path.join(folder, name)), { level: 9 }).length);
  }
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
