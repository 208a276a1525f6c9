import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openSocket } from '@falink/client/socket';
import { until } from '@falink/fixtures/until';
import {
  MEDIA_SOCKET_PATH,
  media,
  NAMESPACES,
  PROTOCOL_VERSION,
  RefusedMessages,
  type RoomAccess,
} from '@falink/protocol';
import { ROOM_SECRET, SERVICE_SECRET, SFU_ID } from './api.js';

/** Built by `npm run build`. */
const BIN = fileURLToPath(new URL('../../../sfu/dist/bin.js', import.meta.url));

const START_LIMIT_MS = 60_000;

/** The real media plane, as a process of its own. */
export class SfuProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly said: { lines: string },
  ) {}

  /** @param apiUrl where it reports to. @param internalUrl where the api finds it, in the place of its own port */
  static async start(port: number, apiUrl: string, internalUrl: string): Promise<SfuProcess> {
    const said = { lines: '' };
    const child = spawn(process.execPath, [BIN], {
      env: {
        ...process.env,
        PORT: String(port),
        FALINK_SFU_ID: SFU_ID,
        FALINK_SFU_WORKERS: '1',
        FALINK_SFU_RTC_PORT: '0',
        FALINK_SFU_INTERNAL_URL: internalUrl,
        FALINK_API_URL: apiUrl,
        FALINK_ROOM_SECRET: ROOM_SECRET,
        FALINK_SERVICE_SECRET: SERVICE_SECRET,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text) => {
        said.lines = (said.lines + text).slice(-20_000);
      });
    process.once('exit', () => child.kill());
    await until('the sfu is ready', () => said.lines.includes('is ready'), Boolean, START_LIMIT_MS);
    return new SfuProcess(child, said);
  }

  /** What it wrote last. */
  get log(): string {
    return this.said.lines;
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }
}

/** Somebody in a room: real signalling, no media. @returns whether they are still there, and how they leave */
export async function enter(access: RoomAccess): Promise<{ readonly present: boolean; leave(): void }> {
  let present = false;
  const socket = openSocket({
    url: access.url + NAMESPACES.media,
    path: MEDIA_SOCKET_PATH,
    auth: async () => ({ protocol: PROTOCOL_VERSION }),
    notices: [],
    refusedMessages: new RefusedMessages(() => {}),
    retry: null,
    connected: () => {
      present = true;
    },
    disconnected: () => {
      present = false;
    },
    refused: () => false,
  });
  await until('the signalling is there', () => present);
  await socket.request(media.join, { token: access.token });
  return {
    get present() {
      return present;
    },
    leave: () => socket.close(),
  };
}
