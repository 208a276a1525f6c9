// Bundles the test page into the folder given on the command line. A process of its own: the bundler's native
// part does not accept objects of a test runner's sandbox.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const [outDir] = process.argv.slice(2);
if (outDir === undefined) throw new Error('usage: node build.mjs <folder>');
await build({
  root: fileURLToPath(new URL('.', import.meta.url)),
  configFile: false,
  logLevel: 'warn',
  resolve: { conditions: ['falink-source', 'browser', 'module', 'import', 'default'] },
  // As the television's build: calls need Chromium 74.
  build: { outDir, emptyOutDir: true, minify: false, target: 'chrome74', modulePreload: false },
});
