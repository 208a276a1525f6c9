import type { Application } from '@falink/protocol';
import { compareText } from './compare.js';

/** The order of the api's list: the most urgent first; among equals the smaller number. */
export function byClock(a: Application, b: Application): number {
  return compareText(a.decisionDue, b.decisionDue) || compareText(a.number, b.number) || compareText(a.id, b.id);
}
