import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHROMIUM } from '@falink/tooling/chromium';

const SBIN = '/usr/sbin:/sbin:/usr/bin:/bin';

function ip(...args: string[]): void {
  execFileSync('ip', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH}:${SBIN}` },
  });
}

/**
 * A second host on this machine: a network namespace with one cable to ours. What runs in it reaches us only through
 * that cable, media included, and the cable can be pulled. Needs root, as Debian's test machines have it.
 */
export class TestHost {
  private constructor(
    private readonly name: string,
    /** Our address as the host sees it. */
    readonly serverAddress: string,
    private readonly folder: string,
    /** Starts Chromium inside the host. */
    readonly chromium: string,
  ) {}

  static async create(): Promise<TestHost> {
    const id = `fl${process.pid % 10_000}${Math.floor(Math.random() * 100)}`;
    const subnet = `10.77.${Math.floor(Math.random() * 250)}`;
    const [ours, theirs] = [`${id}a`, `${id}b`];
    ip('netns', 'add', id);
    try {
      ip('link', 'add', ours, 'type', 'veth', 'peer', 'name', theirs);
      ip('link', 'set', theirs, 'netns', id);
      ip('addr', 'add', `${subnet}.1/24`, 'dev', ours);
      ip('link', 'set', ours, 'up');
      ip('-n', id, 'addr', 'add', `${subnet}.2/24`, 'dev', theirs);
      ip('-n', id, 'link', 'set', theirs, 'up');
      ip('-n', id, 'link', 'set', 'lo', 'up');
    } catch (error) {
      ip('netns', 'del', id);
      throw error;
    }
    const folder = await mkdtemp(path.join(tmpdir(), 'falink-host-'));
    const chromium = path.join(folder, 'chromium');
    await writeFile(chromium, `#!/bin/sh\nPATH="$PATH:${SBIN}"\nexec ip netns exec ${id} ${CHROMIUM} "$@"\n`);
    await chmod(chromium, 0o755);
    return new TestHost(id, `${subnet}.1`, folder, chromium);
  }

  /** Pulls the cable: nothing gets through in either direction. */
  unplug(): void {
    ip('link', 'set', `${this.name}a`, 'down');
  }

  plugIn(): void {
    ip('link', 'set', `${this.name}a`, 'up');
  }

  async remove(): Promise<void> {
    ip('netns', 'del', this.name);
    await rm(this.folder, { recursive: true, force: true });
  }
}
