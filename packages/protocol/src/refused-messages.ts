import type { z } from 'zod';

/** A message that could not be read. */
export interface RefusedMessage {
  readonly name: string;
  /** `unknown`: the contract of this side has no such message. */
  readonly reason: 'malformed' | 'unknown';
  /** Where it differs from its schema, at most five; never a value. */
  readonly fields: readonly string[];
  /** How many of this kind since the last report. */
  readonly count: number;
}

/** A skew of versions refuses every message of a kind: one line a minute says enough. */
const REPORT_EVERY_MS = 60_000;
const MAX_NAME_LENGTH = 80;
const MAX_FIELDS = 5;

interface Kind {
  reportedAtMs: number;
  count: number;
}

/**
 * Counts what a peer sent and this side could not read, and reports each kind at most once a minute. Unknown names
 * are one kind together, because anybody may send any name.
 */
export class RefusedMessages {
  readonly #kinds = new Map<string, Kind>();
  #total = 0;

  constructor(
    private readonly report: (refused: RefusedMessage) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Since this was made. */
  get total(): number {
    return this.#total;
  }

  malformed(name: string, error?: z.ZodError): void {
    const fields = (error?.issues ?? []).slice(0, MAX_FIELDS).map((issue) => issue.path.join('.'));
    this.#refuse(`malformed ${name}`, { name, reason: 'malformed', fields });
  }

  unknown(name: string): void {
    this.#refuse('unknown', { name: name.slice(0, MAX_NAME_LENGTH), reason: 'unknown', fields: [] });
  }

  #refuse(key: string, refused: Omit<RefusedMessage, 'count'>): void {
    this.#total += 1;
    const kind = this.#kinds.get(key) ?? { reportedAtMs: Number.NEGATIVE_INFINITY, count: 0 };
    this.#kinds.set(key, kind);
    kind.count += 1;
    if (this.now() - kind.reportedAtMs < REPORT_EVERY_MS) return;
    this.report({ ...refused, count: kind.count });
    kind.reportedAtMs = this.now();
    kind.count = 0;
  }
}
