import type { Category } from '@falink/protocol';

export interface CategoryTile {
  readonly category: Category;
  readonly icon: string;
}

/** What a call can be about, in the order of the digits, the same in every size. The last is "say it to the lawyer". */
export const CATEGORY_TILES: readonly CategoryTile[] = [
  { category: 'family', icon: 'rings' },
  { category: 'labour', icon: 'work' },
  { category: 'work_injury', icon: 'helmet' },
  { category: 'housing', icon: 'house' },
  { category: 'traffic', icon: 'car' },
  { category: 'lending', icon: 'iou' },
  { category: 'elderly', icon: 'elder' },
  { category: 'other', icon: 'ask' },
];
