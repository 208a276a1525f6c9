import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The file's text, or undefined when there is none. */
export function readText(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The file's JSON, or undefined when it is missing or broken. @returns {any} */
export function readJson(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes a file so that a reader, or a run cut short, sees the old text or the new text and nothing between. */
export function writeAtomically(/** @type {string} */ file, /** @type {string} */ text) {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.tmp-${process.pid}`;
  writeFileSync(partial, text);
  renameSync(partial, file);
}

/** A hex digest over the contents of the files that exist, in the given order, with their names. */
export function hashContents(/** @type {string} */ folder, /** @type {string[]} */ names) {
  const hash = createHash('sha256');
  for (const name of names) {
    const file = join(folder, name);
    hash.update(`${name}\0`);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Every file below a folder as relative paths, sorted, without hidden folders and those named in `skip`.
 * @param {string} folder
 * @param {ReadonlySet<string>} [skip]
 * @returns {string[]}
 */
export function filesBelow(folder, skip = new Set()) {
  if (!existsSync(folder)) return [];
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {string} */ prefix) => {
    for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
      const name = prefix ? `${prefix}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !skip.has(entry.name)) visit(name);
      } else found.push(name);
    }
  };
  visit('');
  return found.sort();
}

/** A digest of names, sizes and modification times: fast, and enough to see that nothing was edited. */
export function hashStats(/** @type {string} */ folder, /** @type {string[]} */ names) {
  const hash = createHash('sha256');
  for (const name of names) {
    try {
      const { size, mtimeMs } = statSync(join(folder, name));
      hash.update(`${name}\0${size}\0${mtimeMs}\n`);
    } catch {
      hash.update(`${name}\0gone\n`);
    }
  }
  return hash.digest('hex');
}
