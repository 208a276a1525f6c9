import {
  type AnswerOf,
  consoleMessages,
  ErrorBodySchema,
  FalinkError,
  NAMESPACES,
  type Notice,
  type PayloadOf,
  PROTOCOL_VERSION,
  RefusedMessages,
  type Request,
  readAck,
  type Topic,
} from '@falink/protocol';
import { io, type Socket } from 'socket.io-client';
import type { Session } from './session.js';

/** `outdated`: the server speaks a newer contract; only a reload helps. */
export type LinkState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'outdated';

const ANSWER_TIMEOUT_MS = 5_000;
const RECONNECT_MAX_MS = 5_000;

const NOTICES: ReadonlyMap<string, Notice> = new Map(
  Object.values(consoleMessages).flatMap((message) => (message.type === 'notice' ? [[message.name, message]] : [])),
);

/**
 * The console's live connection: typed notices in, topics out. It reconnects by itself with a fresh token, and after
 * every connection it follows its topics again before it says `ready`: then fetch a snapshot.
 */
export class ConsoleSocket {
  #socket: Socket | null = null;
  #state: LinkState = 'idle';
  #topicsTimer: ReturnType<typeof setTimeout> | null = null;
  readonly #topics = new Map<Topic, number>();
  readonly #stateListeners = new Set<() => void>();
  readonly #readyListeners = new Set<() => void>();
  readonly #handlers = new Map<string, Set<(payload: never) => void>>();
  #releaseToken: (() => void) | null = null;

  constructor(
    private readonly session: Pick<Session, 'current' | 'renew' | 'onToken'>,
    private readonly origin: string = '',
    /** Notices of the server that this page cannot read: counted, and said in the browser's log. */
    // biome-ignore lint/suspicious/noConsole: a page has no other log
    readonly refusedMessages = new RefusedMessages((refused) => console.warn('refused a message', refused)),
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  };
  readonly snapshot = (): LinkState => this.#state;

  /** Opens the connection; opening an open one does nothing. */
  open(): void {
    if (this.#socket) return;
    const socket = io(`${this.origin}${NAMESPACES.console}`, {
      transports: ['websocket'],
      reconnectionDelay: 300,
      reconnectionDelayMax: RECONNECT_MAX_MS,
      forceNew: true,
      auth: (send) => {
        this.session.renew(null).then(
          (token) => send({ protocol: PROTOCOL_VERSION, token: token ?? '' }),
          () => send({ protocol: PROTOCOL_VERSION, token: '' }),
        );
      },
    });
    this.#socket = socket;
    this.#set('connecting');
    socket.onAny((name: string, raw: unknown) => this.#heard(name, raw));
    socket.on('connect', () => void this.#connected());
    socket.on('disconnect', (reason) => {
      this.#set('reconnecting');
      // The server said goodbye: socket.io does not come back by itself then.
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error) => this.#refused(socket, error));
    this.#releaseToken = this.session.onToken((token) => {
      if (socket.connected) void this.request(consoleMessages.reauthenticate, { token }).catch(() => undefined);
      // After signing in again: socket.io had stopped by itself.
      else if (!socket.active) socket.connect();
    });
  }

  close(): void {
    this.#releaseToken?.();
    this.#releaseToken = null;
    if (this.#topicsTimer !== null) clearTimeout(this.#topicsTimer);
    this.#topicsTimer = null;
    this.#socket?.disconnect();
    this.#socket = null;
    this.#set('idle');
  }

  /** Runs after every (re)connection, topics followed again, and after missed news: the moment to fetch snapshots. */
  onReady(listener: () => void): () => void {
    this.#readyListeners.add(listener);
    return () => this.#readyListeners.delete(listener);
  }

  /** Runs the handler for every notice of this kind that can be read. Returns a function that unsubscribes. */
  on<N extends Notice>(message: N, handler: (payload: PayloadOf<N>) => void): () => void {
    const handlers = this.#handlers.get(message.name) ?? new Set();
    this.#handlers.set(message.name, handlers);
    handlers.add(handler);
    return () => handlers.delete(handler);
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
    const socket = this.#socket;
    if (!socket?.connected) throw new FalinkError('service.unavailable');
    const raw: unknown = await socket
      .timeout(ANSWER_TIMEOUT_MS)
      .emitWithAck(message.name, payload)
      .catch((cause: unknown) => {
        throw new FalinkError('service.unavailable', {}, { cause });
      });
    return readAck(message.answer, raw) as AnswerOf<R>;
  }

  /** Parses a notice once for all listeners. */
  #heard(name: string, raw: unknown): void {
    const notice = NOTICES.get(name);
    if (!notice) {
      this.refusedMessages.unknown(name);
      return;
    }
    const parsed = notice.payload.safeParse(raw);
    if (!parsed.success) {
      this.refusedMessages.malformed(name, parsed.error);
      return;
    }
    if (notice === consoleMessages.newsMissed) this.#ready();
    for (const handler of [...(this.#handlers.get(name) ?? [])]) handler(parsed.data as never);
  }

  /** Several pages may change their topics in one turn: one message says it. */
  #topicsSoon(): void {
    if (this.#topicsTimer !== null || !this.#socket?.connected) return;
    this.#topicsTimer = setTimeout(() => {
      this.#topicsTimer = null;
      void this.#followTopics();
    }, 0);
  }

  async #followTopics(): Promise<void> {
    try {
      await this.request(consoleMessages.subscribe, { topics: [...this.#topics.keys()] });
    } catch {
      return;
    }
    this.#ready();
  }

  #ready(): void {
    for (const listener of [...this.#readyListeners]) listener();
  }

  async #connected(): Promise<void> {
    this.#set('connected');
    await this.#followTopics();
  }

  #refused(socket: Socket, error: Error): void {
    this.#set('reconnecting');
    const body = ErrorBodySchema.safeParse((error as { data?: unknown }).data);
    // A refusal by the namespace stops socket.io's own reconnection; a transport error does not.
    if (socket.active) return;
    if (body.success && body.data.code === 'protocol.version') {
      this.#set('outdated');
      return;
    }
    const renewable = !body.success || body.data.code.startsWith('auth.');
    if (!renewable) return;
    setTimeout(() => {
      if (this.#socket !== socket) return;
      this.session.renew(this.session.current()).then(
        (token) => token !== null && socket.connect(),
        () => socket.connect(),
      );
    }, 1_000);
  }

  #set(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of [...this.#stateListeners]) listener();
  }
}
