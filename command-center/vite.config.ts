import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Where the api runs while the console is served by Vite (`npm run dev`). */
const API = process.env.FALINK_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  resolve: { conditions: ['falink-source', ...defaultClientConditions] },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  // The api replaces this word by a fresh nonce in every answer; the page reads it from <meta property="csp-nonce">.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: {
        index: 'index.html',
        companion: 'companion.html',
        follow: 'follow.html',
        guest: 'guest.html',
        privacy: 'privacy.html',
        summary: 'summary.html',
      },
    },
  },
  server: {
    port: 5174,
    proxy: { '/api': API, '/media': API, '/socket.io': { target: API, ws: true } },
  },
});
