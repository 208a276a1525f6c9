import {
  type CallKind,
  type Category,
  callRoutes,
  type FalinkError,
  isOpen as isOpenState,
  isOutdated,
  isWaiting,
  type MediaAbility,
  PhoneSchema,
  type RatingScore,
  type RoomAccess,
  type TerminalCall,
} from '@falink/protocol';
import { type CallMedia, type CallMediaFactory, type CallMediaState, NO_MEDIA } from '../platform/CallMedia.js';
import type { Platform } from '../platform/Platform.js';
import { Store } from '../platform/Store.js';
import { type ApiClient, refusalOf } from './ApiClient.js';
import { persist } from './persist.js';

/** Why a call could not be made or did not last, as the waiting page explains it. */
export type CallTrouble =
  | 'nobody_on_duty'
  | 'nobody_answered'
  | 'no_common_codec'
  | 'no_microphone'
  | 'unsupported'
  | 'unreachable'
  | 'no_service'
  /** It was made, and the network was away for longer than a call lasts without it. */
  | 'line_lost';

export interface CallViewState {
  /** `starting` until the service has queued the call; `refused` when it could not. */
  readonly phase: 'none' | 'starting' | 'refused' | 'open' | 'ended';
  readonly kind: CallKind;
  readonly call: TerminalCall | null;
  /** When `call` arrived, by the steady clock: its waiting time is counted on from there. */
  readonly receivedAtMs: number;
  readonly trouble: CallTrouble | null;
  readonly media: CallMediaState;
  /** What the resident chose, or decided not to choose. */
  readonly category: Category | null;
  readonly rated: RatingScore | null;
  readonly callbackPhone: string | null;
  /** The last thing asked of the service is on its way. */
  readonly busy: boolean;
}

const NONE: CallViewState = {
  phase: 'none',
  kind: 'consultation',
  call: null,
  receivedAtMs: 0,
  trouble: null,
  media: NO_MEDIA,
  category: null,
  rated: null,
  callbackPhone: null,
  busy: false,
};

/** A call that waits or lasts. */
export type OpenCall = TerminalCall & { readonly state: Exclude<TerminalCall['state'], 'ended'> };

/** True while a call waits or lasts. */
export function isOpen(call: TerminalCall | null): call is OpenCall {
  return call !== null && isOpenState(call.state);
}

/** One call of this terminal, from the red key to the rating: what the service says, and its media. */
export class CallModel {
  readonly store = new Store<CallViewState>(NONE);
  /** Loudness of the microphone, apart from the rest because it changes ten times a second. */
  readonly level = new Store<{ level: number }>({ level: 0 });
  private media: CallMedia | undefined;
  private mediaCallId: string | undefined;
  private rejoining: string | undefined;
  private stopMedia: Array<() => void> = [];
  private stopMeter: (() => void) | undefined;
  private meteredStream: MediaStream | null = null;
  private requestId: string | undefined;
  /** The service is being told that the call is over: what comes after the end waits for it. */
  private ending: Promise<void> = Promise.resolve();
  private endingOf: string | undefined;
  /** Calls that ended here: a late message about one of them must not bring it back. */
  private readonly finished = new Set<string>();

  constructor(
    private readonly platform: Platform,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
    private readonly factory: CallMediaFactory,
  ) {}

  get state(): CallViewState {
    return this.store.state;
  }

  /** Queues a call at once; what it is about can be said while waiting. */
  async start(kind: CallKind, options: { category?: Category; audioOnly?: boolean } = {}): Promise<void> {
    if (this.state.phase === 'starting' || isOpen(this.state.call)) return;
    this.requestId = this.platform.device.uuid();
    this.store.set({ ...NONE, kind, phase: 'starting', category: options.category ?? null });
    try {
      const ability = await this.factory.ability();
      const trouble = troubleOf(ability, options.audioOnly === true);
      if (trouble) return this.refuse(trouble);
      const { call, room } = await this.api.call(callRoutes.createCall, {
        token: await this.token(),
        body: {
          requestId: this.requestId,
          kind,
          ability,
          ...(options.category && { category: options.category }),
          ...(options.audioOnly && { audioOnly: true }),
        },
      });
      this.accept(call);
      await this.warmUp(call, room);
    } catch (error) {
      this.leaveUnusable();
      await this.explain(error);
    }
  }

  /** What the service says about this terminal's call. */
  accept(call: TerminalCall | null): void {
    const before = this.state.call;
    if (call === null) {
      if (this.state.phase === 'open') void this.askAgain();
      return;
    }
    if (isOutdated(call, before)) return;
    if (isOpen(call)) {
      if (this.finished.has(call.id)) {
        // Late news, or the service never heard of the end: nobody must ring for a call that this box has left.
        void this.tellEnd(call.id);
        return;
      }
      const category = call.category === 'uncategorised' ? this.state.category : call.category;
      if (call.state !== 'queued') this.media?.ring();
      this.store.set({
        phase: 'open',
        kind: call.kind,
        call,
        receivedAtMs: this.platform.clock.now(),
        trouble: null,
        category,
      });
      // The page was loaded again in the middle of a call, or an earlier try to join failed: join now.
      if (this.mediaCallId !== call.id && this.state.phase === 'open' && !this.requestId) void this.rejoin(call);
      return;
    }
    // An ended call that was rated, or whose rating was skipped here, is over.
    if (before?.id !== call.id && !call.ratingDue) return;
    if (before?.id !== call.id && this.finished.has(call.id)) return;
    this.finish(call);
  }

  async setCategory(category: Category): Promise<void> {
    this.store.set({ category });
    const { call } = this.state;
    if (!isOpen(call) || category === call.category) return;
    try {
      const updated = await this.api.call(callRoutes.setCategory, {
        params: { id: call.id },
        token: await this.token(),
        body: { category },
      });
      this.accept(updated);
    } catch {
      // Answered in the meantime: the lawyer asks what it is about.
    }
  }

  /** Leaves the queue or hangs up. The screen does not wait for the service. */
  async end(): Promise<void> {
    const { call } = this.state;
    this.closeMedia();
    if (!call) {
      this.requestId = undefined;
      this.store.set({ ...NONE });
      return;
    }
    const wasAnswered = call.agent !== null && !isWaiting(call.state);
    this.finished.add(call.id);
    const ended: TerminalCall = { ...call, state: 'ended', ratingDue: wasAnswered && call.activeAt !== null };
    this.finish(ended);
    await this.tellEnd(call.id);
  }

  /** The media side is gone for good and the service cannot be asked: for this box the call is over. */
  lose(): void {
    const { call, kind, category } = this.state;
    if (!isOpen(call)) return;
    this.finished.add(call.id);
    this.closeMedia();
    this.requestId = undefined;
    this.store.set({ ...NONE, kind, phase: 'refused', trouble: 'line_lost', category });
  }

  /** @returns whether the number was kept */
  async leaveNumber(phone: string): Promise<boolean> {
    if (!PhoneSchema.safeParse(phone).success) return false;
    const { call, category } = this.state;
    this.store.set({ busy: true });
    try {
      const answer = await this.api.call(callRoutes.leaveNumber, {
        token: await this.token(),
        body: {
          requestId: this.platform.device.uuid(),
          phone,
          ...(category && { category }),
          ...(isOpen(call) && { callId: call.id }),
        },
      });
      if (call) this.finished.add(call.id);
      this.closeMedia();
      this.requestId = undefined;
      this.store.set({ ...NONE, callbackPhone: answer.phoneMasked });
      return true;
    } catch {
      this.store.set({ busy: false });
      return false;
    }
  }

  /** Thanks are shown at once. @returns whether the score was kept; when not, it can be given again */
  async rate(score: RatingScore): Promise<boolean> {
    const { call } = this.state;
    if (!call || this.state.rated !== null) return false;
    this.store.set({ rated: score });
    await this.ending;
    try {
      await persist(this.platform.clock, async () =>
        this.api.call(callRoutes.rate, { params: { id: call.id }, token: await this.token(), body: { score } }),
      );
      return true;
    } catch (error) {
      if (refusalOf(error)?.code === 'rating.already') return true;
      if (this.state.call?.id === call.id) this.store.set({ rated: null });
      return false;
    }
  }

  /** The call and its rating are done with. */
  forget(): void {
    const { call } = this.state;
    if (call) this.finished.add(call.id);
    this.closeMedia();
    this.requestId = undefined;
    this.store.set({ ...NONE });
  }

  toggleMute(): void {
    const { microphone } = this.state.media;
    if (microphone === 'on' || microphone === 'off') this.media?.setMuted(microphone === 'on');
  }

  toggleCamera(): void {
    const { camera } = this.state.media;
    if (camera === 'on' || camera === 'off') this.media?.setCamera(camera === 'off');
  }

  /** Time in the queue, in ms, by the service's clock. */
  waitMs(): number {
    const { call, receivedAtMs } = this.state;
    return call ? call.waitMs + (this.platform.clock.now() - receivedAtMs) : 0;
  }

  /** Should this not arrive: the media side has left, and the service ends the call when nobody comes back. */
  private tellEnd(callId: string): Promise<void> {
    if (this.endingOf === callId) return this.ending;
    this.endingOf = callId;
    const done = (): void => {
      if (this.endingOf === callId) this.endingOf = undefined;
    };
    this.ending = persist(this.platform.clock, async () =>
      this.api.call(callRoutes.endCall, { params: { id: callId }, token: await this.token() }),
    ).then(done, done);
    return this.ending;
  }

  /** Queued, but this box cannot load the media of a call: nobody must ring for it. */
  private leaveUnusable(): void {
    const { call } = this.state;
    if (!isOpen(call)) return;
    this.finished.add(call.id);
    this.store.set({ call: null });
    void this.tellEnd(call.id);
  }

  private refuse(trouble: CallTrouble): void {
    this.requestId = undefined;
    this.store.set({ phase: 'refused', trouble });
  }

  private async explain(error: unknown): Promise<void> {
    const refusal = refusalOf(error);
    if (refusal?.code === 'call.already_open') {
      await this.adoptOpenCall();
      return;
    }
    const known: Partial<Record<FalinkError['code'], CallTrouble>> = {
      'call.nobody_on_duty': 'nobody_on_duty',
      'call.no_common_codec': 'no_common_codec',
      'service.no_sfu': 'no_service',
    };
    this.refuse((refusal && known[refusal.code]) ?? (refusal ? 'no_service' : 'unreachable'));
  }

  private async adoptOpenCall(): Promise<void> {
    this.requestId = undefined;
    try {
      const { call } = await this.api.call(callRoutes.currentCall, { token: await this.token() });
      this.store.set({ phase: 'none' });
      this.accept(call);
    } catch {
      this.refuse('unreachable');
    }
  }

  /** Said to have no call while one is open: perhaps news from before it was made, so the service is asked. */
  private async askAgain(): Promise<void> {
    const { call } = this.state;
    try {
      const { call: now } = await this.api.call(callRoutes.currentCall, { token: await this.token() });
      if (now) this.accept(now);
      else if (this.state.phase === 'open' && this.state.call?.id === call?.id) this.finish(call);
    } catch {
      // The next connection tells it again.
    }
  }

  private async rejoin(call: TerminalCall): Promise<void> {
    if (this.rejoining === call.id) return;
    this.rejoining = call.id;
    try {
      await this.warmUp(call, await this.freshAccess(call.id));
    } catch {
      // The next notification of the call tries again.
    } finally {
      if (this.rejoining === call.id) this.rejoining = undefined;
    }
  }

  private async freshAccess(callId: string): Promise<RoomAccess> {
    return this.api.call(callRoutes.roomAccess, { params: { id: callId }, token: await this.token() });
  }

  private async warmUp(call: TerminalCall, room: RoomAccess): Promise<void> {
    if (this.mediaCallId === call.id) return;
    this.closeMedia();
    this.mediaCallId = call.id;
    const media = await this.factory
      .create(() => this.freshAccess(call.id))
      .catch((error: unknown) => {
        if (this.mediaCallId === call.id) this.mediaCallId = undefined;
        throw error;
      });
    if (this.mediaCallId !== call.id) return media.close();
    this.media = media;
    this.stopMedia.push(media.store.subscribe((state) => this.heardMedia(state)));
    media.join(room, { camera: call.video });
  }

  private heardMedia(media: CallMediaState): void {
    this.platform.planes.attach('self', media.local);
    this.platform.planes.attach('remote', media.remoteStream);
    this.store.set({ media });
    if (media.local !== this.meteredStream) {
      this.stopMeter?.();
      this.meteredStream = media.local;
      this.stopMeter = media.local
        ? this.platform.capture.meter(media.local, (level) => this.level.set({ level }))
        : undefined;
    }
  }

  private finish(call: TerminalCall | null): void {
    this.closeMedia();
    this.requestId = undefined;
    if (call) this.finished.add(call.id);
    if (call?.endReason === 'nobody_answered') {
      this.store.set({
        ...NONE,
        kind: call.kind,
        phase: 'refused',
        trouble: 'nobody_answered',
        category: this.state.category,
      });
      return;
    }
    this.store.set({ phase: 'ended', call, media: NO_MEDIA });
  }

  private closeMedia(): void {
    this.mediaCallId = undefined;
    for (const stop of this.stopMedia.splice(0)) stop();
    this.stopMeter?.();
    this.stopMeter = undefined;
    this.meteredStream = null;
    this.media?.close();
    this.media = undefined;
    this.platform.planes.attach('self', null);
    this.platform.planes.attach('remote', null);
  }
}

/** What makes a call impossible on this box, found before anybody waits. A missing camera does not: sound is enough. */
export function troubleOf(ability: MediaAbility, audioOnly: boolean): CallTrouble | null {
  if (!ability.webrtc) return 'unsupported';
  if (!ability.microphone) return 'no_microphone';
  if (!audioOnly && ability.videoCodecs.length === 0) return 'no_common_codec';
  return null;
}
