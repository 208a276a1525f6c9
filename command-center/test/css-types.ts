import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { declarationOf } from './support/css-classes.js';

/** Writes the declaration of every CSS module beside it: `npm run css-types -w command-center`. */
const src = fileURLToPath(new URL('../src', import.meta.url));
for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' }))
  if (name.endsWith('.module.css'))
    writeFileSync(`${src}/${name}.d.ts`, declarationOf(readFileSync(`${src}/${name}`, 'utf8')));
