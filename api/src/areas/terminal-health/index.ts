import type { TerminalHealth } from '@falink/protocol';
import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { HistoryWriter } from './history-writer.js';
import { keepParts } from './keep-parts.js';
import { mountTerminalHealth } from './routes.js';
import { sumUp } from './sum-up.js';

export type { MinuteRow } from './minute-row.js';
/** For measurements of what they cost. */
export { HEALTH_MINUTE_COLUMNS, writeMinutes } from './queries/minutes.js';
export { sumHour } from './queries/sums.js';

/** The area, and where other areas bring what a television measured. */
export interface TerminalHealthArea extends Area {
  readonly add: (terminalId: string, health: TerminalHealth) => void;
}

/** What televisions measure: kept by minute, summed up by hour and day, shown as charts. */
export function createTerminalHealth(ctx: Context): TerminalHealthArea {
  const writer = new HistoryWriter(ctx);
  const timers = [{ name: 'health minutes', everyMs: 5_000, run: () => writer.tick() }];
  // Processes that run no jobs leave it to those that do.
  if (ctx.config.jobsAtOnce > 0)
    timers.push(
      { name: 'health sums', everyMs: 60_000, run: () => sumUp(ctx) },
      { name: 'health parts', everyMs: 600_000, run: () => keepParts(ctx) },
    );
  return {
    name: 'terminal-health',
    add: (terminalId, health) => writer.add(terminalId, health),
    mount: (host) => mountTerminalHealth(host),
    timers,
    afterSockets: () => writer.flush(),
  };
}
