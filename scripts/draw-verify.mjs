#!/usr/bin/env node
// `npm run draw:verify -- record.json`: draws again what a record says was drawn, and compares every line.
//   --commitment <hash>   the hash of the secret that was shown before the digits were pressed
//   --pool-hash <hash>    the hash of the pool that was shown with it
//   --pool-text           only prints the text of the pool, for `| sha256sum`
// Exit code: 0 the record is true, 1 it differs, 2 it cannot be read. docs/assignment-draw.md does the same by hand.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { runChild } from './lib/child.mjs';
import { inRoot } from './lib/paths.mjs';

/** @typedef {{ zh: string, en: string }} Text */

const DIFFERS = 1;
const UNREADABLE = 2;
const USAGE = 'npm run draw:verify -- record.json [--commitment hash] [--pool-hash hash] [--pool-text]';

const { file, published, poolTextOnly } = readArguments();
const rules = await loadRules();
try {
  const text = readFile(file);
  if (poolTextOnly) process.stdout.write(rules.poolText(rules.readRecord(text)));
  else report(rules.verifyRecord(text, published));
} catch (error) {
  if (!(error instanceof rules.RuleError)) throw error;
  /** @type {{ code: string, text: Text }} */
  const { code, text } = /** @type {any} */ (error);
  fail(code === 'legal.record_differs' ? DIFFERS : UNREADABLE, text, code);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        commitment: { type: 'string' },
        'pool-hash': { type: 'string' },
        'pool-text': { type: 'boolean', default: false },
      },
    });
    const [name, ...more] = positionals;
    if (name !== undefined && more.length === 0) {
      return {
        // npm runs this in the root folder; a path is meant from where the person is.
        file: resolve(process.env.INIT_CWD ?? process.cwd(), name),
        published: { commitment: values.commitment, poolHash: values['pool-hash'] },
        poolTextOnly: values['pool-text'],
      };
    }
  } catch {
    // An option that does not exist is answered like a missing file.
  }
  return fail(UNREADABLE, { zh: `用法：${USAGE}`, en: `Usage: ${USAGE}` });
}

function readFile(/** @type {string} */ path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fail(UNREADABLE, { zh: `读不了这个文件：${path}`, en: `This file cannot be read: ${path}` });
  }
}

/** The rules themselves, built if nobody has. @returns {Promise<any>} */
async function loadRules() {
  const module = inRoot('packages', 'legal-rules', 'dist', 'src', 'index.js');
  if (!existsSync(module)) {
    const compiler = inRoot('node_modules', 'typescript', 'bin', 'tsc');
    const { code, tail } = await runChild(process.execPath, [compiler, '-b', inRoot('packages', 'legal-rules')]);
    if (code !== 0) {
      process.stderr.write(`${tail.join('\n')}\n`);
      fail(UNREADABLE, { zh: '请先运行：npm install', en: 'Run first: npm install' });
    }
  }
  return import(pathToFileURL(module).href);
}

/** @param {{ record: any, steps: Text[] }} verification */
function report({ record, steps }) {
  const drawn = record.kind === 'drawn';
  say({
    zh: `✔ ${drawn ? '抽取' : '点援'}记录属实：${record.case}，${record.date}`,
    en: `✔ The record of the ${drawn ? 'draw' : 'pick'} is true: ${record.case}, ${record.date}`,
  });
  for (const step of steps) say(step);
  for (const { pseudonym, rules: grounds } of record.excluded) {
    for (const id of grounds) {
      const ground = rules.exclusionGround(id);
      const [zh, en] = ground
        ? [`${ground.text.zh}${ground.citation.zh}`, `${ground.text.en} ${ground.citation.en}`]
        : [id, id];
      say({ zh: `未列入 ${pseudonym}：${zh}`, en: `Not in the pool, ${pseudonym}: ${en}` });
    }
  }
}

function say(/** @type {Text} */ { zh, en }) {
  process.stdout.write(`${zh}\n  ${en}\n`);
}

/** @param {number} code  @param {Text} text  @param {string} [reason]  @returns {never} */
function fail(code, { zh, en }, reason) {
  process.stderr.write(`✘ ${zh}\n  ${en}\n${reason ? `  ${reason}\n` : ''}`);
  process.exit(code);
}
