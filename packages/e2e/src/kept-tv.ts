import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const TV_APP = fileURLToPath(new URL('../../../tv-app/', import.meta.url));

interface Release {
  readonly protocol: number;
  readonly commit: string;
  readonly sha256: string;
}

/**
 * The television page of an older release in the place of this one's (FALINK_TV_DIR), until the services are
 * "upgraded" and hand out the page of this version.
 */
export class KeptTv {
  private constructor(
    readonly release: Release,
    private readonly root: string,
  ) {}

  /** @throws Error when the archive is not the one that was kept */
  static async unpack(version: number): Promise<KeptTv> {
    const kept = path.join(TV_APP, 'releases', `tv-v${version}`);
    const release: Release = JSON.parse(await readFile(`${kept}.json`, 'utf8'));
    const sha256 = createHash('sha256')
      .update(await readFile(`${kept}.tgz`))
      .digest('hex');
    if (sha256 !== release.sha256)
      throw new Error(`${kept}.tgz is not the page of ${release.commit}: its hash differs`);
    const root = await mkdtemp(path.join(tmpdir(), 'falink-kept-tv-'));
    await mkdir(path.join(root, 'kept'));
    execFileSync('tar', ['-xzf', `${kept}.tgz`, '-C', path.join(root, 'kept')]);
    await symlink(path.join(root, 'kept'), path.join(root, 'served'));
    return new KeptTv(release, root);
  }

  /** What the api serves at /tv/. */
  get folder(): string {
    return path.join(this.root, 'served');
  }

  /** From now on the page of this version is handed out; pages that are open stay as they are. */
  async upgrade(): Promise<void> {
    const next = path.join(this.root, 'next');
    await symlink(path.join(TV_APP, 'dist'), next);
    await rename(next, this.folder);
  }

  remove(): Promise<void> {
    return rm(this.root, { recursive: true });
  }
}
