import { register } from 'node:module';

// `node --conditions=falink-source --import @falink/tooling/typescript file.ts` runs TypeScript from its sources, the
// workspaces' too. For developer tools; the product runs from `dist`.
register('./typescript-hooks.mjs', import.meta.url);
