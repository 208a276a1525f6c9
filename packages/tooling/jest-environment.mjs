// biome-ignore-all lint/style/noDefaultExport: jest loads the default export of this file
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Node, with a temporary folder of its own for each test file: `os.tmpdir()` and the TMPDIR of child processes. A file
 * that leaves something in its folder fails, with the names of what it left; the folder is removed in any case.
 */
export default class TidyEnvironment extends TestEnvironment {
  #before = process.env.TMPDIR;
  #name;
  #folder = '';

  constructor(config, context) {
    super(config, context);
    this.#name = `${config.projectConfig.displayName?.name ?? 'jest'}.${basename(context.testPath).replace(/\.test\.\w+$/, '')}`;
  }

  async setup() {
    await super.setup();
    this.#folder = mkdtempSync(join(tmpdir(), `${this.#name}-`));
    // PostgreSQL refuses to run as root: the account that it runs as instead must be able to pass through.
    chmodSync(this.#folder, 0o711);
    this.#setTmpdir(this.#folder);
  }

  async teardown() {
    this.#setTmpdir(this.#before);
    const left = readdirSync(this.#folder);
    rmSync(this.#folder, { recursive: true, force: true });
    await super.teardown();
    if (left.length > 0) throw new Error(`${this.#name} left in its temporary folder: ${left.join(', ')}`);
  }

  /** In the process itself, for os.tmpdir(), and in the copy of its environment that the tests see. */
  #setTmpdir(folder) {
    for (const env of [process.env, this.global?.process.env]) {
      if (!env) continue;
      if (folder === undefined) delete env.TMPDIR;
      else env.TMPDIR = folder;
    }
  }
}
