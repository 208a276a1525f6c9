import { Listeners, retryAfterSOf, Shared, Store, Unreachable, waitAfterRefusalMs } from '@falink/client';
import { authRoutes, FalinkError, type ResponseOf, type Staff } from '@falink/protocol';
import type { Credentials, HttpClient } from './http.js';

export type SessionState =
  | { readonly kind: 'unknown' }
  /** `expired`: there was a session, and nobody signed out of it. */
  | { readonly kind: 'signed_out'; readonly expired: boolean }
  | {
      readonly kind: 'signed_in';
      readonly staff: Staff;
      /** Nothing is served before the person has set up a second factor. */
      readonly needsSecondFactor: boolean;
    };

/** Runs one task at a time among all windows of this browser; the refresh cookie is shared by them. */
export type Exclusive = <T>(task: () => Promise<T>) => Promise<T>;

const LOCK = 'falink-session';

/** Web Locks where the browser has them (https and localhost). */
const acrossWindows: Exclusive = (task) =>
  typeof navigator !== 'undefined' && navigator.locks
    ? (navigator.locks.request(LOCK, task) as ReturnType<typeof task>)
    : task();

/** Renewed this long before it ends, so that no request meets an expired token. */
const RENEW_BEFORE_MS = 60_000;
const RETRY = { minMs: 5_000, maxMs: 30_000 };

/**
 * Who is signed in. The access token lives only in memory; the refresh cookie rotates, and a cookie used twice ends the
 * session, so renewals are single-flight in this window and exclusive among windows.
 */
export class Session implements Credentials {
  readonly #store = new Store<SessionState>({ kind: 'unknown' });
  readonly #tokens = new Listeners<string>();
  readonly #renewing = new Shared(() => this.exclusive(() => this.#refresh()));
  #token: { value: string; endsAtMs: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #failures = 0;

  constructor(
    private readonly http: HttpClient,
    private readonly exclusive: Exclusive = acrossWindows,
  ) {
    http.use(this);
  }

  readonly subscribe = this.#store.subscribe;
  readonly snapshot = this.#store.snapshot;

  /** Runs with every new access token, for connections that outlive one. Returns a function that unsubscribes. */
  onToken(listener: (token: string) => void): () => void {
    return this.#tokens.add(listener);
  }

  current(): string | null {
    return this.#token !== null && this.#token.endsAtMs > Date.now() ? this.#token.value : null;
  }

  /** Resumes the session of an earlier visit, when there is one. @throws Unreachable */
  async resume(): Promise<void> {
    if (this.#store.state.kind === 'unknown') await this.renew(null);
  }

  /** @throws FalinkError auth.wrong_credentials, auth.locked, auth.code_required, auth.code_wrong */
  async login(username: string, password: string, code?: string): Promise<Staff> {
    const body = { username, password, ...(code !== undefined && { code }) };
    const answer = await this.exclusive(() => this.http.send(authRoutes.login, { body }));
    this.#accept(answer);
    return answer.staff;
  }

  async logout(): Promise<void> {
    this.#end(false);
    await this.http.send(authRoutes.logout, {}).catch(() => undefined);
  }

  /** A token other than the refused one. Null: the session is over, sign in again. @throws Unreachable */
  async renew(refused: string | null): Promise<string | null> {
    const current = this.current();
    if (current !== null && current !== refused) return current;
    // Over is over: only signing in again helps, and nothing behind the sign-in may keep asking.
    if (this.#store.state.kind === 'signed_out') return null;
    return this.#renewing.run();
  }

  /** Stops timers. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #refresh(): Promise<string | null> {
    try {
      const answer = await this.http.send(authRoutes.refresh, {});
      this.#accept(answer);
      return answer.accessToken;
    } catch (error) {
      if (error instanceof FalinkError && error.status === 401) {
        this.#end(this.#store.state.kind === 'signed_in');
        return null;
      }
      // Not a verdict on the session: the server is away. Who is signed in stays signed in.
      this.#failures += 1;
      const waitMs = waitAfterRefusalMs(this.#failures, retryAfterSOf(error), RETRY, Math.random);
      if (this.#store.state.kind === 'signed_in') this.#renewIn(waitMs);
      throw error instanceof FalinkError || error instanceof Unreachable
        ? error
        : new Unreachable(undefined, null, { cause: error });
    }
  }

  #accept(answer: ResponseOf<typeof authRoutes.login>): void {
    this.#failures = 0;
    const lifeMs = answer.expiresInS * 1000;
    this.#token = { value: answer.accessToken, endsAtMs: Date.now() + lifeMs };
    this.#renewIn(Math.max(lifeMs - RENEW_BEFORE_MS, lifeMs / 2));
    const { staff, needsSecondFactor } = answer;
    this.#store.replace({ kind: 'signed_in', staff, needsSecondFactor });
    this.#tokens.notify(answer.accessToken);
  }

  #renewIn(ms: number): void {
    this.close();
    this.#timer = setTimeout(() => void this.renew(this.current()).catch(() => undefined), ms);
  }

  #end(expired: boolean): void {
    this.close();
    this.#token = null;
    this.#store.replace({ kind: 'signed_out', expired });
  }
}
