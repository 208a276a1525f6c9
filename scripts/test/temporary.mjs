import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The temporary folder of one run of tests. Below it every test file has a folder of its own and fails when it leaves
 * something there (packages/tooling/jest-environment.mjs); what is found here was left by a project's global set-up, by
 * jest, or by a worker that died.
 */
export class TemporaryFolder {
  #reported = new Set();

  constructor(parent = tmpdir()) {
    this.path = mkdtempSync(join(parent, 'falink-'));
    // PostgreSQL refuses to run as root: the account that it runs as instead must be able to pass through.
    chmodSync(this.path, 0o711);
    // Also when the run is interrupted.
    process.once('exit', () => this.remove());
  }

  /**
   * What was left since the last call.
   * @param {string} by the group of tests that has ended
   * @returns {import('./results.mjs').Failure[]}
   */
  leftBy(by) {
    return readdirSync(this.path)
      .filter((name) => !this.#reported.has(name))
      .map((name) => {
        this.#reported.add(name);
        return { name: by, message: `left in the temporary folder: ${name}` };
      });
  }

  remove() {
    rmSync(this.path, { recursive: true, force: true });
  }
}
