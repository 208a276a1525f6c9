const REPORT_EVERY_MS = 10_000;
const REDRAW_EVERY_MS = 250;
const BAR_CELLS = 24;

/** `0.4 s`, `42 s`, `3 min 05 s`. */
export function elapsed(/** @type {number} */ ms) {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** `[######------------------]  25 %`; a fraction outside 0..1 is cut off. */
export function bar(/** @type {number} */ fraction) {
  const kept = Math.min(1, Math.max(0, fraction));
  const filled = Math.round(kept * BAR_CELLS);
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR_CELLS - filled)}] ${String(Math.round(kept * 100)).padStart(3)} %`;
}

/** The text without the codes that colour it. */
export function withoutColours(/** @type {string} */ text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the control characters to remove
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}

/**
 * One line a step. On a terminal the line is redrawn with a bar while the step runs, and steps that run together share
 * one row; in a pipe or a log it is plain text without control characters, with a sign of life every ten seconds.
 */
export class StepLine {
  /** @type {Set<StepLine>} */ static #open = new Set();

  /** Nothing more is drawn: the run is being stopped. */
  static silenceAll() {
    for (const line of StepLine.#open) clearInterval(line.#timer);
  }

  /** @type {number | undefined} */ #fraction;
  #note = '';
  #started = Date.now();
  #reported = Date.now();
  /** @type {ReturnType<typeof setInterval> | undefined} */ #timer;

  /**
   * @param {string} title
   * @param {Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>} [out]
   */
  constructor(title, out = process.stdout) {
    this.title = title;
    this.out = out;
    this.live = Boolean(out.isTTY) && process.env.TERM !== 'dumb' && !process.env.CI;
    this.#timer = setInterval(() => this.#tick(), REDRAW_EVERY_MS);
    this.#timer.unref?.();
    StepLine.#open.add(this);
  }

  /** @param {number | undefined} fraction 0..1, undefined when unknown  @param {string} [note] */
  progress(fraction, note) {
    this.#fraction = fraction;
    if (note !== undefined) this.#note = note;
  }

  /** A sentence that stays on the screen, above the running line. */
  say(/** @type {string} */ sentence) {
    this.#clear();
    this.out.write(`  · ${sentence}\n`);
  }

  /** Ends the line with what was achieved. */
  done(/** @type {string} */ detail) {
    this.#end('✔', detail);
  }

  /** Ends the line as failed; the caller explains the failure. */
  fail() {
    this.#end('✘', 'failed');
  }

  #end(/** @type {string} */ mark, /** @type {string} */ detail) {
    clearInterval(this.#timer);
    StepLine.#open.delete(this);
    this.#clear();
    this.out.write(`${mark} ${this.title}: ${detail} (${elapsed(Date.now() - this.#started)})\n`);
  }

  #tick() {
    const now = Date.now();
    if (this.live) {
      const row = [...StepLine.#open].map((line) => line.#text(now)).join('  ');
      this.out.write(`\r\u001b[2K${row.slice(0, (this.out.columns || 100) - 1)}`);
    } else if (now - this.#reported >= REPORT_EVERY_MS) {
      this.#reported = now;
      this.out.write(`${this.#text(now)}\n`);
    }
  }

  #text(/** @type {number} */ now) {
    const shown = this.#fraction === undefined ? '' : bar(this.#fraction);
    return ['…', this.title, shown, this.#note, `(${elapsed(now - this.#started)})`].filter(Boolean).join(' ');
  }

  #clear() {
    if (this.live) this.out.write('\r\u001b[2K');
  }
}
