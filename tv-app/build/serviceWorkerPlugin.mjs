import { createHash } from 'node:crypto';

/** Pictures of the start, the home page and the page about a lost line. */
const KEPT_ART =
  /\/(ground|ring|shadow|dot|logo|fade-up|fade-left|figure-zhou|person-zhou|person-chen|person-sun|scene-router|icons-\d+)-/;

/** Tells the service worker which files make the pages: the first scripts, the legal rules, style, boot fonts and the first pictures. */
export function serviceWorkerPlugin() {
  return {
    name: 'falink-service-worker',
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') throw new Error('the bundle has no sw.js');
      const main = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.name === 'main');
      if (main?.type !== 'chunk') throw new Error('the bundle has no main script');
      // The legal rules compute without a line: what they need is kept beside the pages.
      const rules = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'legalParts');
      if (rules?.type !== 'chunk') throw new Error('the bundle has no script of the legal rules');
      const scripts = new Set([main.fileName, ...main.imports, rules.fileName, ...rules.imports]);
      const files = Object.keys(bundle)
        .filter((name) => name !== 'sw.js' && name.startsWith('assets/'))
        .filter(
          (name) =>
            scripts.has(name) ||
            name.endsWith('.css') ||
            /boot-\d+-.*\.woff2$/.test(name) ||
            KEPT_ART.test(`/${name.slice('assets/'.length)}`),
        )
        .map((name) => `/tv/${name}`)
        .sort();
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
      const list = JSON.stringify({ version, files });
      if (!worker.code.includes('__SHELL__')) throw new Error('sw.js has no place for the list of files');
      worker.code = worker.code.replace('__SHELL__', list.replaceAll('\\', '\\\\').replaceAll("'", "\\'"));
    },
  };
}
