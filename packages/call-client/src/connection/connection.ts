import {
  type AnswerOf,
  FalinkError,
  type Joined,
  media,
  type PayloadOf,
  type RefusedMessages,
  type Request,
  type RoomAccess,
} from '@falink/protocol';
import type { Clock } from '../clock.js';
import { type MediaNotice, SignalingSocket } from '../signaling-socket.js';
import { retryDelayMs } from './backoff.js';
import {
  type ConnectionEffect,
  type ConnectionInput,
  type ConnectionState,
  type EndReason,
  type EnterMode,
  transition,
} from './machine.js';
import { refusalOf } from './refusal.js';

/** What the sfu said on entering: `fresh` stays need their media set up, resumed ones still have it. */
export type Entry =
  | { readonly fresh: true; readonly attempt: number; readonly joined: Joined }
  | { readonly fresh: false; readonly attempt: number; readonly joined: Pick<Joined, 'peers' | 'active' | 'playback'> };

export interface ConnectionEvents {
  changed(state: ConnectionState): void;
  entered(entry: Entry): void;
  notice(notice: MediaNotice): void;
  restartIce(): void;
  /** Once, at the very end. */
  ended(reason: EndReason, error: FalinkError | undefined): void;
}

export interface ConnectionOptions {
  readonly clock: Clock;
  /** How long to try to restore a lost connection, ms. */
  readonly giveUpMs: number;
  readonly onNeedAccess: () => Promise<RoomAccess>;
  readonly events: ConnectionEvents;
  readonly refusedMessages: RefusedMessages;
}

type Milestone = 'entered' | 'ready';

/** Carries out what the connection machine decides: sockets, timers, tokens. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #waiting = new Set<{ for: Milestone; resolve: () => void; reject: (error: unknown) => void }>();
  #state: ConnectionState = { name: 'idle' };
  #access: RoomAccess | undefined;
  #socket: SignalingSocket | undefined;
  #resumeKey = '';
  #cancelRetry: (() => void) | undefined;
  #cancelGiveUp: (() => void) | undefined;
  #error: FalinkError | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The token last given by the application; a live call's grants `activate`. */
  get access(): RoomAccess | undefined {
    return this.#access;
  }

  start(access: RoomAccess): void {
    this.#access = access;
    this.dispatch({ type: 'start' });
  }

  dispatch(input: ConnectionInput): void {
    const { state, effects } = transition(this.#state, input);
    const changed = state !== this.#state;
    this.#state = state;
    for (const effect of effects) this.#run(effect);
    if (!changed) return;
    this.#settle();
    // An effect may have changed the state already: that state is the later one.
    if (this.#state === state) this.#options.events.changed(state);
  }

  /** @throws FalinkError the sfu's refusal, or `service.unavailable` while there is no connection. */
  async request<M extends Request>(message: M, payload: PayloadOf<M>): Promise<AnswerOf<M>> {
    const socket = this.#socket;
    if (!socket) throw new FalinkError('service.unavailable');
    return socket.request(message, payload);
  }

  /** Resolves once in the room (`entered`), or once media is set up there too (`ready`). @throws FalinkError at the end. */
  until(milestone: Milestone): Promise<void> {
    if (this.#isAt(milestone)) return Promise.resolve();
    if (this.#state.name === 'ended') return Promise.reject(this.#endError());
    return new Promise((resolve, reject) => {
      this.#waiting.add({ for: milestone, resolve, reject });
    });
  }

  #run(effect: ConnectionEffect): void {
    const { clock, events, giveUpMs } = this.#options;
    switch (effect.type) {
      case 'openSocket':
        this.#openSocket(effect.attempt);
        return;
      case 'closeSocket':
        this.#socket?.close();
        this.#socket = undefined;
        return;
      case 'enter':
        void this.#enter(effect.attempt, effect.mode);
        return;
      case 'renewAccess':
        void this.#renewAccess(effect.attempt);
        return;
      case 'scheduleRetry': {
        const { attempt, tries } = effect;
        this.#cancelRetry?.();
        this.#cancelRetry = clock.after(retryDelayMs(tries, clock.random()), () =>
          this.dispatch({ type: 'retryDue', attempt }),
        );
        return;
      }
      case 'cancelRetry':
        this.#cancelRetry?.();
        this.#cancelRetry = undefined;
        return;
      case 'startGiveUp':
        this.#cancelGiveUp ??= clock.after(giveUpMs, () => this.dispatch({ type: 'gaveUp' }));
        return;
      case 'cancelGiveUp':
        this.#cancelGiveUp?.();
        this.#cancelGiveUp = undefined;
        return;
      case 'restartIce':
        events.restartIce();
        return;
      case 'leave':
        // In the same breath as the close that follows: socket.io writes it out before it disconnects.
        void this.request(media.leave, {}).catch(() => undefined);
        return;
      case 'tearDown':
        events.ended(effect.reason, this.#error);
        return;
    }
  }

  #openSocket(attempt: number): void {
    const url = this.#access?.url;
    if (url === undefined) return;
    this.#socket?.close();
    const socket = new SignalingSocket(
      url,
      {
        opened: () => this.dispatch({ type: 'socketOpened', attempt }),
        lost: (error) => {
          if (error) this.#refuse(attempt, error);
          // A rebuilt room began a new attempt on the same socket, so its loss belongs to the current attempt.
          else if (this.#socket === socket && 'attempt' in this.#state)
            this.dispatch({ type: 'socketLost', attempt: this.#state.attempt });
        },
        notice: (notice) => {
          if (this.#socket === socket) this.#options.events.notice(notice);
        },
      },
      this.#options.refusedMessages,
    );
    this.#socket = socket;
  }

  async #enter(attempt: number, mode: EnterMode): Promise<void> {
    try {
      if (mode === 'join') {
        const joined = await this.request(media.join, { token: this.#access?.token ?? '' });
        this.#entered({ fresh: true, attempt, joined }, joined.resumeKey);
      } else {
        const answer = await this.request(media.resume, { resumeKey: this.#resumeKey });
        const entry: Entry = answer.rebuilt
          ? { fresh: true, attempt, joined: answer }
          : { fresh: false, attempt, joined: answer };
        this.#entered(entry, answer.resumeKey);
      }
    } catch (error) {
      this.#refuse(attempt, error);
    }
  }

  #entered(entry: Entry, resumeKey: string): void {
    if (!this.#isCurrent(entry.attempt)) return;
    this.#resumeKey = resumeKey;
    this.#options.events.entered(entry);
    this.dispatch({ type: 'entered', attempt: entry.attempt, ready: !entry.fresh });
  }

  async #renewAccess(attempt: number): Promise<void> {
    try {
      const access = await this.#options.onNeedAccess();
      if (!this.#isCurrent(attempt)) return;
      this.#access = access;
      this.dispatch({ type: 'accessRenewed', attempt });
    } catch (error) {
      this.#refuse(attempt, error);
    }
  }

  #refuse(attempt: number, error: unknown): void {
    const refusal = refusalOf(error);
    if (refusal.kind === 'over' && error instanceof FalinkError && this.#isCurrent(attempt)) this.#error = error;
    this.dispatch({ type: 'refused', attempt, refusal });
  }

  #isCurrent(attempt: number): boolean {
    return 'attempt' in this.#state && this.#state.attempt === attempt;
  }

  #isAt(milestone: Milestone): boolean {
    return this.#state.name === 'connected' && (milestone === 'entered' || this.#state.ready);
  }

  #settle(): void {
    const over = this.#state.name === 'ended';
    for (const waiter of [...this.#waiting]) {
      if (!over && !this.#isAt(waiter.for)) continue;
      this.#waiting.delete(waiter);
      if (over) waiter.reject(this.#endError());
      else waiter.resolve();
    }
  }

  #endError(): FalinkError {
    return this.#error ?? new FalinkError('call.ended');
  }
}
