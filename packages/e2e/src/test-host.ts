import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHROMIUM } from '@falink/tooling/chromium';

const SBIN = '/usr/sbin:/sbin:/usr/bin:/bin';

function run(program: string, args: readonly string[], input?: string): void {
  execFileSync(program, args, {
    input: input ?? '',
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH}:${SBIN}` },
  });
}

const ip = (...args: string[]): void => run('ip', args);

/** What a line does to packets. */
export interface LineCondition {
  /** Share of the packets that are lost, each by chance, per cent. */
  readonly lossPercent?: number;
  /** What the line carries, kbit/s; 200 ms of it wait in its queue, the rest is dropped. */
  readonly kbitPerS?: number;
  /** The narrow direction is only the one to the host; otherwise both are. */
  readonly downOnly?: boolean;
}

/** Longest that a packet waits at the narrow end of a line: what a household router's queue holds. */
const QUEUE_MS = 200;
/** The token bucket must hold a whole packet of a veth, or nothing passes. */
const BURST_BYTES = 3_200;

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

  /** Makes the line as bad as this from now on; without anything, good again. */
  degrade({ lossPercent = 0, kbitPerS, downOnly = false }: LineCondition = {}): void {
    const loss = `numgen random mod 100 < ${lossPercent} drop`;
    this.#filter(lossPercent > 0 ? { input: loss, output: loss } : {});
    const ends = [
      ['tc', 'qdisc', 'replace', 'dev', `${this.name}a`],
      ['ip', 'netns', 'exec', this.name, 'tc', 'qdisc', 'replace', 'dev', `${this.name}b`],
    ] as const;
    const wide = ['root', 'pfifo_fast'];
    const narrow = ['root', 'tbf', 'rate', `${kbitPerS}kbit`, 'burst', `${BURST_BYTES}`, 'latency', `${QUEUE_MS}ms`];
    const shapes = [kbitPerS === undefined ? wide : narrow, kbitPerS === undefined || downOnly ? wide : narrow];
    ends.forEach(([program, ...args], end) => {
      run(program, [...args, ...(shapes[end] ?? wide)]);
    });
  }

  /** Lets nothing through to these ports of ours, as a firewall that knows only the web does. */
  blockPorts(first: number, last: number, protocols: readonly ('tcp' | 'udp')[] = ['tcp', 'udp']): void {
    this.#filter({ output: `meta l4proto { ${protocols.join(', ')} } th dport ${first}-${last} drop` });
  }

  /** Opens the ports that {@link blockPorts} closed. */
  openPorts(): void {
    this.#filter({});
  }

  #filter(rules: { readonly input?: string; readonly output?: string }): void {
    const chains = Object.entries(rules).map(
      ([hook, rule]) => `chain ${hook} { type filter hook ${hook} priority 0; ${rule}; }`,
    );
    const table = ['table inet line {}', 'delete table inet line', 'table inet line {', ...chains, '}'];
    run('ip', ['netns', 'exec', this.name, 'nft', '-f', '-'], `${table.join('\n')}\n`);
  }

  async remove(): Promise<void> {
    ip('netns', 'del', this.name);
    await rm(this.folder, { recursive: true, force: true });
  }
}
