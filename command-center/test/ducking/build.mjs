import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// A process of its own: Vite's builder does not run inside jest. Usage: node build.mjs <folder>
await build({
  configFile: false,
  logLevel: 'error',
  resolve: { conditions: ['falink-source', 'module', 'browser', 'import', 'default'] },
  build: {
    outDir: process.argv[2],
    lib: {
      entry: fileURLToPath(new URL('./page.ts', import.meta.url)),
      formats: ['es'],
      fileName: () => 'page.js',
    },
  },
});
