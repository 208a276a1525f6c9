import { randomUUID, sign } from 'node:crypto';
import { type RouteCaller, retry } from '@falink/client';
import { type MessageSocket, openSocket } from '@falink/client/socket';
import {
  callRoutes,
  challengeText,
  fleet,
  HEARTBEAT_INTERVAL_MS,
  homeRoutes,
  type MediaAbility,
  NAMESPACES,
  on,
  PROTOCOL_VERSION,
  programmeRoutes,
  RefusedMessages,
  targetRoutes,
  terminalRoutes,
} from '@falink/protocol';
import { homeBeat } from './beat.js';
import type { PairedBox } from './seed.js';

/** As the television's. */
const RENEW_BEFORE_MS = 60_000;
const RETRY = { minMs: 500, maxMs: 8_000 };
const ABILITY: MediaAbility = { microphone: true, camera: true, videoCodecs: ['video/vp8'], webrtc: true };

/** What all boxes of a bench count together. */
export interface Counts {
  beats: number;
  failedBeats: number;
  homes: number;
  /** Targets that were fetched after a notice. */
  targets: number;
  refusals: number;
}

/** A television without a picture: device key, challenge, token, line, heartbeats, home. */
export class Box {
  /** The line is there, and the home page's data has come since. */
  isUp = false;
  readonly #tabId = randomUUID();
  readonly #startedAt = performance.now();
  #token: { readonly value: string; readonly untilMs: number } | undefined;
  #renewing: Promise<string> | undefined;
  #socket: MessageSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly origin: string,
    private readonly http: RouteCaller,
    private readonly paired: PairedBox,
    private readonly counts: Counts,
  ) {}

  get id(): string {
    return this.paired.id;
  }

  /** Connects, and again whenever the line is lost, as a television does. */
  open(): void {
    this.#socket = openSocket({
      url: `${this.origin}${NAMESPACES.fleet}`,
      auth: async () => ({
        protocol: PROTOCOL_VERSION,
        token: await this.token(),
        tabId: this.#tabId,
        takeOver: false,
        appVersion: 'bench',
      }),
      notices: [
        on(fleet.callUpdated, () => undefined),
        on(fleet.homeUpdated, () => {
          this.counts.homes += 1;
        }),
        on(fleet.dutyUpdated, () => {
          this.counts.homes += 1;
        }),
        on(fleet.onAirUpdated, () => undefined),
        on(fleet.targetUpdated, () => void this.#fetchTarget()),
        on(fleet.commandOffered, ({ id }) => void this.#obey(id)),
      ],
      refusedMessages: new RefusedMessages(() => undefined),
      retry: RETRY,
      connected: () => void this.#connected(),
      disconnected: () => {
        this.isUp = false;
      },
      refused: (error) => {
        this.counts.refusals += 1;
        if (error?.code.startsWith('auth.')) this.#token = undefined;
        return true;
      },
    });
    const first = Math.random() * HEARTBEAT_INTERVAL_MS;
    this.#timer = setTimeout(() => {
      this.#timer = setInterval(() => void this.#beat(), HEARTBEAT_INTERVAL_MS);
      void this.#beat();
    }, first);
  }

  /** A token, renewed by a signed challenge when it is about to end. */
  async token(): Promise<string> {
    if (this.#token && this.#token.untilMs - performance.now() > RENEW_BEFORE_MS) return this.#token.value;
    this.#renewing ??= this.#prove().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** Presses the red key; the call waits until a desk answers. @returns the call's id */
  async call(): Promise<string> {
    const { call } = await this.http.call(callRoutes.createCall, {
      token: await this.token(),
      body: { requestId: randomUUID(), kind: 'consultation', ability: ABILITY },
    });
    return call.id;
  }

  async hangUp(callId: string): Promise<void> {
    await this.http.call(callRoutes.endCall, { token: await this.token(), params: { id: callId } });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  async #connected(): Promise<void> {
    void this.#beat();
    try {
      const { channelId } = await this.#again(async () =>
        this.http.call(homeRoutes.home, { token: await this.token() }),
      );
      this.isUp = this.#socket?.connected ?? false;
      await this.#again(async () =>
        this.http.call(programmeRoutes.onAir, { token: await this.token(), params: { id: channelId } }),
      );
    } catch {
      // Closed while it waited.
    }
  }

  /** As the television: growing waits, not shorter than the service asks for. */
  #again<T>(ask: () => Promise<T>): Promise<T> {
    return retry(ask, { minDelayMs: RETRY.minMs, maxDelayMs: RETRY.maxMs, shouldRetry: () => !this.#closed });
  }

  async #prove(): Promise<string> {
    const { id, key } = this.paired;
    return this.#again(async () => {
      const { nonce } = await this.http.call(terminalRoutes.challenge, { params: { id } });
      const signature = sign('sha256', Buffer.from(challengeText(id, nonce)), { key, dsaEncoding: 'ieee-p1363' });
      const { token, expiresInS } = await this.http.call(terminalRoutes.token, {
        params: { id },
        body: { nonce, signature: signature.toString('base64url') },
      });
      this.#token = { value: token, untilMs: performance.now() + expiresInS * 1000 };
      return token;
    });
  }

  async #fetchTarget(): Promise<void> {
    const target = { token: await this.token(), params: { id: this.id } };
    await this.#again(() => this.http.call(targetRoutes.terminalTarget, target));
    this.counts.targets += 1;
  }

  /** Acknowledges a command and reports it done at once. */
  async #obey(id: string): Promise<void> {
    const { proceed } = (await this.#socket?.request(fleet.acknowledgeCommand, { id })) ?? {};
    if (proceed) await this.#socket?.request(fleet.reportCommand, { id, state: 'done' });
  }

  async #beat(): Promise<void> {
    if (!this.#socket?.connected) return;
    try {
      await this.#socket.request(fleet.heartbeat, homeBeat((performance.now() - this.#startedAt) / 1000));
      this.counts.beats += 1;
    } catch {
      this.counts.failedBeats += 1;
    }
  }
}
