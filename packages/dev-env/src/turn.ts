import { lookup } from 'node:dns/promises';
import { accessSync, constants } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { secretFromFile } from '@falink/service-kit';
import { Child } from './child.js';
import { PROJECT_ROOT } from './paths.js';
import { StartOptionError } from './start-options.js';
import { type TurnOptions, turnConfig, turnPeers, turnUrls } from './turn-config.js';

/** Debian's account for coturn, which a start as root becomes. */
const ACCOUNT = 'turnserver';
const LOOPBACK = /^(127(\.\d+){3}|::1)$/;

export interface TurnContext {
  readonly dataDir: string;
  /** Addresses or names of the sfu, separated by commas. */
  readonly announcedAddress: string;
  /** Where the sfu's media listens. */
  readonly mediaListenIp: string;
  readonly publicUrl: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string; readonly caFile?: string } | undefined;
  readonly onLine: (name: string, line: string) => void;
}

export interface Turn {
  readonly child: Child;
  /** What the sfu is given to hand it to clients. */
  readonly env: { readonly FALINK_ICE_SERVERS: string; readonly FALINK_TURN_SECRET: string };
}

/**
 * coturn as a child beside the sfu, which it alone relays to. Nothing is started.
 *
 * @throws StartOptionError when coturn is not installed, or no address of the sfu can be relayed to.
 */
export async function prepareTurn(options: TurnOptions, context: TurnContext): Promise<Turn> {
  const program = findTurnserver();
  if (program === undefined) {
    throw new StartOptionError(
      'FALINK_TURN=1 needs coturn, which this machine does not have. Run: apt-get install -y --no-install-recommends coturn, or leave FALINK_TURN out.',
    );
  }
  const { tls, mediaListenIp } = context;
  const local = localAddresses();
  const announced = await addressesOf(context.announcedAddress);
  const listenIp = options.listenIp ?? announced.find((ip) => local.includes(ip)) ?? local[0];
  if (listenIp === undefined || announced.length === 0) {
    throw new StartOptionError(
      `FALINK_TURN=1 has no address to relay from or to: media is announced at ${context.announcedAddress}. Set FALINK_SFU_ANNOUNCED_ADDRESS to an address that others reach.`,
    );
  }
  const folder = path.join(context.dataDir, 'turn');
  const secret = options.secret ?? (await secretFromFile(path.join(context.dataDir, 'secrets'), 'turn'));
  const address = announced[0] ?? listenIp;
  await mkdir(folder, { recursive: true });
  const config = turnConfig({
    ...options,
    listenIp,
    secret,
    tls,
    folder,
    peers: turnPeers({ announced, local, listenIp, mediaListenIp }),
    account: process.getuid?.() === 0 && (await hasAccount()) ? ACCOUNT : undefined,
  });
  await writeSecretFile(path.join(folder, 'turnserver.conf'), config);
  // A certificate of a public authority names the pages' host, the private one each address too.
  const tlsHost = tls?.caFile === undefined ? new URL(context.publicUrl).hostname : address;
  const urls = turnUrls({
    address: options.listenIp ?? address,
    port: options.port,
    tls: options.tlsPublic ?? (tls && `${isIP(tlsHost) === 6 ? `[${tlsHost}]` : tlsHost}:${options.tlsPort}`),
  });
  const child = new Child({
    name: 'turn',
    // The built file, so that tests that run from sources start the same one.
    module: pathToFileURL(path.join(PROJECT_ROOT, 'packages/dev-env/dist/turn-main.js')).href,
    args: [program, folder],
    env: {},
    onLine: context.onLine,
  });
  return { child, env: { FALINK_ICE_SERVERS: JSON.stringify([{ urls }]), FALINK_TURN_SECRET: secret } };
}

function findTurnserver(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, 'turnserver')).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** This machine's addresses without loopback, IPv4 first. */
function localAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outside = all.filter(({ internal }) => !internal);
  return [
    ...outside.filter(({ family }) => family === 'IPv4'),
    ...outside.filter(({ family }) => family === 'IPv6'),
  ].map(({ address }) => address);
}

/** The addresses behind what is announced; loopback is never relayed to. */
async function addressesOf(announced: string): Promise<string[]> {
  const names = announced.split(',').map((name) => name.trim());
  const found = await Promise.all(
    names.map(async (name) => {
      if (isIP(name) !== 0) return [name];
      const addresses = await lookup(name, { all: true }).catch(() => {
        throw new StartOptionError(`FALINK_TURN=1: the name ${name}, where media is announced, has no address.`);
      });
      return addresses.map(({ address }) => address);
    }),
  );
  return [...new Set(found.flat())].filter((address) => !LOOPBACK.test(address));
}

async function hasAccount(): Promise<boolean> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return accounts.split('\n').some((line) => line.startsWith(`${ACCOUNT}:`));
}

/** Only its owner reads it, also when it was there before. */
async function writeSecretFile(file: string, text: string): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, text, { mode: 0o600 });
}
