import type { LineCondition } from '@falink/e2e';

export interface Condition extends LineCondition {
  readonly name: string;
  /** Where the bare page suffers as well: what is better than that is only noise. */
  readonly judged: boolean;
}

export const CONDITIONS: readonly Condition[] = [
  { name: 'no loss', judged: false },
  { name: '5 % loss', lossPercent: 5, judged: true },
  { name: '10 % loss', lossPercent: 10, judged: true },
  { name: '20 % loss', lossPercent: 20, judged: true },
  { name: '2 Mbit/s', kbitPerS: 2_000, judged: false },
  { name: '500 kbit/s', kbitPerS: 500, judged: true },
  { name: '200 kbit/s', kbitPerS: 200, judged: true },
];
