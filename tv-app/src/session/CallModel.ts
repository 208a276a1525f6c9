import { Store } from '@falink/client';
import {
  type CallKind,
  type Category,
  callRoutes,
  isWaiting,
  PhoneSchema,
  type RatingScore,
  type RoomAccess,
  type TerminalCall,
} from '@falink/protocol';
import {
  type CallMediaFactory,
  type CallMediaState,
  type DeviceState,
  NO_MEDIA,
  type Reception,
} from '../platform/CallMedia.js';
import type { Platform } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';
import { CallMediaSession } from './CallMediaSession.js';
import { CallRating } from './CallRating.js';
import { readNotice } from './callNotice.js';
import { type CallTrouble, troubleFrom, troubleOf, troubleOfEnd } from './callTrouble.js';
import { type CallViewState, isOpen, isScreen, NO_CALL, type OpenCall } from './callView.js';
import { EndReports } from './EndReports.js';
import { IncomingCall } from './IncomingCall.js';
import { LeftNumber } from './LeftNumber.js';
import { ScreenReturns } from './ScreenReturns.js';

export interface CallOptions {
  readonly category?: Category;
  readonly audioOnly?: boolean;
}

/** One call of this terminal, from the red key to the rating: its state at the service, and its media. */
export class CallModel {
  readonly store = new Store<CallViewState>(NO_CALL);
  /** Loudness of the microphone, apart from the rest because it changes ten times a second. */
  readonly level: CallMediaSession['level'];
  /** A desk that calls, until somebody answers. */
  readonly incoming: IncomingCall;
  private readonly media: CallMediaSession;
  private requestId: string | undefined;
  /** The rating waits for the report that the call is over. */
  private readonly ends: EndReports;
  /** Calls that ended here, and key presses that were cancelled: a late answer or notification must not bring one back. */
  private readonly finished = new Set<string>();
  /** The key press that got no answer: the service may have received it, so the next one repeats it. */
  private unanswered: string | undefined;
  private readonly number: LeftNumber;
  private readonly rating: CallRating;
  private readonly returns: ScreenReturns;

  constructor(
    private readonly platform: Platform,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
    private readonly factory: CallMediaFactory,
  ) {
    this.media = new CallMediaSession(platform, factory, {
      freshAccess: (callId) => this.freshAccess(callId),
      onState: (media) => this.onMedia(media),
    });
    this.level = this.media.level;
    this.ends = new EndReports(platform.clock, api, token);
    this.returns = new ScreenReturns(platform.clock, api, token);
    this.number = new LeftNumber(platform.device, api, token);
    const ended = () => this.ends.settled;
    this.rating = new CallRating({ store: this.store, clock: platform.clock, api, token, ended });
    this.incoming = new IncomingCall({
      ...{ platform, api, token, factory },
      answered: (call, room) => void this.begin(call, room),
      end: (callId) => void this.ends.send(callId),
    });
  }

  get state(): CallViewState {
    return this.store.state;
  }

  /** Queues a call at once; what it is about can be said while waiting. */
  async start(kind: CallKind, options: CallOptions = {}): Promise<void> {
    if (this.state.phase === 'starting' || isOpen(this.state.call)) return;
    await this.press(kind, options);
  }

  /** A notification of the service about this terminal's call; null: it has none. */
  accept(notified: TerminalCall | null): void {
    if (notified && this.returns.has(notified)) return;
    const isKnown = notified !== null && notified.id === this.state.call?.id;
    if (!isKnown && this.incoming.take(notified)) {
      // A terminal has one call: the one that is open here is over, and its end was missed.
      if (notified?.state === 'ringing' && isOpen(this.state.call)) this.forget();
      return;
    }
    const notice = readNotice(notified, this.state, this.finished);
    switch (notice.kind) {
      case 'ignore':
        if (notified === null) this.rating.over();
        return;
      case 'ask':
        void this.askAgain();
        return;
      case 'left':
        void this.ends.send(notice.callId);
        return;
      case 'ended':
        this.finish(notice.call);
        return;
      case 'open':
        this.show(notice.call);
    }
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
    if (!call) return this.forget();
    this.media.close();
    const wasAnswered = call.agent !== null && !isWaiting(call.state);
    this.finished.add(call.id);
    const ended: TerminalCall = { ...call, state: 'ended', ratingDue: wasAnswered && call.activeAt !== null };
    this.finish(ended);
    await this.ends.send(call.id);
  }

  /** Gives the call of a browser back to it, where it goes on. The screen does not wait for the service. */
  async leaveScreen(): Promise<void> {
    const { call } = this.state;
    if (!isOpen(call) || !isScreen(call)) return;
    const sent = this.returns.send(call);
    this.returned();
    await sent;
  }

  /** The media side is gone for good and the service cannot be asked: for this box the call is over. */
  lose(): void {
    const { call, kind, category } = this.state;
    if (!isOpen(call)) return;
    if (isScreen(call)) {
      this.returned();
      return;
    }
    this.finished.add(call.id);
    this.media.close();
    this.requestId = undefined;
    this.store.set({ ...NO_CALL, kind, phase: 'refused', trouble: 'line_lost', category });
  }

  /** @returns whether the number was kept */
  async leaveNumber(phone: string): Promise<boolean> {
    if (!PhoneSchema.safeParse(phone).success) return false;
    const { call, category } = this.state;
    this.store.set({ busy: true });
    try {
      const answer = await this.number.send(phone, { category, callId: isOpen(call) ? call.id : null });
      this.forget();
      this.store.set({ callbackPhone: answer.phoneMasked, callbackPromise: answer.promise });
      return true;
    } catch {
      this.store.set({ busy: false });
      return false;
    }
  }

  /** Thanks are shown at once. @returns whether the score was kept; when not, it can be given again */
  rate(score: RatingScore): Promise<boolean> {
    return this.rating.give(score);
  }

  /** The call and its rating are done with. */
  forget(): void {
    const { call } = this.state;
    for (const id of [call?.id, this.requestId, this.unanswered]) if (id !== undefined) this.finished.add(id);
    this.media.close();
    this.requestId = undefined;
    this.unanswered = undefined;
    this.store.set({ ...NO_CALL });
  }

  toggleMute(): void {
    const { microphone, phone } = this.state.media;
    if (phone.present) return;
    if (microphone === 'on' || microphone === 'off') this.media.setMuted(microphone === 'on');
  }

  toggleCamera(): void {
    const { camera, phone } = this.state.media;
    if (phone.present) return;
    if (camera === 'on' || camera === 'off') this.media.setCamera(camera === 'off');
  }

  /** The sound of a call with a phone comes from the television, or from the phone. */
  playHere(here: boolean): void {
    this.media.playHere(here);
  }

  /** Time in the queue, in ms, by the service's clock. */
  waitMs(): number {
    const { call, receivedAtMs } = this.state;
    return call ? call.waitMs + (this.platform.clock.now() - receivedAtMs) : 0;
  }

  /** Whether this box has a camera and a microphone; null: not known yet. */
  inputs(): { camera: boolean | null; microphone: boolean | null } {
    if (isScreen(this.state.call)) return { camera: null, microphone: null };
    const { camera, microphone } = this.state.media;
    const known = (device: DeviceState): boolean | null => (device === 'opening' ? null : device !== 'none');
    return { camera: known(camera), microphone: known(microphone) };
  }

  /** What arrived of the call's media since this was last called; null: no call, or nothing was measured. */
  takeReception(): Reception | null {
    return this.media.takeReception();
  }

  private show(call: OpenCall): void {
    const category = call.category === 'uncategorised' ? this.state.category : call.category;
    if (call.state !== 'queued') this.media.ring();
    this.store.set({
      phase: 'open',
      kind: call.kind,
      call,
      receivedAtMs: this.platform.clock.now(),
      trouble: null,
      category,
    });
    this.incoming.settle();
    // Given back and handed over again, and only the second was noticed: the room has let this device go.
    if (isScreen(call) && this.state.media.phase === 'ended') this.media.close();
    // The page was loaded again in the middle of a call, or an earlier try to join failed: join now.
    if (!this.media.isOf(call.id) && this.state.phase === 'open' && !this.requestId) void this.media.rejoin(call);
  }

  /** Nobody is called to a television whose network lets no media through. */
  private onMedia(media: CallMediaState): void {
    this.store.set({ media });
    const { call } = this.state;
    if (!media.blocked || !isOpen(call)) return;
    if (isScreen(call)) return void this.leaveScreen();
    if (!isWaiting(call.state)) return;
    this.finish(call, 'no_path');
    void this.ends.send(call.id);
  }

  /** @param clears whether a call that was left here may be ended and the key press repeated; once, so that it ends */
  private async press(kind: CallKind, options: CallOptions, clears = true): Promise<void> {
    const repeats = this.unanswered;
    const requestId = repeats ?? this.platform.device.uuid();
    this.requestId = requestId;
    this.unanswered = undefined;
    this.store.set({ ...NO_CALL, kind, phase: 'starting', category: options.category ?? null });
    try {
      const ability = await this.factory.ability();
      const trouble = troubleOf(ability, options.audioOnly === true);
      if (trouble) return this.refuse(trouble);
      const { call, room } = await this.api.call(callRoutes.createCall, {
        token: await this.token(),
        body: {
          requestId,
          kind,
          ability,
          ...(options.category && { category: options.category }),
          ...(options.audioOnly && { audioOnly: true }),
        },
      });
      // A call that was cancelled before the answer ends by this.
      this.accept(call);
      if (!this.finished.has(requestId)) await this.joinMedia(call, room);
    } catch (error) {
      if (this.finished.has(requestId)) return;
      // The call of the first press has ended since: this is another call.
      if (repeats !== undefined && refusalOf(error)?.code === 'call.ended') return this.press(kind, options);
      if (refusalOf(error)?.code === 'call.already_open') {
        const cleared = await this.adoptOpenCall(requestId, clears);
        return cleared ? this.press(kind, options, false) : undefined;
      }
      await this.recover(requestId, error);
    }
  }

  /** A desk that called was answered here. */
  private async begin(call: TerminalCall, room: RoomAccess): Promise<void> {
    if (this.state.call?.id !== call.id) this.store.set({ ...NO_CALL });
    const joined = this.joinMedia(call, room);
    this.accept(call);
    await joined;
    this.media.ring();
  }

  /** A call whose media this box cannot load leaves the queue, so that it does not ring at a desk. */
  private async joinMedia(call: TerminalCall, room: RoomAccess): Promise<void> {
    try {
      await this.media.join(call, room);
    } catch {
      this.finished.add(call.id);
      this.store.set({ call: null });
      void this.ends.send(call.id);
      this.refuse('unreachable');
    }
  }

  /** The request failed: the call may be queued all the same. */
  private async recover(requestId: string, error: unknown): Promise<void> {
    const { call } = this.state;
    if (isOpen(call) && call.requestId === requestId) {
      // Only the answer was lost; the notification arrived.
      this.requestId = undefined;
      return this.media.rejoin(call);
    }
    const trouble = troubleFrom(error);
    if (trouble === 'unreachable') this.unanswered = requestId;
    this.refuse(trouble);
  }

  private refuse(trouble: CallTrouble): void {
    this.requestId = undefined;
    this.store.set({ phase: 'refused', trouble });
  }

  /**
   * Another call of this terminal is open: it goes on here, unless it was left here and the report of its end is late.
   *
   * @returns whether it was such a call and is ended now
   */
  private async adoptOpenCall(requestId: string, clears: boolean): Promise<boolean> {
    try {
      const { call } = await this.api.call(callRoutes.currentCall, { token: await this.token() });
      const left = call !== null && this.finished.has(call.id);
      if (left) await this.ends.send(call.id);
      if (this.finished.has(requestId)) return false;
      if (left && clears) return true;
      this.requestId = undefined;
      this.store.set({ phase: 'none' });
      this.accept(call);
    } catch {
      if (!this.finished.has(requestId)) this.refuse('unreachable');
    }
    return false;
  }

  /** The service notified that there is no call while one is open. That may be stale, so the call is refetched. */
  private async askAgain(): Promise<void> {
    const { call } = this.state;
    try {
      const { call: now } = await this.api.call(callRoutes.currentCall, { token: await this.token() });
      if (now) this.accept(now);
      else if (this.state.phase === 'open' && this.state.call?.id === call?.id) {
        if (isScreen(call)) this.returned();
        else this.finish(call);
      }
    } catch {
      // The next connection sends it again.
    }
  }

  private async freshAccess(callId: string): Promise<RoomAccess> {
    return this.api.call(callRoutes.roomAccess, { params: { id: callId }, token: await this.token() });
  }

  /** The call goes on in the browser alone. It is not finished: another handover may bring it back. */
  private returned(): void {
    this.media.close();
    this.store.set({ ...NO_CALL, phase: 'returned' });
  }

  /** @param trouble why it was over before it began, which the page says with what can be done */
  private finish(call: TerminalCall | null, trouble = call && troubleOfEnd(call)): void {
    if (call) this.finished.add(call.id);
    this.media.close();
    this.requestId = undefined;
    const { category } = this.state;
    if (call && trouble) this.store.set({ ...NO_CALL, kind: call.kind, phase: 'refused', trouble, category });
    else this.store.set({ phase: 'ended', call, media: NO_MEDIA });
  }
}
