#!/usr/bin/env node
// `npm run doctor`: what is there, what is missing and what to do about it. Status 1 when something needed is missing.
//   npm run --silent doctor -- --json
import { examine } from './doctor/checks.mjs';

const MARKS = { ok: '✔', missing: '✘', warning: '!' };
const findings = await examine();
const missing = findings.filter(({ status }) => status === 'missing');

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ ok: missing.length === 0, findings }, null, 2)}\n`);
} else {
  const width = Math.max(...findings.map(({ name }) => name.length));
  for (const { name, status, detail, remedy } of findings) {
    process.stdout.write(`${MARKS[status]} ${name.padEnd(width)}  ${detail}\n`);
    for (const line of remedy?.split('\n') ?? []) process.stdout.write(`  ${' '.repeat(width)}  → ${line}\n`);
  }
  process.stdout.write(
    missing.length === 0
      ? '✔ Ready for npm start and npm test.\n'
      : `✘ Missing: ${missing.map(({ name }) => name).join(', ')}.\n`,
  );
}
process.exitCode = missing.length === 0 ? 0 : 1;
