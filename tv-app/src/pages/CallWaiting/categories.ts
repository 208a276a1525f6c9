import type { Category } from '@falink/protocol';

export interface CategoryTile {
  readonly category: Category;
  readonly icon: string;
}

/** What a call can be about, in the order of the digits. The last is always "say it to the lawyer". */
const ALL: readonly CategoryTile[] = [
  { category: 'family', icon: 'rings' },
  { category: 'labour', icon: 'work' },
  { category: 'work_injury', icon: 'helmet' },
  { category: 'housing', icon: 'house' },
  { category: 'traffic', icon: 'car' },
  { category: 'lending', icon: 'iou' },
  { category: 'elderly', icon: 'elder' },
  { category: 'other', icon: 'ask' },
];

/** Six in elder mode; the lawyer asks about the others. */
const ELDER = new Set<Category>(['family', 'labour', 'housing', 'lending', 'elderly', 'other']);

export function categoriesFor(elder: boolean): readonly CategoryTile[] {
  return elder ? ALL.filter((tile) => ELDER.has(tile.category)) : ALL;
}
