import { randomUUID } from 'node:crypto';
import {
  PROBE_TOKEN_AUDIENCE,
  ROOM_TOKEN_AUDIENCE,
  ROOM_TOKEN_ISSUER,
  type RoomAccess,
  type RoomGrants,
  type RoomTokenClaims,
} from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import { SignJWT } from 'jose';
import { type Config, create, type RoomEvent, readConfig, type SfuService } from '../src/index.js';
import type { MediaWorker } from '../src/media/media-worker.js';

const ROOM_SECRET = 'room-secret-for-tests-0123456789abcdef';
export const SERVICE_SECRET = 'service-secret-for-tests-0123456789';

export interface SfuHarnessOptions {
  readonly workers?: number;
  readonly graceMs?: number;
  readonly emptyRoomMs?: number;
  readonly apiUrl?: string;
  readonly port?: number;
  readonly announced?: string;
  readonly log?: Logger;
  /** A TURN server that is only named. */
  readonly turn?: { readonly url: string; readonly secret: string };
}

/** A real sfu with real workers on free ports, and a signer of tokens. */
export class SfuHarness {
  readonly events: RoomEvent[] = [];
  readonly #startable: ReturnType<typeof create>;
  #service: SfuService | undefined;

  constructor(options: SfuHarnessOptions = {}) {
    const config = readConfig({
      FALINK_SFU_PORT: String(options.port ?? 0),
      FALINK_SFU_METRICS_PORT: '0',
      FALINK_SFU_WORKERS: String(options.workers ?? 1),
      FALINK_SFU_RTC_PORT: '0',
      FALINK_SFU_ANNOUNCED_ADDRESS: options.announced,
      FALINK_ROOM_SECRET: ROOM_SECRET,
      FALINK_SERVICE_SECRET: SERVICE_SECRET,
      FALINK_LOG_LEVEL: process.env.FALINK_LOG_LEVEL ?? 'fatal',
      FALINK_API_URL: options.apiUrl,
      ...(options.turn && {
        FALINK_ICE_SERVERS: JSON.stringify([{ urls: options.turn.url }]),
        FALINK_TURN_SECRET: options.turn.secret,
      }),
      MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN,
    });
    const tuned: Config = {
      ...config,
      room: {
        ...config.room,
        graceMs: options.graceMs ?? config.room.graceMs,
        emptyRoomMs: options.emptyRoomMs ?? config.room.emptyRoomMs,
      },
    };
    this.#startable = create(tuned, {
      events: { report: (event) => this.events.push(event) },
      ...(options.log && { log: options.log }),
    });
  }

  /** Only after start. */
  get service(): SfuService {
    if (!this.#service) throw new Error('the sfu has not been started');
    return this.#service;
  }

  async start(): Promise<void> {
    this.#service = await this.#startable.start();
  }

  async stop(): Promise<void> {
    await this.#service?.stop();
  }

  /** The worker that carries a room. */
  workerOf(roomId: string): MediaWorker {
    const worker = this.service.context.pool.workers.find((one) => one.roomIds.has(roomId));
    if (!worker) throw new Error(`no worker carries room ${roomId}`);
    return worker;
  }

  /** As the api gives it to a terminal. */
  probeToken(terminalId: string): Promise<string> {
    return new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(terminalId)
      .setIssuer(ROOM_TOKEN_ISSUER)
      .setAudience(PROBE_TOKEN_AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('10s')
      .sign(new TextEncoder().encode(ROOM_SECRET));
  }

  /** Access for one participant, as the api gives it; before the start without an address. */
  async access(roomId: string, options: AccessOptions = {}): Promise<RoomAccess> {
    const participantId = options.participantId ?? randomUUID();
    const role = options.role ?? 'resident';
    const standby = role === 'lawyer' || role === 'officer';
    const claims: Omit<RoomTokenClaims, 'iat' | 'exp' | 'sub'> = {
      room: roomId,
      role,
      ...(options.of !== undefined && { of: options.of }),
      grants: {
        produce: ['microphone', 'camera'],
        consume: true,
        activate: false,
        ...(!options.ofOlderApi && { standby }),
        ...options.grants,
      },
    };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(participantId)
      .setIssuer(ROOM_TOKEN_ISSUER)
      .setAudience(ROOM_TOKEN_AUDIENCE)
      .setIssuedAt(Math.floor(Date.now() / 1000) - (options.ageS ?? 0))
      .setExpirationTime(Math.floor(Date.now() / 1000) - (options.ageS ?? 0) + 60)
      .sign(new TextEncoder().encode(options.secret ?? ROOM_SECRET));
    const of = options.of === undefined ? {} : { of: options.of };
    return { roomId, participantId, ...of, url: this.#service?.url ?? '', token };
  }
}

export interface AccessOptions {
  readonly participantId?: string;
  readonly role?: RoomTokenClaims['role'];
  /** The participant whose second device this is. */
  readonly of?: string;
  readonly grants?: Partial<RoomGrants>;
  /** Signed by an api that does not know the grant `standby`. */
  readonly ofOlderApi?: boolean;
  /** How long ago the token was made, s: one older than 60 s has expired. */
  readonly ageS?: number;
  readonly secret?: string;
}
