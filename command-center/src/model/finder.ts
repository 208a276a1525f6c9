import { hasEveryWord } from './compare.js';

/** Somewhere to go: its address, and the name that the person reads. */
export interface NamedPage {
  readonly path: string;
  readonly name: string;
}

/** The pages that hold every word in name or address, those whose name begins with the words first; all without words. */
export function pagesFor<T extends NamedPage>(pages: readonly T[], words: string): T[] {
  const start = words.toLowerCase();
  const begins = ({ name }: T): boolean => name.toLowerCase().startsWith(start);
  const found = pages.filter(({ name, path }) => hasEveryWord([name, path], words));
  return [...found.filter(begins), ...found.filter((page) => !begins(page))];
}

/** Whether the words may be an application's number: a number has digits. */
export function mayBeNumber(words: string): boolean {
  return /\d/.test(words);
}

export type ListKey = 'ArrowDown' | 'ArrowUp' | 'Home' | 'End';

/** The place that a key leads to in a list of `count`; up and down go round. */
export function placeAfter(key: ListKey, at: number, count: number): number {
  if (count === 0) return -1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (at < 0) return key === 'ArrowDown' ? 0 : count - 1;
  return (at + (key === 'ArrowDown' ? 1 : -1) + count) % count;
}
