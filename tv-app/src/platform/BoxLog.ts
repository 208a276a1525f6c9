import { MAX_LOG_LINES, maskLogLine } from '@falink/protocol';

/** About 40 KB of UTF-8 at three bytes a character: with what surrounds it, below what a socket takes. */
const MAX_CHARACTERS = 13_000;
const MAX_LINE = 300;

export type LogLevel = 'info' | 'warn' | 'error';

/** The last lines of what happened on this box, masked as they come in (SPEC K8). */
export class BoxLog {
  readonly #lines: string[] = [];
  #isPrivate = false;

  /** @param wall milliseconds since 1970 */
  constructor(private readonly wall: () => number) {}

  /** While a page of the resident's own is shown, only that something happened is kept. */
  setPrivate(isPrivate: boolean): void {
    this.#isPrivate = isPrivate;
  }

  add(level: LogLevel, text: string): void {
    const words = this.#isPrivate ? '(private page)' : maskLogLine(text.replace(/\s+/g, ' '));
    this.#lines.push(`${new Date(this.wall()).toISOString()} ${level} ${words}`.slice(0, MAX_LINE));
    if (this.#lines.length > MAX_LOG_LINES) this.#lines.shift();
  }

  /** The last lines, the latest at the end: as many as asked for, and as a message has room for. */
  last(count: number): readonly string[] {
    let room = MAX_CHARACTERS;
    const lines = this.#lines.slice(-count).reverse();
    const kept = lines.findIndex((line) => {
      room -= line.length;
      return room < 0;
    });
    return (kept < 0 ? lines : lines.slice(0, kept)).reverse();
  }
}
