import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dataDirOf, freePort, PROJECT_ROOT } from '@falink/dev-env';
import { until } from '../src/index.js';

const BIN = path.join(PROJECT_ROOT, 'packages/dev-env/dist/bin.js');

/** Processes of this machine that were started for this folder, by their command line or environment. */
async function processesOf(dataDir: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const mentions = async (pid: string) => {
    const texts = await Promise.all(
      ['cmdline', 'environ'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
    );
    return texts.some((text) => text.includes(dataDir));
  };
  const found = await Promise.all(pids.map(mentions));
  return pids.filter((_, at) => found[at]).map(Number);
}

describe('npm start, after its set-up', () => {
  let dataDir: string;
  let port: number;
  let sfuPort: number;
  let rtcPort: number;
  let child: ChildProcess;
  let said = '';

  /** The command itself, with other variables than the first start's where given. */
  const start = (more: Record<string, string> = {}) =>
    spawn(process.execPath, [BIN], {
      env: {
        ...process.env,
        PORT: String(port),
        FALINK_SFU_PORT: String(sfuPort),
        FALINK_SFU_RTC_PORT: String(rtcPort),
        FALINK_SFU_WORKERS: '1',
        FALINK_DATA_DIR: dataDir,
        FALINK_MEDIA_DIR: path.join(dataDirOf(process.env), 'media'),
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'falink-start-'));
    await chmod(dataDir, 0o711);
    [port, sfuPort, rtcPort] = await Promise.all([freePort(), freePort(), freePort()]);
    said = '';
    child = start();
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()));
  });
  afterEach(async () => {
    child.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Ctrl-C as it arrives here: one signal to the supervisor, the rest is its own work. */
  async function interrupt(): Promise<number | null> {
    const exited = once(child, 'exit') as Promise<[number | null]>;
    child.kill('SIGINT');
    const [code] = await exited;
    return code;
  }

  /** What another start says that is refused. */
  async function refused(more: Record<string, string>): Promise<string> {
    const second = start(more);
    let text = '';
    second.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const [code] = (await once(second, 'exit')) as [number | null];
    expect([code, text]).toEqual([1, expect.stringMatching(/^[^\n]+\n$/)]);
    return text;
  }

  it('says where everything is, serves it, and leaves nobody behind after Ctrl-C', async () => {
    await until(
      'the addresses',
      () => said,
      (text) => text.includes('/api/docs'),
    );
    const origin = `http://localhost:${port}`;
    for (const line of [origin, `${origin}/tv/`, `${origin}/console/`, `${origin}/api/docs`])
      expect(said).toContain(line);
    for (const page of ['/tv/', '/console/', '/api/docs/', '/api/v1/health'])
      expect([page, (await fetch(`${origin}${page}`)).status]).toEqual([page, 200]);
    expect(await (await fetch(`${origin}/api/v1/health`)).json()).toMatchObject({ status: 'ok' });
    expect((await fetch(`${origin}/metrics`)).status).toBe(404);
    expect((await processesOf(dataDir)).length).toBeGreaterThan(3);

    // Media is where it was asked to be; who starts again is refused, and harms nothing.
    const [other, otherSfu, otherRtc] = await Promise.all([freePort(), freePort(), freePort()]);
    const others = { PORT: String(other), FALINK_SFU_PORT: String(otherSfu) };
    expect(await refused({})).toContain(`Port ${port} is taken`);
    expect(await refused(others)).toContain(`Media port ${rtcPort} is taken`);
    expect(await refused({ ...others, FALINK_SFU_RTC_PORT: String(otherRtc) })).toMatch(
      /Another npm start \(process \d+\) uses .*FALINK_DATA_DIR=/,
    );
    expect(await (await fetch(`${origin}/api/v1/health`)).json()).toMatchObject({ status: 'ok' });

    expect(await interrupt()).toBe(0);
    expect(await processesOf(dataDir)).toEqual([]);
  });

  it('leaves nobody behind either when it is interrupted while it starts', async () => {
    await until('the database', async () => (await processesOf(dataDir)).length > 1);
    expect(await interrupt()).toBe(0);
    expect(await processesOf(dataDir)).toEqual([]);
    expect(said).not.toContain('/api/docs');
  });
});
