import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { guardPlugin } from './build/guardPlugin.mjs';
import { serviceWorkerPlugin } from './build/serviceWorkerPlugin.mjs';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

/** Static files for `/tv/`, for Chromium 68 and later; the page's policy is script-src 'self' 'unsafe-eval', so nothing is inlined. */
export default defineConfig({
  base: '/tv/',
  publicDir: false,
  plugins: [guardPlugin(), serviceWorkerPlugin()],
  define: { __APP_VERSION__: JSON.stringify(version) },
  resolve: { conditions: ['falink-source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'chrome68',
    outDir: 'dist',
    rollupOptions: {
      input: { main: 'index.html', sw: 'src/serviceWorker.ts' },
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 900,
  },
});
