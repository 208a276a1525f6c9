import { Listeners, retry } from '@falink/client';
import {
  type AgentStatus,
  callRoutes,
  consoleMessages,
  type Offer,
  type ResponseOf,
  type RoomAccess,
  type StaffCall,
} from '@falink/protocol';
import type { HttpClient } from '../api/http.js';
import type { ConsoleSocket } from '../api/socket.js';
import { codeOf } from '../model/trouble.js';
import { type Holding, holdCall, rememberCall, rememberedCall } from './call-holding.js';
import { CallLine } from './call-line.js';
import { type CallTarget, fetchAccess, sendCall } from './desk-call.js';
import { Devices } from './devices.js';
import { type DutyEvent, type DutyState, EMPTY_DUTY, isOffDuty, noticeOfRefusal, reduceDuty } from './duty-state.js';
import { Ringer } from './ringer.js';
import { SystemNotifications } from './system-notifications.js';

/** Within the time that a desk rings. */
const ANSWER_AGAIN = { attempts: 4, minDelayMs: 500, maxDelayMs: 2_000 };

/**
 * A person's duty in this window: agent state, ringing, answering, the media of the call, coming back after a reload.
 * It lives as long as the window is signed in, whatever page is shown.
 */
export class DutyController {
  readonly devices = new Devices();
  readonly ringer = new Ringer();
  readonly notifications = new SystemNotifications();
  #state: DutyState = EMPTY_DUTY;
  #line: CallLine | null = null;
  #holding: Holding | null = null;
  #ended = true;
  /** The call from this desk whose answer is being followed, once. */
  #following: string | null = null;
  /** How many events this window has applied. */
  #events = 0;
  #closing = new AbortController();
  #off: (() => void)[] = [];
  readonly #listeners = new Listeners<void>();

  constructor(
    private readonly http: HttpClient,
    private readonly socket: ConsoleSocket,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly snapshot = (): DutyState => this.#state;
  readonly lineSnapshot = (): CallLine | null => this.#line;

  start(): void {
    this.#ended = false;
    this.#closing = new AbortController();
    this.#off = [
      this.socket.on(consoleMessages.offerCreated, (offer) => {
        this.#dispatch({ type: 'offer_created', offer, atMs: performance.now() });
        this.#prewarm(offer);
      }),
      this.socket.on(consoleMessages.offerClosed, (closed) => {
        const mine = this.#state.answering === closed.offerId;
        const rang = this.#state.ringing?.offer;
        this.#dispatch({ type: 'offer_closed', ...closed });
        if (!mine && rang?.id === closed.offerId && this.#line?.callId === rang.call.id) this.#dropLine();
      }),
      this.socket.on(consoleMessages.agentUpdated, (agent) => this.#dispatch({ type: 'agent_updated', agent })),
      this.socket.on(consoleMessages.myCallUpdated, (call) => this.#callNews(call)),
      this.socket.onReady((added) => added === null && void this.refresh()),
      this.devices.subscribe(() => {
        this.#line?.useDevices(this.devices.snapshot().stream);
        // A page that has the microphone may also sound.
        if (this.ringer.snapshot() === 'blocked') this.ringer.arm();
      }),
    ];
    this.ringer.arm();
    void this.refresh();
  }

  close(): void {
    this.#ended = true;
    this.#closing.abort();
    for (const off of this.#off) off();
    this.#off = [];
    this.#dropLine();
    this.devices.close();
    this.ringer.close();
  }

  /** Fetches the current state, and rejoins a call that this browser had answered. */
  async refresh(): Promise<void> {
    try {
      const latest = await this.#fetchLatest();
      if (!latest) return;
      const { agent, offer, call } = latest;
      this.#dispatch({ type: 'snapshot', agent, offer, call: call ?? latest.wrapping, atMs: performance.now() });
      if (agent.state !== 'offline') void this.devices.open();
      if (offer) this.#prewarm(offer);
      if (!call && !this.#state.answering && !offer) this.#dropLine();
      if (call && this.#state.place === 'elsewhere' && rememberedCall() === call.id) await this.rejoin(false);
      this.#followAnswer();
    } catch (error) {
      // Unreachable: the page shows its loading state and the connection's banner; the next connection retries.
      if (codeOf(error) !== null) this.onTrouble(error);
    }
  }

  /**
   * The state at the service, or null once the window is closed. What was notified or answered while a response was on
   * its way may be later than that response, and would be undone by it: then it is fetched again.
   */
  async #fetchLatest() {
    for (;;) {
      const events = this.#events;
      const current = await this.http.send(callRoutes.getAgent, {});
      if (this.#ended) return null;
      const wrapping = current.agent.state === 'wrap_up' && current.call === null ? await this.#lastCall() : null;
      if (this.#ended) return null;
      if (this.#events === events) return { ...current, wrapping };
    }
  }

  /** Applies my state as a response has it, or fetches it where something happened after `events`: that may be later. */
  async #applyAgent(agent: AgentStatus, events: number): Promise<void> {
    if (this.#events === events) this.#dispatch({ type: 'agent_updated', agent });
    else await this.refresh();
  }

  /** Changes the state at once; camera and microphone open in parallel. */
  async setState(state: 'available' | 'away' | 'offline'): Promise<void> {
    // From a click, as browsers want it: the bell may ring.
    this.ringer.arm();
    if (state === 'available') void this.devices.open();
    const events = this.#events;
    try {
      const agent = await this.http.send(callRoutes.setAgentState, { body: { state } });
      await this.#applyAgent(agent, events);
      this.#dispatch({ type: 'notice_seen' });
    } catch (error) {
      if (isOffDuty(this.#state)) this.devices.close();
      this.onTrouble(error);
    }
  }

  async accept(): Promise<void> {
    const offer = this.#state.ringing?.offer;
    if (!offer || this.#state.answering) return;
    this.#dispatch({ type: 'answer_started', offerId: offer.id });
    try {
      const { call, room } = await this.#answer(offer.id);
      // The room goes live before anything is drawn: this is the moment that everybody waits for.
      const live = this.#goLive(call.id, room);
      this.#dispatch({ type: 'answered', call });
      await this.#hold(call.id);
      try {
        await live;
        // Losing the warm line to another window gave up the hold with it.
        if (!this.#holding) await this.#hold(call.id);
      } catch (error) {
        if (this.#state.call?.endedAt === null) this.onTrouble(error);
      }
    } catch (error) {
      if (this.#ended) return;
      const notice = noticeOfRefusal(codeOf(error));
      this.#dispatch({ type: 'answer_refused', offerId: offer.id, notice });
      if (notice !== null) this.#dropLine();
      else this.onTrouble(error);
    }
  }

  /** An answer whose reply is lost is repeated: the service knows the key press again and gives the same reply. */
  #answer(offerId: string): Promise<ResponseOf<typeof callRoutes.acceptOffer>> {
    const body = { requestId: crypto.randomUUID() };
    return retry(() => this.http.send(callRoutes.acceptOffer, { params: { id: offerId }, body }), {
      ...ANSWER_AGAIN,
      signal: this.#closing.signal,
      shouldRetry: (error) => [null, 'service.unavailable'].includes(codeOf(error)),
    });
  }

  /** Calls a television: it rings there, and this window is in the call when somebody answers. @throws FalinkError */
  async callTerminal(target: CallTarget, requestId: string): Promise<void> {
    // From a click: browsers play sound only after one.
    this.ringer.arm();
    void this.devices.open();
    const { call, room } = await sendCall(this.http, target, requestId, this.#closing.signal);
    this.#dispatch({ type: 'calling', call });
    await this.#hold(call.id);
    this.#warm(call.id, room);
    this.#followAnswer();
  }

  /** Somebody answered the television: the call goes live in the window that called. */
  #followAnswer(): void {
    const { call, place } = this.#state;
    if (call?.origin !== 'desk' || call.state !== 'connecting' || place !== 'here') return;
    if (this.#following === call.id) return;
    this.#following = call.id;
    void this.#enter(call.id);
  }

  async #enter(callId: string): Promise<void> {
    try {
      const room = await fetchAccess(this.http, callId, this.#closing.signal);
      await this.#goLive(callId, room);
      if (!this.#holding) await this.#hold(callId);
    } catch (error) {
      if (this.#following === callId) this.#following = null;
      if (!this.#ended && this.#state.call?.id === callId && this.#state.call.endedAt === null) this.onTrouble(error);
    }
  }

  /** Makes the warm line live; without one, or when another window warming up took its place just now, a new one. */
  async #goLive(callId: string, room: RoomAccess): Promise<void> {
    const warm = this.#line;
    if (warm?.usable && warm.callId === callId) {
      try {
        return await warm.activate(room.token);
      } catch (error) {
        if (warm.snapshot().lost !== 'replaced') throw error;
      }
    }
    this.#dropLine();
    const line = this.#openLine(callId);
    line.warm(room, this.devices.snapshot().stream);
    if (this.#state.call?.id === callId) this.#dispatch({ type: 'joined_here' });
    return line.activate(room.token);
  }

  /** A call rings, is being answered or goes on in this window. */
  get isBusy(): boolean {
    return this.#line !== null || this.#state.ringing !== null || this.#state.answering !== null;
  }

  async decline(): Promise<void> {
    const offer = this.#state.ringing?.offer;
    if (!offer || this.#state.answering) return;
    this.#dropLine();
    const events = this.#events;
    try {
      const agent = await this.http.send(callRoutes.declineOffer, { params: { id: offer.id } });
      await this.#applyAgent(agent, events);
      this.#dispatch({ type: 'offer_closed', offerId: offer.id, reason: 'declined' });
    } catch (error) {
      const notice = noticeOfRefusal(codeOf(error));
      if (notice === null) this.onTrouble(error);
      else await this.refresh();
    }
  }

  /** Ends the call for both sides. */
  async hangUp(): Promise<void> {
    const call = this.#state.call;
    if (!call) return;
    try {
      await this.http.send(callRoutes.endCall, { params: { id: call.id } });
      this.#dropLine();
    } catch (error) {
      this.onTrouble(error);
    }
  }

  /** Joins my open call from this window; `take`: even when another window has it. */
  async rejoin(take: boolean): Promise<void> {
    const call = this.#state.call;
    if (!call || call.endedAt !== null) return;
    const holding = await holdCall(call.id, take);
    if (!holding) return;
    try {
      await this.devices.open();
      const access = await this.http.send(callRoutes.roomAccess, { params: { id: call.id } });
      this.#dropLine();
      this.#holding = holding;
      rememberCall(call.id);
      const line = this.#openLine(call.id);
      this.#dispatch({ type: 'joined_here' });
      const media = this.devices.snapshot().stream;
      // It still rings at the television: the answer makes it live.
      if (call.state === 'ringing') line.warm(access, media);
      else {
        this.#following = call.id;
        await line.rejoin(access, media);
      }
      this.#followAnswer();
    } catch (error) {
      holding.release();
      this.onTrouble(error);
    }
  }

  dismissUnanswered(): void {
    this.#dispatch({ type: 'unanswered_seen' });
  }

  dismissNotice(): void {
    this.#dispatch({ type: 'notice_seen' });
  }

  /** Applies the call as the server returned it after a save. */
  callSaved(call: StaffCall): void {
    this.#callNews(call);
  }

  async #lastCall(): Promise<StaffCall | null> {
    if (this.#state.call) return this.#state.call;
    const { items } = await this.http.send(callRoutes.listCalls, { query: { scope: 'mine', limit: 1 } });
    return items[0] ?? null;
  }

  #callNews(call: StaffCall): void {
    this.#dispatch({ type: 'call_updated', call });
    if (call.endedAt !== null && this.#line?.callId === call.id) this.#dropLine();
    this.#followAnswer();
  }

  #prewarm(offer: Offer): void {
    if (this.#state.call?.endedAt === null) return;
    this.#warm(offer.call.id, offer.room);
  }

  #warm(callId: string, room: RoomAccess): void {
    if (this.#line?.callId === callId) return;
    // Not the hold: it is of the call that is about to begin.
    this.#closeLine();
    const line = this.#openLine(callId);
    // The devices are open since going on duty; when they are not, the call starts without waiting for them.
    line.warm(room, this.devices.snapshot().stream);
  }

  #openLine(callId: string): CallLine {
    const line = new CallLine(this.http, callId, this.socket.refusedMessages);
    line.onEnded(() => {
      if (this.#line !== line) return;
      if (line.snapshot().lost === 'replaced') {
        // Another window of mine has the call now.
        this.#dropLine();
        this.#dispatch({ type: 'left_here' });
      } else if (line.snapshot().lost === null) {
        void this.refresh();
      }
      this.#tell();
    });
    this.#line = line;
    this.#tell();
    return line;
  }

  #dropLine(): void {
    this.#holding?.release();
    this.#holding = null;
    this.#closeLine();
  }

  #closeLine(): void {
    const line = this.#line;
    this.#line = null;
    line?.close();
    // The tracks are this window's own and outlive the call: a mute must not outlive it with them.
    for (const track of this.devices.snapshot().stream.getTracks()) track.enabled = true;
    if (line) this.#tell();
  }

  async #hold(callId: string): Promise<void> {
    rememberCall(callId);
    this.#holding = await holdCall(callId, true);
  }

  #dispatch(event: DutyEvent): void {
    this.#events += 1;
    const wasOff = isOffDuty(this.#state);
    this.#state = reduceDuty(this.#state, event);
    // Also when another window or the service did it: the camera's light goes out here too.
    if (!wasOff && isOffDuty(this.#state)) this.devices.close();
    if (this.#state.ringing && !this.#state.answering) this.ringer.start();
    else this.ringer.stop();
    this.#tell();
  }

  #tell(): void {
    this.#listeners.notify();
  }
}
