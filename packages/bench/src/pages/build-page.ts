import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

/** A page of one script, ready to be served: file name → content. */
export type BuiltPage = ReadonlyMap<string, string>;

const HTML = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>bench</title>
<style>html,body{margin:0;background:#000;color:#fff}video{width:640px;height:360px}</style>
<script type="module" src="main.js"></script>
</html>
`;

/**
 * Bundles one browser entry of this package as the product's pages are bundled: production mode, minified.
 *
 * @param entry module beside the compiled `bin.js`, e.g. `bare-call-main.js`.
 */
export async function buildPage(entry: string): Promise<BuiltPage> {
  const input = path.join(fileURLToPath(new URL('..', import.meta.url)), entry);
  const built = (await build({
    configFile: false,
    logLevel: 'warn',
    root: path.dirname(input),
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: { input, output: { entryFileNames: 'main.js', chunkFileNames: '[name].js' } },
    },
  })) as Rollup.RollupOutput;
  const files = new Map([['index.html', HTML]]);
  for (const file of built.output) if (file.type === 'chunk') files.set(file.fileName, file.code);
  return files;
}
