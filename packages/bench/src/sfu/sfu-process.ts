import { type ChildProcess, fork } from 'node:child_process';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  pathOf,
  ROOM_TOKEN_AUDIENCE,
  ROOM_TOKEN_ISSUER,
  ROOM_TOKEN_TTL_S,
  type RoomAccess,
  type RoomTokenClaims,
  sfuRoutes,
} from '@falink/protocol';
import { builtWorker } from '../built-worker.js';

/** What the sfu holds, after a collection; see sfu-main. */
export interface SfuState {
  readonly url: string;
  readonly workers: readonly { readonly pid: number; readonly roomIds: readonly string[] }[];
  readonly rooms: number;
  readonly peers: number;
  readonly sockets: number;
  readonly heapMb: number;
  /** Of the process of the sfu, without its workers, since its start. */
  readonly cpuMs: number;
  /** Since the start, or since it was last asked with `fromNow`. */
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  /** In the workers. */
  readonly routers: number;
  /** Routers, transports, producers and consumers in the workers. */
  readonly objects: number;
}

export interface SfuProcessOptions {
  readonly workers: number;
  readonly graceS?: number;
}

/** The product's sfu in a process of its own, without an api: this class signs the tokens. */
export class SfuProcess {
  readonly #child: ChildProcess;
  readonly #roomSecret: string;
  readonly #serviceSecret: string;

  private constructor(
    child: ChildProcess,
    roomSecret: string,
    serviceSecret: string,
    readonly url: string,
  ) {
    this.#child = child;
    this.#roomSecret = roomSecret;
    this.#serviceSecret = serviceSecret;
  }

  static async start({ workers, graceS = 45 }: SfuProcessOptions): Promise<SfuProcess> {
    const [roomSecret, serviceSecret] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
    const child = fork(new URL('../sfu-main.js', import.meta.url), [], {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        PATH: process.env.PATH,
        FALINK_SFU_PORT: '0',
        FALINK_SFU_RTC_PORT: '0',
        FALINK_SFU_WORKERS: String(workers),
        FALINK_SFU_GRACE_S: String(graceS),
        FALINK_ROOM_SECRET: roomSecret,
        FALINK_SERVICE_SECRET: serviceSecret,
        FALINK_LOG_LEVEL: 'warn',
        MEDIASOUP_WORKER_BIN: await builtWorker(),
      },
    });
    return new SfuProcess(child, roomSecret, serviceSecret, (await answerOf(child)).url);
  }

  /** @param fromNow what its event loop did before is not to count in the next state */
  async state(fromNow = false): Promise<SfuState> {
    this.#child.send({ fromNow });
    return answerOf(this.#child);
  }

  /** Access for one participant, as the api gives it. */
  access(
    roomId: string,
    role: RoomTokenClaims['role'],
    activate = false,
    participantId: string = randomUUID(),
  ): RoomAccess {
    const now = Math.floor(Date.now() / 1000);
    const grants: RoomTokenClaims['grants'] = {
      produce: ['microphone', 'camera'],
      consume: true,
      activate,
      standby: role === 'lawyer',
    };
    const token = signed(this.#roomSecret, {
      iss: ROOM_TOKEN_ISSUER,
      aud: ROOM_TOKEN_AUDIENCE,
      sub: participantId,
      iat: now,
      exp: now + ROOM_TOKEN_TTL_S,
      room: roomId,
      role,
      grants,
    });
    return { roomId, participantId, url: this.url, token };
  }

  /** As the api does at the end of a call. */
  async closeRoom(roomId: string): Promise<void> {
    const answer = await fetch(this.url + pathOf(sfuRoutes.closeRoom, { roomId }), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#serviceSecret}` },
      body: JSON.stringify({ reason: 'ended' }),
    });
    if (!answer.ok) throw new Error(`the sfu answered ${answer.status} when a room was to be closed`);
  }

  /** Resolves when the process is gone. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }
}

async function answerOf(child: ChildProcess): Promise<SfuState> {
  const answered = new AbortController();
  const { signal } = answered;
  try {
    const gone = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`the sfu ended with status ${code}`);
    });
    const [answer] = await Promise.race([once(child, 'message', { signal }), gone]);
    return answer as SfuState;
  } finally {
    // Neither listener outlives the answer.
    answered.abort();
  }
}

/** A JSON web token, HS256 (RFC 7519). */
function signed(secret: string, claims: object): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}
