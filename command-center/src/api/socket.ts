import { backoffMs, Listeners, Store } from '@falink/client';
import { type MessageSocket, openSocket } from '@falink/client/socket';
import {
  type AnswerOf,
  consoleMessages,
  FalinkError,
  NAMESPACES,
  type Notice,
  type NoticeHandler,
  on,
  type PayloadOf,
  PROTOCOL_VERSION,
  RefusedMessages,
  type Request,
  type Topic,
} from '@falink/protocol';
import type { Session } from './session.js';

/** `outdated`: the server speaks a newer contract; only a reload helps. */
export type LinkState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'outdated';

/** Bounds of the wait between attempts. */
const RETRY = { minMs: 300, maxMs: 5_000 };
/** All desks lose their line in the same moment when the service restarts. */
const RENEW_WITHIN_MS = 2_000;
/** Longer than a refusal for sending too much asks for. */
const TOPICS_RETRY_MS = 1_500;

/**
 * The console's live connection: typed notices in, topics out. It reconnects with a fresh token, and after every
 * connection it subscribes to its topics before it says `ready`: then fetch a snapshot.
 */
export class ConsoleSocket {
  #socket: MessageSocket | null = null;
  #topicsTimer: ReturnType<typeof setTimeout> | null = null;
  #renewTimer: ReturnType<typeof setTimeout> | null = null;
  readonly #state = new Store<LinkState>('idle');
  readonly #topics = new Map<Topic, number>();
  /** What the service sends to this connection; null until it has accepted the first subscription. */
  #followed: ReadonlySet<Topic> | null = null;
  readonly #ready = new Listeners<ReadonlySet<Topic> | null>();
  readonly #notices = new Map<string, Listeners<never>>();
  #releaseToken: (() => void) | null = null;

  constructor(
    private readonly session: Pick<Session, 'current' | 'renew' | 'onToken'>,
    private readonly origin: string = '',
    /** Notices of the server that this page cannot read: counted, and said in the browser's log. */
    // biome-ignore lint/suspicious/noConsole: a page has no other log
    readonly refusedMessages = new RefusedMessages((refused) => console.warn('refused a message', refused)),
    private readonly retry = RETRY,
  ) {}

  readonly subscribe = this.#state.subscribe;
  readonly snapshot = this.#state.snapshot;

  /** Opens the connection; opening an open one does nothing. */
  open(): void {
    if (this.#socket) return;
    this.#state.replace('connecting');
    this.#socket = openSocket({
      url: `${this.origin}${NAMESPACES.console}`,
      auth: async () => ({
        protocol: PROTOCOL_VERSION,
        token: (await this.session.renew(null).catch(() => null)) ?? '',
      }),
      notices: this.#handlers(),
      refusedMessages: this.refusedMessages,
      retry: this.retry,
      connected: () => void this.#connected(),
      disconnected: () => this.#state.replace('reconnecting'),
      refused: (error) => this.#refused(error),
    });
    this.#releaseToken = this.session.onToken((token) => {
      if (this.#socket?.connected) void this.request(consoleMessages.reauthenticate, { token }).catch(() => undefined);
      // After signing in again: without a session there were no more attempts.
      else this.#socket?.reconnect();
    });
  }

  close(): void {
    this.#releaseToken?.();
    this.#releaseToken = null;
    for (const timer of [this.#topicsTimer, this.#renewTimer]) if (timer !== null) clearTimeout(timer);
    this.#topicsTimer = null;
    this.#renewTimer = null;
    this.#socket?.close();
    this.#socket = null;
    this.#state.replace('idle');
  }

  /**
   * Runs when snapshots are to be fetched. With null: of everything, after every (re)connection and after lost notices.
   * With topics: of what these are about, they are followed from now on; what was followed before has missed nothing.
   */
  onReady(listener: (added: ReadonlySet<Topic> | null) => void): () => void {
    return this.#ready.add(listener);
  }

  /** Runs the handler for every notice of this kind that can be read. Returns a function that unsubscribes. */
  on<N extends Notice>(message: N, handler: (payload: PayloadOf<N>) => void): () => void {
    const listeners = this.#notices.get(message.name) ?? new Listeners<never>();
    this.#notices.set(message.name, listeners);
    return listeners.add(handler);
  }

  /** Follows topics until released. */
  follow(topics: readonly Topic[]): () => void {
    for (const topic of topics) this.#topics.set(topic, (this.#topics.get(topic) ?? 0) + 1);
    this.#topicsSoon();
    return () => {
      for (const topic of topics) {
        const left = (this.#topics.get(topic) ?? 1) - 1;
        if (left > 0) this.#topics.set(topic, left);
        else this.#topics.delete(topic);
      }
      this.#topicsSoon();
    };
  }

  /** @throws FalinkError the server's refusal, or `service.unavailable` when it does not answer */
  async request<R extends Request>(message: R, payload: PayloadOf<R>): Promise<AnswerOf<R>> {
    if (!this.#socket) throw new FalinkError('service.unavailable');
    return this.#socket.request(message, payload);
  }

  /** Every notice of the contract, parsed once for all listeners. */
  #handlers(): readonly NoticeHandler[] {
    return Object.values(consoleMessages).flatMap((message) =>
      message.type === 'notice'
        ? [
            on(message as Notice, (payload) => {
              if (message === consoleMessages.newsMissed) this.#ready.notify(null);
              this.#notices.get(message.name)?.notify(payload as never);
            }),
          ]
        : [],
    );
  }

  /** Several pages may change their topics in one turn: one message says it. */
  #topicsSoon(afterMs = 0): void {
    if (this.#topicsTimer !== null || !this.#socket?.connected) return;
    this.#topicsTimer = setTimeout(() => {
      this.#topicsTimer = null;
      void this.#followTopics();
    }, afterMs);
  }

  async #followTopics(): Promise<void> {
    const topics = new Set(this.#topics.keys());
    const before = this.#followed;
    const added = new Set([...topics].filter((topic) => !before?.has(topic)));
    try {
      await this.request(consoleMessages.subscribe, { topics: [...topics] });
    } catch (error) {
      // Without its topics a page would wait for notices that never come. A session that is over has to sign in first.
      if (!(error instanceof FalinkError && error.code.startsWith('auth.'))) this.#topicsSoon(TOPICS_RETRY_MS);
      return;
    }
    this.#followed = topics;
    if (before === null) this.#ready.notify(null);
    else if (added.size > 0) this.#ready.notify(added);
  }

  async #connected(): Promise<void> {
    this.#state.replace('connected');
    this.#followed = null;
    await this.#followTopics();
  }

  /** Returns whether to try again; false: once there is another token, or never. */
  #refused(error: FalinkError | null): boolean {
    this.#state.replace(error?.code === 'protocol.version' ? 'outdated' : 'reconnecting');
    if (error?.code === 'protocol.version') return false;
    if (error && !error.code.startsWith('auth.')) return true;
    this.#renewTimer = setTimeout(
      () => {
        this.#renewTimer = null;
        this.session.renew(this.session.current()).then(
          (token) => token !== null && this.#socket?.reconnect(),
          () => this.#socket?.reconnect(),
        );
      },
      backoffMs(1, RENEW_WITHIN_MS, RENEW_WITHIN_MS, Math.random),
    );
    return false;
  }
}
