import { constants, copyFile, link, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/**
 * Files of a folder that only ever gets new ones and loses old ones, held as they are now: removing one from the folder
 * leaves it here. Costs no space where the file system has hard links.
 */
export class HeldFiles {
  readonly #names = new Set<string>();

  private constructor(
    private readonly folder: string,
    private readonly place: string,
  ) {}

  /** @param place a folder of their own on the same disk, which {@link release} removes */
  static async hold(folder: string, place: string): Promise<HeldFiles> {
    const held = new HeldFiles(folder, place);
    await rm(place, { recursive: true, force: true });
    await held.more();
    return held;
  }

  /** Holds what has come since, too. */
  async more(): Promise<void> {
    for (const name of await filesOf(this.folder))
      if (!this.#names.has(name) && (await this.#take(name))) this.#names.add(name);
  }

  /** Names below the folder, and where each can be read. */
  *[Symbol.iterator](): Generator<{ readonly name: string; readonly path: string }> {
    for (const name of [...this.#names].sort()) yield { name, path: join(this.place, name) };
  }

  release(): Promise<void> {
    return rm(this.place, { recursive: true, force: true });
  }

  /** @returns false: it was removed in this moment */
  async #take(name: string): Promise<boolean> {
    const from = join(this.folder, name);
    const to = join(this.place, name);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    try {
      await link(from, to).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') throw error;
        return copyFile(from, to, constants.COPYFILE_EXCL);
      });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }
}

/** What is kept of a store of blobs: its files, not those half written. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('tmp/'));
}
