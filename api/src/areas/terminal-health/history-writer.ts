import type { ServiceProblem, TerminalHealth } from '@falink/protocol';
import { isUnavailable } from '@falink/service-kit';
import { Counter } from 'prom-client';
import type { Context } from '../../kernel/context.js';
import { GatheredMinutes, minuteRows } from './gathered-minutes.js';
import type { MinuteRow } from './minute-row.js';
import { readMinute, writeMinutes } from './queries/minutes.js';
import { makeParts } from './queries/parts.js';

type Why = Extract<ServiceProblem, { code: 'health_history' }>['why'];
type Rows = readonly (readonly [terminalId: string, row: MinuteRow])[];

/** Rows in one statement: 10,000 terminals are written in ten. */
const BATCH = 1_000;
const DISK_FULL = '53100';
/** No part of the table has this time. */
const CHECK_VIOLATION = '23514';

/**
 * Keeps what televisions measure, a row a terminal and minute. It must never hold up what people need: what cannot be
 * written is dropped, counted and shown, and the next minute is tried again (SPEC H5). Nothing is sent twice, since of a
 * statement whose answer was lost nobody knows whether it was written.
 */
export class HistoryWriter {
  readonly #gathered = new GatheredMinutes();
  readonly #written: Counter;
  readonly #dropped: Counter;
  #minute: number | null = null;
  #trouble: { readonly why: Why; readonly since: string; dropped: number } | null = null;

  constructor(private readonly ctx: Pick<Context, 'pool' | 'log' | 'metrics' | 'noticed'>) {
    this.#written = counterOf(ctx, 'written', 'Minutes of televisions’ measurements that were kept');
    this.#dropped = counterOf(
      ctx,
      'dropped',
      'Minutes of televisions’ measurements that could not be kept, by reason',
      'reason',
    );
  }

  add(terminalId: string, health: TerminalHealth): void {
    this.#gathered.add(terminalId, health);
  }

  /** Writes what was gathered once the minute is over by the database's clock. */
  async tick(): Promise<void> {
    const minute = await readMinute(this.ctx.pool).catch(() => null);
    const isOver = minute === null || (this.#minute !== null && minute !== this.#minute);
    if (minute !== null) this.#minute = minute;
    if (isOver) await this.flush();
  }

  /** Writes what was gathered. */
  async flush(): Promise<void> {
    const taken = this.#gathered.take();
    let isKept = taken.length > 0;
    for (let at = 0; at < taken.length; at += BATCH) {
      const why = await this.#write(minuteRows(taken.slice(at, at + BATCH)));
      isKept &&= why === null;
      // The next batch would only wait as long for the same answer.
      if (why === 'unavailable' || why === 'disk_full') {
        this.#drop(why, taken.length - at - BATCH);
        return;
      }
    }
    if (isKept) this.#recovered();
  }

  /** @returns why it could not be written; null: it was */
  async #write(rows: Rows): Promise<Why | null> {
    try {
      await writeMinutes(this.ctx.pool, rows).catch(async (error: unknown) => {
        if (codeOf(error) !== CHECK_VIOLATION) throw error;
        await makeParts(this.ctx.pool, 'minute');
        await writeMinutes(this.ctx.pool, rows);
      });
      this.#written.inc(rows.length);
      return null;
    } catch (err) {
      const why = codeOf(err) === DISK_FULL ? 'disk_full' : isUnavailable(err) ? 'unavailable' : 'refused';
      if (this.#trouble?.why !== why) this.ctx.log.warn({ err, why }, 'measurements of televisions are not kept');
      this.#drop(why, rows.length);
      return why;
    }
  }

  #drop(why: Why, rows: number): void {
    if (rows <= 0) return;
    this.#dropped.inc({ reason: why }, rows);
    if (this.#trouble?.why !== why) this.#trouble = { why, since: new Date().toISOString(), dropped: 0 };
    this.#trouble.dropped += rows;
    this.ctx.noticed.set('health_minutes', { code: 'health_history', ...this.#trouble });
  }

  #recovered(): void {
    if (!this.#trouble) return;
    this.ctx.log.info(this.#trouble, 'measurements of televisions are kept again');
    this.#trouble = null;
    this.ctx.noticed.set('health_minutes', null);
  }
}

/** One metric a service, also of a second writer. */
function counterOf(
  { metrics: { registry } }: Pick<Context, 'metrics'>,
  what: string,
  help: string,
  ...labelNames: string[]
): Counter {
  const name = `falink_health_minutes_${what}_total`;
  const known = registry.getSingleMetric(name);
  return known ? (known as Counter) : new Counter({ name, help, labelNames, registers: [registry] });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
