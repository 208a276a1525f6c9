import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Puts guard.js, as it is, before the page's own script. */
export function guardPlugin() {
  const source = readFileSync(new URL('./guard.js', import.meta.url), 'utf8');
  const fileName = `assets/guard-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.js`;
  return {
    name: 'falink-guard',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `/tv/${fileName}` }, injectTo: 'head-prepend' }],
  };
}
