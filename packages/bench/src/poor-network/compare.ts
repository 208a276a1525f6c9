import type { Reception } from '../pages/media-meter.js';
import type { Result } from '../report.js';
import { measure, round } from '../statistics.js';
import type { Condition } from './conditions.js';
import type { BothEnds } from './pair.js';

type Both = BothEnds<Reception>;

/** The same condition, one after the other. */
export interface Round {
  readonly bare: Both;
  readonly product: Both;
}

interface Subject {
  readonly name: string;
  /** Share of the window, per cent. */
  of(end: Reception): number;
}

export const SUBJECTS: readonly Subject[] = [
  { name: 'concealed sound', of: ({ concealedS, windowS }) => (concealedS / windowS) * 100 },
  { name: 'frozen picture', of: ({ frozenS, windowS }) => (frozenS / windowS) * 100 },
];

/** Largest share of what the bare page suffers that is within budget. */
const RATIO = 0.5;
/** What nobody notices, per cent of the time: below it a ratio of two small numbers says nothing. */
const UNNOTICED_PERCENT = 1;

/** Both ends together: a call is as good as what its two people receive. */
export function compare(condition: Condition, { name, of }: Subject, rounds: readonly Round[]): Result {
  const shares = (side: keyof Round) =>
    measure(
      rounds.map((one) => (of(one[side].resident) + of(one[side].desk)) / 2),
      '%',
    );
  const [bare, product] = [shares('bare'), shares('product')];
  const ratio = bare.p50 > 0 ? round(product.p50 / bare.p50) : null;
  return {
    name: `${condition.name}: ${name}`,
    baseline: { name: 'bare page, library defaults', ...bare },
    result: product,
    judged: 'p50',
    ratio,
    budget: RATIO,
    ok: product.p50 <= Math.max(RATIO * bare.p50, UNNOTICED_PERCENT),
  };
}

/** One line of progress. */
export function words({ resident, desk }: Both): string {
  const one = (end: Reception) =>
    `concealed ${end.concealedS.toFixed(2)} s, frozen ${end.frozenS.toFixed(1)} s, ${(end.frames / end.windowS).toFixed(1)} fps, ${end.audioKbps.toFixed(0)}+${end.videoKbps.toFixed(0)} kbit/s`;
  return `box ${one(resident)} | desk ${one(desk)}`;
}
