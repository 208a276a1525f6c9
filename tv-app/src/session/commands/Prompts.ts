import { Store } from '@falink/client';
import type { Clock } from '../../platform/Platform.js';

/** What a command shows, until somebody answers or its time is over. */
export type Prompt =
  | { readonly kind: 'message'; readonly text: string; readonly seconds: number | null }
  | { readonly kind: 'self-test'; readonly isNotice: boolean };

/** `time`: nobody pressed a key. `stopped`: staff took it back. */
export type PromptAnswer = 'ok' | 'back' | 'time' | 'stopped';

export interface ShownPrompt {
  readonly prompt: Prompt;
  /** Milliseconds of the steady clock at which its time is over; null: it stays. */
  readonly endsAtMs: number | null;
}

interface Waiting {
  readonly prompt: Prompt;
  readonly forMs: number | null;
  readonly done: (answer: PromptAnswer) => void;
}

/** A message is to be read, and a notice to be refused, by who sees it. */
function countsWhenSeen(prompt: Prompt): boolean {
  return prompt.kind === 'message' || prompt.isNotice;
}

/** The prompts of commands, one at a time, in the order in which they came. */
export class Prompts {
  readonly store = new Store<{ shown: ShownPrompt | null }>({ shown: null });
  #line: Waiting[] = [];
  #cancelEnd: (() => void) | undefined;

  constructor(private readonly clock: Pick<Clock, 'now' | 'after'>) {}

  /** Shows a prompt when those before it are over. @param forMs how long, a message or a notice from {@link begin} on; null: until it is answered */
  ask(prompt: Prompt, forMs: number | null, signal: AbortSignal): Promise<PromptAnswer> {
    return new Promise((resolve) => {
      const waiting: Waiting = { prompt, forMs, done: resolve };
      if (signal.aborted) return resolve('stopped');
      signal.addEventListener('abort', () => this.#end(waiting, 'stopped'), { once: true });
      this.#line.push(waiting);
      if (this.#line[0] === waiting) this.#show();
    });
  }

  /** What counts from when it is seen is on the screen: its time begins, which it had not while something else had it. */
  begin(): void {
    const [first] = this.#line;
    if (first && first.forMs !== null && !this.#cancelEnd) this.#start(first, first.forMs);
  }

  /** Somebody answered what is shown. */
  answer(answer: 'ok' | 'back'): void {
    const [first] = this.#line;
    if (first) this.#end(first, answer);
  }

  #show(): void {
    const [first] = this.#line;
    this.#cancelEnd?.();
    this.#cancelEnd = undefined;
    if (!first) {
      this.store.set({ shown: null });
      return;
    }
    // Who asked for a test does not wait longer because something else has the screen.
    if (first.forMs !== null && !countsWhenSeen(first.prompt)) this.#start(first, first.forMs);
    else this.store.set({ shown: { prompt: first.prompt, endsAtMs: null } });
  }

  #start(first: Waiting, forMs: number): void {
    this.#cancelEnd = this.clock.after(forMs, () => this.#end(first, 'time'));
    this.store.set({ shown: { prompt: first.prompt, endsAtMs: this.clock.now() + forMs } });
  }

  #end(waiting: Waiting, answer: PromptAnswer): void {
    const at = this.#line.indexOf(waiting);
    if (at < 0) return;
    this.#line.splice(at, 1);
    waiting.done(answer);
    if (at === 0) this.#show();
  }
}
