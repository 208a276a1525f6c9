import { Store } from '@falink/client';
import { callRoutes, type MediaAbility, type RoomAccess, type TerminalCall } from '@falink/protocol';
import type { CallMediaFactory } from '../platform/CallMedia.js';
import type { Platform } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';
import { type CallTrouble, troubleOf } from './callTrouble.js';

/** The pause from one ring tone to the next. */
const CHIME_EVERY_MS = 2_000;
/** Without a word of the service it rings no longer than this after its time: the line is gone. */
const UNHEARD_MS = 30_000;

/** How a call that nobody answered here was over. */
export type IncomingEnd = 'declined' | 'cancelled' | 'missed';

export interface IncomingState {
  /** What rings; null: nothing. */
  readonly call: TerminalCall | null;
  /** What this box can do; null: not known yet. */
  readonly ability: MediaAbility | null;
  /** OK was pressed, and the service has not answered yet. */
  readonly answering: boolean;
  /** Why it was not answered by the last press. */
  readonly trouble: Extract<CallTrouble, 'unreachable'> | null;
  /** How the last one was over; null: answered, or there was none. */
  readonly over: IncomingEnd | null;
}

const NOTHING = { call: null, ability: null, answering: false, trouble: null } as const;

/**
 * A desk that calls this television. Nothing is opened before somebody answers (SPEC C20): what the box can do is found
 * without asking for a device.
 */
export class IncomingCall {
  readonly store = new Store<IncomingState>({ ...NOTHING, over: null });
  /** Declined here: a late notification must not make it ring again. */
  readonly #declined = new Set<string>();
  #quiet: (() => void) | undefined;
  #cancelEnd: (() => void) | undefined;

  constructor(
    private readonly parts: {
      readonly platform: Pick<Platform, 'clock' | 'sound'>;
      readonly api: ApiClient;
      readonly token: () => Promise<string>;
      readonly factory: Pick<CallMediaFactory, 'ability'>;
      /** It was answered here: the call begins. */
      readonly answered: (call: TerminalCall, room: RoomAccess) => void;
      /** It was declined here. */
      readonly end: (callId: string) => void;
    },
  ) {}

  get state(): IncomingState {
    return this.store.state;
  }

  /** A notification about this terminal's call. @returns whether it is about a call that nobody has answered */
  take(notified: TerminalCall | null): boolean {
    const known = this.state.call;
    if (notified?.state === 'ringing') {
      if (this.#declined.has(notified.id)) this.parts.end(notified.id);
      else if (notified.id !== known?.id || notified.revision >= known.revision) this.#ring(notified);
      return true;
    }
    if (known === null) return false;
    if (notified === null) {
      this.#over('missed');
      return false;
    }
    if (notified.id !== known.id || notified.state !== 'ended') return false;
    this.#over(notified.endReason === 'cancelled' ? 'cancelled' : 'missed');
    return true;
  }

  /** OK was pressed. A box without a camera answers with sound only. */
  async answer({ audioOnly }: { readonly audioOnly: boolean }): Promise<void> {
    const { call, answering } = this.state;
    if (!call || answering) return;
    const { api, token, factory } = this.parts;
    this.store.set({ answering: true, trouble: null });
    try {
      const ability = await factory.ability();
      this.store.set({ ability });
      if (troubleOf(ability, audioOnly)) {
        this.store.set({ answering: false });
        return;
      }
      const input = { params: { id: call.id }, body: { ability, ...(audioOnly && { audioOnly }) } };
      const answer = await api.call(callRoutes.answerCall, { ...input, token: await token() });
      // Declined before the answer arrived: its end is reported already.
      if (this.#declined.has(call.id)) return;
      this.parts.answered(answer.call, answer.room);
      this.settle();
    } catch (error) {
      if (this.state.call?.id !== call.id) return;
      const code = refusalOf(error)?.code;
      if (code === 'call.ended' || code === 'call.unknown' || code === 'call.not_yours') this.#over('cancelled');
      else this.store.set({ answering: false, trouble: 'unreachable' });
    }
  }

  /** Not now. The screen does not wait for the service. */
  decline(): void {
    const { call } = this.state;
    if (!call) return;
    this.#declined.add(call.id);
    this.#over('declined');
    this.parts.end(call.id);
  }

  /** Checks for a microphone and a camera again, without opening them. */
  async check(): Promise<void> {
    const ability = await this.parts.factory.ability().catch(() => null);
    if (this.state.call) this.store.set({ ability });
  }

  /** It was answered, or another call has its place. */
  settle(): void {
    this.#stop();
    if (this.state.call) this.store.set({ ...NOTHING, over: null });
  }

  #ring(call: TerminalCall): void {
    const { platform } = this.parts;
    const isNew = this.state.call?.id !== call.id;
    this.#cancelEnd?.();
    this.#cancelEnd = platform.clock.after((call.ringMs ?? 0) + UNHEARD_MS, () => this.#over('missed'));
    if (!isNew) {
      this.store.set({ call });
      return;
    }
    this.#stopChime();
    this.store.set({ ...NOTHING, call, over: null });
    platform.sound.chime();
    this.#quiet = platform.clock.every(CHIME_EVERY_MS, () => platform.sound.chime());
    void this.check();
  }

  #over(over: IncomingEnd): void {
    this.#stop();
    this.store.set({ ...NOTHING, over });
  }

  #stop(): void {
    this.#stopChime();
    this.#cancelEnd?.();
    this.#cancelEnd = undefined;
  }

  #stopChime(): void {
    this.#quiet?.();
    this.#quiet = undefined;
  }
}
