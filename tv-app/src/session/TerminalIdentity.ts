import { retryAfterSOf, Store, Unreachable, waitAfterRefusalMs } from '@falink/client';
import { enrolmentRoutes, FalinkError, type TerminalKind, terminalRoutes } from '@falink/protocol';
import { KeysUnavailable, type Platform } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';
import { type BoxLabel, readLabel } from './boxLabel.js';
import { KeyRotation } from './KeyRotation.js';

export interface PairingCode {
  readonly id: string;
  readonly code: string;
  readonly fingerprint: string;
  readonly approveUrl: string;
  readonly expiresAtMs: number;
}

/**
 * `network`: the service does not answer. `unknown`: it does not know this terminal; it may be a restored database, so key
 * and name are kept for a while. `store`, `insecure`: the box cannot keep a key.
 */
export type UnreachableReason = 'network' | 'unknown' | KeysUnavailable['why'];

export type IdentityState =
  | { readonly kind: 'starting' }
  /** Not yet known; retried automatically. */
  | { readonly kind: 'unreachable'; readonly why: UnreachableReason }
  | { readonly kind: 'pairing'; readonly code: PairingCode; readonly reachable: boolean; readonly rejected: boolean }
  | {
      readonly kind: 'paired';
      readonly terminalId: string;
      readonly terminal: { readonly name: string; readonly kind: TerminalKind };
    }
  | { readonly kind: 'revoked' }
  /** Stolen or lost, says the command center: it keeps its key and asks whether it is unlocked. */
  | { readonly kind: 'locked' };

const TERMINAL_KEY = 'terminal';
/** What was said last survives a power cut without a line. */
const LOCKED_KEY = 'locked';
/** A locked box asks so often, each at a moment of its own. */
const LOCKED_POLL_MS = 30_000;
/** A token is renewed when this much of its life is left, each at a moment of its own up to a minute earlier. */
const RENEW_BEFORE_MS = 60_000;
const RENEW_SPREAD_MS = 60_000;
const RETRY_MS = 3_000;
const RETRY = { minMs: RETRY_MS, maxMs: 60_000 };
/** A terminal that the service does not know for this long asks to be paired again. */
const UNKNOWN_PATIENCE_MS = 2 * 3_600_000;
const DEMO_NAMES = ['home-1', 'home-2', 'home-3', 'room-1', 'room-2'] as const;
type DemoName = (typeof DEMO_NAMES)[number];

const isDemoName = (name: string | null): name is DemoName => DEMO_NAMES.some((known) => known === name);

/**
 * Who this box is: a key pair that cannot be exported, a terminal that staff approved, and a short token for a signed
 * challenge. Pairs without staff through the demo door when the address names a demo terminal.
 */
export class TerminalIdentity {
  readonly store = new Store<{ state: IdentityState }>({ state: { kind: 'starting' } });
  /** Demo windows have a key of their own each, so that several terminals live in one browser. */
  readonly slot: string;
  readonly demo: DemoName | null;
  /** What the box's start address says of it. */
  private label: BoxLabel;
  private readonly rotation: KeyRotation;
  private token: { value: string; renewAtMs: number } | undefined;
  private renewing: Promise<string> | undefined;
  private stopped = false;
  private failures = 0;
  private unknownSinceMs: number | undefined;
  private cancelTimer: (() => void) | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly api: ApiClient,
  ) {
    const demo = platform.device.parameter('demo');
    this.demo = isDemoName(demo) ? demo : null;
    this.label = readLabel(platform.device);
    this.slot = this.demo ? `demo-${this.demo}` : 'terminal';
    this.rotation = new KeyRotation(platform.keys, api, this.slot);
  }

  /** Finds out who this box is; ends in `paired`, `pairing` or `revoked`, and retries while the service cannot be reached. */
  async start(): Promise<void> {
    if (this.stopped) return;
    const known = this.platform.storage.get(this.storageKey());
    if (known && this.platform.storage.get(LOCKED_KEY) !== null) this.show({ kind: 'locked' });
    try {
      if (known) await this.proveAs(known);
      else if (this.demo) await this.pairDemo(this.demo);
      else if (!(await this.enrolAtStart())) await this.askToPair(false);
    } catch (error) {
      await this.recover(error);
    }
  }

  /** Whether this box was paired before, as far as it remembers. */
  get isKnown(): boolean {
    return this.platform.storage.get(this.storageKey()) !== null;
  }

  /** Of this box; null: its start address does not say it. */
  get serial(): string | null {
    return this.label.serial;
  }

  /**
   * Becomes the terminal that is expected with this box's serial number.
   *
   * @param voucher the digits of the box's label
   * @throws FalinkError enrolment.refused, site.closed; Unreachable
   */
  async enrol(voucher: string): Promise<void> {
    const terminalId = await this.claim(voucher);
    this.cancelTimer?.();
    this.platform.storage.set(this.storageKey(), terminalId);
    await this.start();
  }

  stop(): void {
    this.stopped = true;
    this.cancelTimer?.();
  }

  /** A token that is good for at least RENEW_BEFORE_MS, or for a moment when the service cannot be reached. @throws */
  async accessToken(): Promise<string> {
    const { token } = this;
    if (token && this.platform.clock.now() < token.renewAtMs) return token.value;
    const { state } = this.store.state;
    if (state.kind !== 'paired') throw new FalinkError('auth.required');
    this.renewing ??= this.prove(state.terminalId)
      .then(
        (proof) => proof.token,
        (error: unknown) => {
          this.heed(error);
          throw error;
        },
      )
      .finally(() => {
        this.renewing = undefined;
      });
    return this.renewing;
  }

  /** The service refused the token: the next use proves the key again. */
  dropToken(): void {
    this.token = undefined;
  }

  /** A new code, with the same key. */
  async refreshCode(): Promise<void> {
    this.cancelTimer?.();
    try {
      await this.askToPair(false);
    } catch (error) {
      await this.recover(error);
    }
  }

  /** The terminal was taken out of service. */
  revoke(): void {
    this.token = undefined;
    this.forgetTerminal();
    this.store.set({ state: { kind: 'revoked' } });
  }

  /** The terminal was locked: nothing of it works until it is unlocked, which it finds out by asking. */
  lock(): void {
    this.token = undefined;
    this.platform.storage.set(LOCKED_KEY, '1');
    this.show({ kind: 'locked' });
    this.cancelTimer?.();
    const ms = LOCKED_POLL_MS * (1 + Math.random());
    this.cancelTimer = this.platform.clock.after(ms, () => void this.start());
  }

  /** Starts over after a revocation, with a new key: the old one stays refused for ever. */
  async startOver(): Promise<void> {
    await this.platform.keys.forget(this.rotation.nextSlot);
    await this.platform.keys.forget(this.slot);
    this.store.set({ state: { kind: 'starting' } });
    await this.start();
  }

  private storageKey(): string {
    return `${TERMINAL_KEY}.${this.slot}`;
  }

  private forgetTerminal(): void {
    this.platform.storage.remove(this.storageKey());
    this.platform.storage.remove(LOCKED_KEY);
  }

  /** Does not show again what is shown: a page would begin from its start. */
  private show(state: IdentityState): void {
    if (this.store.state.state.kind !== state.kind) this.store.set({ state });
  }

  /** What a refused proof says of this terminal. @returns whether it says anything */
  private heed(error: unknown): boolean {
    const code = refusalOf(error)?.code;
    if (code === 'terminal.revoked') this.revoke();
    else if (code === 'terminal.locked') this.lock();
    else return false;
    return true;
  }

  private async proveAs(terminalId: string): Promise<void> {
    const { terminal } = await this.prove(terminalId);
    this.failures = 0;
    this.unknownSinceMs = undefined;
    this.platform.storage.remove(LOCKED_KEY);
    this.store.set({ state: { kind: 'paired', terminalId, terminal } });
  }

  private async prove(terminalId: string): Promise<{ token: string; terminal: { name: string; kind: TerminalKind } }> {
    const { token, expiresInS, terminal, rotateKey } = await this.rotation.prove(terminalId);
    const earlyMs = RENEW_BEFORE_MS + Math.random() * RENEW_SPREAD_MS;
    this.token = { value: token, renewAtMs: this.platform.clock.now() + expiresInS * 1000 - earlyMs };
    if (rotateKey) void this.rotation.rotate(terminalId, token);
    return { token, terminal };
  }

  /** With the voucher of the start address, unless it was refused. @returns whether the box is in */
  private async enrolAtStart(): Promise<boolean> {
    const { serial, voucher } = this.label;
    if (serial === null || voucher === null) return false;
    try {
      const terminalId = await this.claim(voucher);
      this.platform.storage.set(this.storageKey(), terminalId);
      await this.proveAs(terminalId);
      return true;
    } catch (error) {
      const code = refusalOf(error)?.code;
      if (code !== 'enrolment.refused' && code !== 'site.closed') throw error;
      // Staff approve it then, by its code.
      this.label = { serial, voucher: null };
      return false;
    }
  }

  private async claim(voucher: string): Promise<string> {
    const identity = await this.platform.keys.identity(this.slot);
    const { terminalId } = await this.api.call(enrolmentRoutes.claimEnrolment, {
      body: {
        serial: this.serial ?? '',
        voucher,
        publicKey: identity.publicKey,
        device: await this.platform.device.info(),
      },
    });
    return terminalId;
  }

  private async pairDemo(name: DemoName): Promise<void> {
    const identity = await this.platform.keys.identity(this.slot);
    const { terminalId } = await this.api.call(terminalRoutes.demoPair, {
      body: { name, publicKey: identity.publicKey, device: await this.platform.device.info() },
    });
    this.platform.storage.set(this.storageKey(), terminalId);
    await this.proveAs(terminalId);
  }

  private async askToPair(rejected: boolean): Promise<void> {
    const identity = await this.platform.keys.identity(this.slot);
    const answer = await this.api.call(terminalRoutes.requestPairing, {
      body: {
        publicKey: identity.publicKey,
        device: await this.platform.device.info(),
        ...(this.serial !== null && { serial: this.serial }),
      },
    });
    const code: PairingCode = {
      id: answer.pairingId,
      code: answer.code,
      fingerprint: answer.fingerprint,
      approveUrl: answer.approveUrl,
      expiresAtMs: Date.parse(answer.expiresAt),
    };
    this.failures = 0;
    this.store.set({ state: { kind: 'pairing', code, reachable: true, rejected } });
    this.pollAfter(answer.pollAfterMs);
  }

  private pollAfter(ms: number): void {
    this.cancelTimer?.();
    this.cancelTimer = this.platform.clock.after(ms, () => void this.poll());
  }

  private async poll(): Promise<void> {
    const { state } = this.store.state;
    if (this.stopped || state.kind !== 'pairing') return;
    try {
      const answer = await this.api.call(terminalRoutes.pairingStatus, { params: { id: state.code.id } });
      if (answer.state === 'approved' && answer.terminalId) {
        this.platform.storage.set(this.storageKey(), answer.terminalId);
        await this.proveAs(answer.terminalId);
      } else if (answer.state === 'expired' || answer.state === 'rejected') {
        await this.askToPair(answer.state === 'rejected');
      } else {
        this.store.set({ state: { ...state, reachable: true } });
        this.pollAfter(answer.pollAfterMs);
      }
    } catch (error) {
      if (error instanceof Unreachable) {
        this.store.set({ state: { ...state, reachable: false } });
        this.pollAfter(RETRY_MS);
      } else {
        await this.recover(error);
      }
    }
  }

  private async recover(error: unknown): Promise<void> {
    if (this.stopped) return;
    if (error instanceof FalinkError) {
      if (this.heed(error)) return;
      if (error.code === 'terminal.unknown') return this.onUnknown();
      if (error.code === 'pairing.unknown') return this.retry();
      if (error.code === 'pairing.key_in_use') {
        await this.platform.keys.forget(this.slot);
        this.retry();
        return;
      }
    }
    // A challenge that was used up or answered too late says nothing about the box: the next one is.
    this.fail(error instanceof KeysUnavailable ? error.why : 'network', retryAfterSOf(error));
  }

  /** Only staff take a box out of service, and the service says so. An unknown one may be known again in an hour. */
  private onUnknown(): void {
    const now = this.platform.clock.now();
    this.unknownSinceMs ??= now;
    if (now - this.unknownSinceMs >= UNKNOWN_PATIENCE_MS) {
      this.unknownSinceMs = undefined;
      this.forgetTerminal();
    }
    this.fail('unknown');
  }

  private fail(why: UnreachableReason, retryAfterS?: number): void {
    const { kind } = this.store.state.state;
    if (kind !== 'paired' && kind !== 'locked') this.store.set({ state: { kind: 'unreachable', why } });
    this.retry(retryAfterS);
  }

  private retry(retryAfterS?: number): void {
    this.failures += 1;
    this.cancelTimer?.();
    const ms = waitAfterRefusalMs(this.failures, retryAfterS, RETRY, Math.random);
    this.cancelTimer = this.platform.clock.after(ms, () => void this.start());
  }
}
