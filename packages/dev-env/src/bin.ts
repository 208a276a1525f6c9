import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import pg from 'pg';
import { isBehindProxy } from './addresses.js';
import { type DevEnv, startDevEnv } from './dev-env.js';
import { isPortFree } from './free-port.js';
import { serveInstallPage } from './install-page.js';
import { lanAddress } from './lan.js';
import { dataDirOf, PROJECT_ROOT } from './paths.js';
import { privateCertificate, type ServerCertificate } from './private-ca.js';
import { readStartOptions, StartOptionError, type StartOptions } from './start-options.js';

/** Media ports, one per worker, UDP and TCP. */
const RTC_PORT = 40_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2), process.env);
  const dataDir = dataDirOf(process.env);
  const mediaDir = process.env.FALINK_MEDIA_DIR ?? path.join(dataDir, 'media');
  await mkdir(mediaDir, { recursive: true });
  for (const port of [options.port, options.port + 1]) {
    if (!(await isPortFree(port, options.host))) {
      throw new StartOptionError(
        `Port ${port} is taken. Stop what uses it, or choose another: PORT=${options.port + 100} npm start`,
      );
    }
  }

  const lan = options.lan ? await prepareLan(options, dataDir) : undefined;
  let starting: Promise<DevEnv> | undefined;
  let installServer: Server | undefined;
  const stopping = new AbortController();
  const stop = async (code: number) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    say('\n正在停止 Stopping …');
    installServer?.close();
    // Still starting: the aborted start stops what it has begun.
    await (await starting?.catch(() => undefined))?.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

  const tls = lan?.certificate ?? options.tls;
  const publicUrl = options.publicUrl ?? lan?.publicUrl;
  const announced = options.announcedAddress ?? lan?.address;
  starting = startDevEnv({
    signal: stopping.signal,
    dataDir,
    mediaDir,
    port: options.port,
    sfuPort: options.port + 1,
    rtcPort: RTC_PORT,
    host: options.host,
    demo: options.demo,
    ...(options.databaseUrl && { databaseUrl: options.databaseUrl }),
    ...(publicUrl && { publicUrl }),
    ...(options.sfuPublicUrl && { sfuPublicUrl: options.sfuPublicUrl }),
    ...(announced && { announcedAddress: announced }),
    ...(tls && { tls }),
    // Jobs of the api make the remaining videos; it prefixes what it prints about them.
    ...(options.demo && { env: { FALINK_DEMO_STORIES: '1' } }),
    onLine: (source, line) => say(line.startsWith('[media] ') ? line : `[${source}] ${line}`),
  });
  const dev = await starting.catch((error: unknown) => {
    if (stopping.signal.aborted) return null;
    throw error;
  });
  if (dev === null || stopping.signal.aborted) return;
  if (lan) installServer = await serveInstallPage(options.host, options.port + 2, dev.publicUrl, lan.certificate);
  printAddresses(dev, options, lan);
  if (!options.demo) await firstAdministrator(dev, dataDir);
}

interface Lan {
  readonly address: string;
  readonly publicUrl: string;
  readonly certificate: ServerCertificate;
}

async function prepareLan(options: StartOptions, dataDir: string): Promise<Lan> {
  const address = options.announcedAddress ?? lanAddress();
  if (address === null) {
    throw new StartOptionError(
      '--lan needs a network: this machine has no address but loopback. Connect it, or leave --lan out.',
    );
  }
  const publicUrl = options.publicUrl ?? `https://${address}:${options.port}`;
  const names = [...new Set([new URL(publicUrl).hostname, address, 'localhost', '127.0.0.1'])];
  return { address, publicUrl, certificate: await privateCertificate(dataDir, names) };
}

function printAddresses(dev: DevEnv, options: StartOptions, lan: Lan | undefined): void {
  say('');
  say(`  ${dev.publicUrl}`);
  say(
    `  电视 TV           ${dev.publicUrl}/tv/${options.demo ? '?demo=home-1   (home-2, home-3, room-1, room-2)' : ''}`,
  );
  say(`  指挥中心 Console   ${dev.publicUrl}/console/`);
  say(`  接口 API docs      ${dev.publicUrl}/api/docs`);
  if (lan) {
    say(`  安装证书 Install   http://${lan.address}:${options.port + 2}/   SHA-256 ${lan.certificate.caFingerprint}`);
  }
  if (!lan && isBehindProxy(options)) sayWhatTheProxyMustDo(dev, options);
  if (options.demo) {
    say('');
    say('  演示账号 Demo accounts: lawyer lawyer2 aid roomstaff supervisor operator admin, password falink-demo');
    if (options.host !== '127.0.0.1')
      say('  注意：演示模式对外可见。The demo is reachable from outside: never with real data.');
  }
  say('');
  say('  Ctrl-C 停止 stops everything.');
  say('');
}

function sayWhatTheProxyMustDo(dev: DevEnv, options: StartOptions): void {
  say('');
  say(`  代理 Proxy for ${dev.publicUrl}, with WebSocket upgrade:`);
  if (options.sfuPublicUrl === undefined) say(`    /sfu/ → http://127.0.0.1:${options.port + 1}`);
  else say(`    ${options.sfuPublicUrl} → http://127.0.0.1:${options.port + 1}`);
  say(`    /     → http://127.0.0.1:${options.port}`);
  if (options.announcedAddress === undefined)
    say('  音视频不经过代理。Media goes past the proxy: set FALINK_SFU_ANNOUNCED_ADDRESS and HOST for other machines.');
}

/** An empty installation has no account: creates the first administrator, on the command line. */
async function firstAdministrator(dev: DevEnv, dataDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: dev.databaseUrl });
  await client.connect();
  const { rowCount } = await client.query('select 1 from staff limit 1');
  await client.end();
  if (rowCount !== 0) return;
  const bin = path.join(PROJECT_ROOT, 'api/dist/bin.js');
  if (!process.stdin.isTTY) {
    say(
      `  还没有管理员。No administrator yet: printf '%s' PASSWORD | DATABASE_URL=… node ${bin} admin create --username admin`,
    );
    return;
  }
  say('  第一位管理员 The first administrator (user name: admin)');
  spawnSync(process.execPath, [bin, 'admin', 'create', '--username', 'admin'], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: dev.databaseUrl, FALINK_DATA_DIR: dataDir },
  });
}

main().catch((error: unknown) => {
  if (error instanceof StartOptionError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  process.exit(1);
});
