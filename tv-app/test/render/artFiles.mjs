import { readdirSync, readFileSync } from 'node:fs';

/** `src/components/artFiles.ts` for tests: the names that build/art.mjs draws, without drawing them. */
const icons = readdirSync(new URL('../../assets/icons', import.meta.url))
  .filter((file) => file.endsWith('.svg'))
  .map((file) => file.slice(0, -4))
  .sort();
const drawing = readFileSync(new URL('../../build/art.mjs', import.meta.url), 'utf8');
const listed = [...drawing.matchAll(/to: '([\w-]+)'/g)].map(([, name]) => name);
const people = readdirSync(new URL('../../assets/people', import.meta.url)).map((file) => file.replace('.svg', ''));
const faces = [1, 2, 3, 4, 5].map((level) => `face-${level}`);
const names = new Set([...listed, ...people, ...faces, 'icons-44', 'icons-56', 'icons-68']);

export const ICONS = { sizes: [44, 56, 68], columns: 10, density: 2, names: icons };

/** @param {string} name */
export const artFile = (name) => (names.has(name) ? `/art/${name}.png` : undefined);
