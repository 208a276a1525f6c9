import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../lib/child.mjs';
import { cacheDir } from '../lib/paths.mjs';
import { findChromium, findProgram } from '../lib/programs.mjs';
import { SetupError } from '../lib/setup-error.mjs';

/**
 * @typedef {'start' | 'test'} Purpose
 * @typedef {{ package: string, why: string, purposes: Purpose[], present: () => boolean }} SystemPackage
 */

/** What the product itself calls, and for tests a browser with a Chinese font. @type {SystemPackage[]} */
export const SYSTEM_PACKAGES = [
  {
    package: 'ffmpeg',
    why: 'renders and probes video',
    purposes: ['start', 'test'],
    present: () => Boolean(findProgram('ffmpeg') && findProgram('ffprobe')),
  },
  {
    package: 'espeak-ng',
    why: 'speaks: the narration of films, and pages for televisions without a voice',
    purposes: ['start', 'test'],
    present: () => Boolean(findProgram('espeak-ng')),
  },
  {
    package: 'coturn',
    why: 'relays calls for networks that let no media through: FALINK_TURN=1, and tests',
    purposes: process.env.FALINK_TURN === '1' ? ['start', 'test'] : ['test'],
    present: () => Boolean(findProgram('turnserver', { PATH: `${process.env.PATH}:/usr/bin:/usr/sbin` })),
  },
  {
    package: 'chromium',
    why: 'the browser that tests drive',
    purposes: ['test'],
    present: () => Boolean(findChromium()),
  },
  {
    package: 'fonts-noto-cjk',
    why: 'Chinese text in the test browser while the web font is missing',
    purposes: ['test'],
    present: hasChineseFont,
  },
  {
    package: 'cog',
    why: 'WPE WebKit without a screen, the engine of many set-top boxes',
    purposes: ['test'],
    present: () => Boolean(findProgram('cog')),
  },
  {
    package: 'pgbouncer',
    why: 'connections that are pooled, as some operators have them',
    purposes: ['test'],
    present: () => Boolean(findProgram('pgbouncer', { PATH: `${process.env.PATH}:/usr/sbin:/sbin` })),
  },
  {
    package: 'iproute2',
    why: 'gives a test browser a network of its own, whose cable can be pulled',
    purposes: ['test'],
    present: () => Boolean(findProgram('ip', { PATH: `${process.env.PATH}:/usr/sbin:/sbin` })),
  },
  {
    package: 'nftables',
    why: 'closes ports and loses packets on that network',
    purposes: ['test'],
    present: () => Boolean(findProgram('nft', { PATH: `${process.env.PATH}:/usr/sbin:/sbin` })),
  },
  {
    package: 'libnss3-tools',
    why: 'lets a test browser trust the certificate of npm start -- --lan',
    purposes: ['test'],
    present: () => Boolean(findProgram('certutil')),
  },
];

/** Needed only where mediasoup's own worker cannot be downloaded and has to be compiled. */
const WORKER_BUILD_PACKAGES = [
  'cmake',
  'ninja-build',
  'g++',
  'pkg-config',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libabsl-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
];

/** The names of the packages that this purpose lacks. */
export function missingPackages(/** @type {Purpose} */ purpose) {
  return SYSTEM_PACKAGES.filter((it) => it.purposes.includes(purpose) && !it.present()).map((it) => it.package);
}

/** The build packages that dpkg does not know as installed. */
export function missingWorkerBuildPackages() {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders
  const format = '${Package} ${db:Status-Status}\n';
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, ...WORKER_BUILD_PACKAGES], { encoding: 'utf8' });
  const installed = new Set(
    (stdout ?? '')
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return WORKER_BUILD_PACKAGES.filter((name) => !installed.has(name));
}

/** How this user may install packages: directly, through sudo without a password, or not at all. */
function privilege() {
  if (!findProgram('apt-get')) return 'no-apt';
  if (process.getuid?.() === 0) return 'root';
  if (findProgram('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return 'sudo';
  return 'none';
}

/** The one command that a person with the rights has to run. */
export function installCommand(/** @type {string[]} */ packages, sudo = process.getuid?.() !== 0) {
  const as = sudo ? 'sudo ' : '';
  return `${as}apt-get update && ${as}apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/**
 * Installs Debian packages: one `apt-get update`, one `apt-get install`.
 * @param {string[]} packages
 * @param {import('../lib/terminal.mjs').StepLine} line
 */
export async function installPackages(packages, line) {
  const rights = privilege();
  if (rights === 'none') {
    throw new SetupError(
      `Missing on this machine: ${packages.join(', ')}.`,
      `Run this once, then try again:\n  ${installCommand(packages)}`,
    );
  }
  if (rights === 'no-apt') {
    throw new SetupError(
      `Missing on this machine: ${packages.join(', ')} (Debian's names), and there is no apt-get to install them with.`,
      "Install them with your system's package manager so that their programs are on PATH, then try again.",
    );
  }
  const apt = async (
    /** @type {string[]} */ args,
    /** @type {string} */ log,
    /** @type {number} */ from,
    /** @type {number} */ share,
  ) => {
    const command = rights === 'sudo' ? 'sudo' : 'apt-get';
    const assignments = ['DEBIAN_FRONTEND=noninteractive', 'NEEDRESTART_MODE=a'];
    const lead = rights === 'sudo' ? ['-n', ...assignments, 'apt-get'] : [];
    const status = rights === 'root' ? ['-o', 'APT::Status-Fd=3'] : [];
    const { code, tail } = await runChild(
      command,
      [
        ...lead,
        '-o',
        'Dpkg::Use-Pty=0',
        '-o',
        'DPkg::Lock::Timeout=120',
        '-o',
        'Acquire::Retries=3',
        ...status,
        ...args,
      ],
      {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'a', LC_ALL: 'C.UTF-8' },
        // sudo needs its terminal, and apt must be allowed to finish what dpkg is doing.
        sameGroup: true,
        patient: true,
        logFile: join(cacheDir(), 'logs', log),
        ...(status.length > 0 && {
          onStatus: (/** @type {string} */ text) => {
            const [kind, , percent] = text.split(':');
            if (kind === 'dlstatus') line.progress(from + (share * Number(percent)) / 200, 'downloading');
            if (kind === 'pmstatus') line.progress(from + share * (0.5 + Number(percent) / 200), 'unpacking');
          },
        }),
      },
    );
    if (code !== 0) {
      throw new SetupError(
        `apt-get ${args[0]} failed (status ${code}).`,
        `See why above, or try it by hand:\n  ${installCommand(packages)}`,
        tail,
      );
    }
  };
  await repairInterruptedInstall(rights);
  line.progress(0, 'apt-get update');
  await apt(['update'], 'apt-update.log', 0, 0.1);
  await apt(['install', '-y', '--no-install-recommends', ...packages], 'apt-install.log', 0.1, 0.9);
}

/** After an interrupted install dpkg refuses everything until that one is finished. */
async function repairInterruptedInstall(/** @type {'root' | 'sudo'} */ rights) {
  const updates = '/var/lib/dpkg/updates';
  if (!existsSync(updates) || readdirSync(updates).length === 0) return;
  const lead = rights === 'sudo' ? ['sudo', '-n'] : [];
  const [command, ...args] = [...lead, 'dpkg', '--configure', '-a'];
  await runChild(/** @type {string} */ (command), args, { sameGroup: true, patient: true });
}

function hasChineseFont() {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  if (!findProgram('fc-list')) return false;
  return Boolean(spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout?.trim());
}
