import { type RouteCaller, Store } from '@falink/client';
import {
  type Category,
  FalinkError,
  type Goodbye,
  type GuestVisit,
  guestRoutes,
  type PromisedNumber,
  type RatingScore,
  type RoomAccess,
  type Screen,
  type ScreenChoice,
  screenRoutes,
  type VisitCall,
} from '@falink/protocol';

/** Places and the desk's answer are two seconds old at most. */
const POLL_MS = 2_000;

export interface VisitState {
  readonly call: VisitCall;
  /** The service answered the last time. */
  readonly isReachable: boolean;
  /** The service knows this visit no longer. */
  readonly isGone: boolean;
  /** The television gave the call back, and the person has not confirmed to have read so. */
  readonly hasReturned: boolean;
  /** The number that was left here; null: none was. */
  readonly number: PromisedNumber | null;
}

export interface VisitOptions {
  readonly caller: Pick<RouteCaller, 'call'>;
  readonly browserKey: string;
  readonly visit: GuestVisit;
  /** Runs something later; returns a function that prevents it. */
  readonly after?: ((ms: number, run: () => void) => () => void) | undefined;
}

function browserAfter(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** One consultation of this browser: its state, polled from the service, and its requests. */
export class Visit {
  readonly state: Store<VisitState>;
  readonly #options: VisitOptions;
  readonly #after: NonNullable<VisitOptions['after']>;
  #token: string;
  #cancel: () => void = () => undefined;
  #isStopped = false;
  #asking: Promise<void> | null = null;
  /** The person wants the call back: that the television stops needs no sentence. */
  #isReturning = false;
  /** A number is on its way: that the call is over is known with what became of it. */
  #isLeavingNumber = false;
  /** One number a visit: a repetition is the same request. */
  readonly #numberRequest = crypto.randomUUID();

  constructor(options: VisitOptions) {
    this.#options = options;
    this.#after = options.after ?? browserAfter;
    this.#token = options.visit.token;
    this.state = new Store<VisitState>({
      call: options.visit.call,
      isReachable: true,
      isGone: false,
      hasReturned: false,
      number: null,
    });
  }

  get call(): VisitCall {
    return this.state.state.call;
  }

  /** Asks every two seconds until the call is over. */
  follow(): void {
    this.#isStopped = false;
    this.#next();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  /** Asks now: something happened. */
  refresh(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  access(): Promise<RoomAccess> {
    return this.#authorised((token) => this.#options.caller.call(guestRoutes.guestRoomAccess, { token }));
  }

  /** @throws FalinkError, Unreachable */
  async end(): Promise<void> {
    await this.#authorised((token) => this.#options.caller.call(guestRoutes.endGuestCall, { token }));
    await this.refresh();
  }

  async choose(category: Category): Promise<void> {
    const body = { category };
    this.#take(
      await this.#authorised((token) => this.#options.caller.call(guestRoutes.setGuestCategory, { token, body })),
    );
  }

  async rate(score: RatingScore): Promise<void> {
    const body = { score };
    await this.#authorised((token) => this.#options.caller.call(guestRoutes.rateGuestCall, { token, body }));
  }

  /** Leaves a number to be called, and with it the queue. @throws FalinkError, Unreachable */
  async leaveNumber(phone: string): Promise<void> {
    const body = { requestId: this.#numberRequest, phone };
    this.#isLeavingNumber = true;
    try {
      const number = await this.#authorised((token) =>
        this.#options.caller.call(guestRoutes.leaveGuestNumber, { token, body }),
      );
      this.state.set({ number });
    } finally {
      this.#isLeavingNumber = false;
    }
    await this.#refreshAfter();
  }

  /** The call goes on on a television as well. @throws FalinkError, Unreachable */
  async useScreen(body: ScreenChoice): Promise<Screen> {
    const screen = await this.#authorised((token) =>
      this.#options.caller.call(screenRoutes.useScreen, { token, body }),
    );
    this.#isReturning = false;
    this.state.set({ hasReturned: false });
    await this.#refreshAfter();
    return screen;
  }

  /** The call goes on here alone. @throws FalinkError, Unreachable */
  async returnFromScreen(): Promise<void> {
    this.#isReturning = true;
    try {
      await this.#authorised((token) => this.#options.caller.call(screenRoutes.returnFromScreen, { token }));
    } catch (error) {
      this.#isReturning = false;
      throw error;
    }
    await this.#refreshAfter();
  }

  /** The person has read that the television stopped. */
  noteReturn(): void {
    this.state.set({ hasReturned: false });
  }

  goodbye(): Promise<Goodbye> {
    return this.#authorised((token) => this.#options.caller.call(guestRoutes.guestGoodbye, { token }));
  }

  /** Asks with a request that began after what was asked for took effect. */
  async #refreshAfter(): Promise<void> {
    await this.#asking;
    await this.refresh();
  }

  #next(): void {
    this.#cancel();
    if (this.#isStopped || this.call.state === 'ended' || this.state.state.isGone) return;
    this.#cancel = this.#after(POLL_MS, () => void this.refresh().then(() => this.#next()));
  }

  async #ask(): Promise<void> {
    try {
      this.#take(await this.#authorised((token) => this.#options.caller.call(guestRoutes.guestCall, { token })));
    } catch (error) {
      const isGone = error instanceof FalinkError && GONE.has(error.code);
      this.state.set(isGone ? { isGone } : { isReachable: false });
    }
  }

  #take(call: VisitCall): void {
    if (this.#isLeavingNumber) return;
    // An answer that was overtaken says less than what is known. [C9]
    if (call.id === this.call.id && call.revision < this.call.revision) {
      this.state.set({ isReachable: true });
      return;
    }
    const hasStopped = this.call.screen !== null && call.screen === null && call.state !== 'ended';
    const hasReturned = (this.state.state.hasReturned && call.screen === null) || (hasStopped && !this.#isReturning);
    if (hasStopped) this.#isReturning = false;
    this.state.set({ isReachable: true, call, hasReturned });
  }

  /** With a token that holds: one that ended is replaced by means of the browser's key. */
  async #authorised<T>(ask: (token: string) => Promise<T>): Promise<T> {
    try {
      return await ask(this.#token);
    } catch (error) {
      if (!(error instanceof FalinkError) || !EXPIRED.has(error.code)) throw error;
      const { caller, browserKey } = this.#options;
      this.#token = (await caller.call(guestRoutes.resumeGuest, { body: { browserKey } })).token;
      return ask(this.#token);
    }
  }
}

const EXPIRED: ReadonlySet<string> = new Set(['auth.token_expired', 'auth.token_invalid']);
const GONE: ReadonlySet<string> = new Set(['guest.unknown', 'call.unknown', 'auth.token_invalid']);
