import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import pg from 'pg';
import { isBehindProxy } from './addresses.js';
import { checkPorts, mediaPortCount } from './check-ports.js';
import { type DevEnv, startDevEnv } from './dev-env.js';
import { serveInstallPage } from './install-page.js';
import { lanAddress } from './lan.js';
import { lockDataDir } from './lock.js';
import { dataDirOf, PROJECT_ROOT } from './paths.js';
import { privateCertificate, type ServerCertificate } from './private-ca.js';
import { readStartOptions, StartOptionError, type StartOptions } from './start-options.js';
import type { TurnOptions } from './turn-config.js';

const ANY_ADDRESS = new Set(['0.0.0.0', '::']);
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2), process.env);
  const dataDir = dataDirOf(process.env);
  const mediaDir = process.env.FALINK_MEDIA_DIR ?? path.join(dataDir, 'media');
  await mkdir(mediaDir, { recursive: true });
  const isLocal = LOOPBACK.test(options.rtcListenIp ?? options.host);
  const turn = isLocal ? undefined : options.turn;
  await checkPorts({ ...options, turn });
  const unlock = await lockDataDir(dataDir);

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
    await unlock();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

  const tls = lan?.certificate ?? options.tls;
  const publicUrl = options.publicUrl ?? lan?.publicUrl;
  const announced = options.announcedAddress ?? lan?.address ?? addressForMedia(options);
  starting = startDevEnv({
    signal: stopping.signal,
    dataDir,
    mediaDir,
    port: options.port,
    sfuPort: options.sfuPort,
    rtcPort: options.rtcPort,
    secretsEnv: process.env,
    host: options.host,
    demo: options.demo,
    ...(options.databaseUrl && { databaseUrl: options.databaseUrl }),
    ...(publicUrl && { publicUrl }),
    ...(options.sfuPublicUrl && { sfuPublicUrl: options.sfuPublicUrl }),
    ...(announced && { announcedAddress: announced }),
    ...(options.rtcListenIp && { rtcListenIp: options.rtcListenIp }),
    ...(tls && { tls }),
    ...(turn && { turn }),
    // Jobs of the api make the remaining videos; it prefixes what it prints about them.
    ...(options.demo && { env: { FALINK_DEMO_STORIES: '1' } }),
    onLine: (source, line) => say(line.startsWith('[media] ') ? line : `[${source}] ${line}`),
  });
  const dev = await starting.catch((error: unknown) => {
    if (stopping.signal.aborted) return null;
    throw error;
  });
  if (dev === null || stopping.signal.aborted) return;
  try {
    if (lan) installServer = await serveInstallPage(options.host, options.port + 2, dev.publicUrl, lan.certificate);
    printAddresses(dev, options, lan, announced);
    if (!options.demo) await firstAdministrator(dev, dataDir);
  } catch (error) {
    await dev.stop();
    throw error;
  }
}

/** Where browsers send media when nobody said it; undefined: only this machine does. */
function addressForMedia({ host, rtcListenIp = host }: StartOptions): string | undefined {
  if (LOOPBACK.test(rtcListenIp)) return undefined;
  if (!ANY_ADDRESS.has(rtcListenIp)) return rtcListenIp;
  const address = lanAddress();
  if (address === null) {
    throw new StartOptionError(
      `Media would listen on ${rtcListenIp}, but this machine has no address that others reach. Connect it, or set FALINK_SFU_ANNOUNCED_ADDRESS.`,
    );
  }
  return address;
}

interface Lan {
  readonly address: string;
  readonly publicUrl: string;
  readonly certificate: ServerCertificate;
}

async function prepareLan(options: StartOptions, dataDir: string): Promise<Lan> {
  // Of several, the first is the one that boxes open the pages at.
  const address = options.announcedAddress?.split(',')[0]?.trim() ?? lanAddress();
  if (address === null) {
    throw new StartOptionError(
      '--lan needs a network: this machine has no address but loopback. Connect it, or leave --lan out.',
    );
  }
  const publicUrl = options.publicUrl ?? `https://${address}:${options.port}`;
  const names = [...new Set([new URL(publicUrl).hostname, address, 'localhost', '127.0.0.1'])];
  return { address, publicUrl, certificate: await privateCertificate(dataDir, names) };
}

function printAddresses(dev: DevEnv, options: StartOptions, lan: Lan | undefined, announced: string | undefined): void {
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
  say(
    announced === undefined
      ? '  音视频 Media       only on this machine; Firefox needs another address and cannot call here: use Chromium, Chrome or Edge'
      : `  音视频 Media       ${announced}, ports ${options.rtcPort} to ${options.rtcPort + mediaPortCount(options) - 1}, UDP and TCP`,
  );
  if (options.turn) sayTurn(dev, options.turn, (lan?.certificate ?? options.tls) !== undefined);
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

/** @param tls whether it can serve TLS itself */
function sayTurn(dev: DevEnv, { port, tlsPort, tlsPublic }: TurnOptions, tls: boolean): void {
  if (dev.turn === undefined) {
    say('  中继 TURN         off: media listens on this machine only (HOST), and nobody else calls here');
    return;
  }
  const withTls = tlsPublic ?? (tls ? `${tlsPort} (TLS)` : undefined);
  say(
    `  中继 TURN         ${port}, UDP and TCP; ${withTls ?? 'no TLS: set FALINK_TLS_CERT, or FALINK_TURN_TLS_PUBLIC'}`,
  );
  say('');
}

function sayWhatTheProxyMustDo(dev: DevEnv, options: StartOptions): void {
  say('');
  say(`  代理 Proxy for ${dev.publicUrl}, with WebSocket upgrade:`);
  if (options.sfuPublicUrl === undefined) say(`    /sfu/ → http://127.0.0.1:${options.sfuPort}`);
  else say(`    ${options.sfuPublicUrl} → http://127.0.0.1:${options.sfuPort}`);
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
