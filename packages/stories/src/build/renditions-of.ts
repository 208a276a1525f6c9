import { LADDER, type RenditionId } from '@falink/broadcast';
import type { Story } from '../script/story.js';

/** The renditions that a story should have, cheapest first. */
export function renditionsOf(story: Story): RenditionId[] {
  return LADDER.map(({ id }) => id).filter((id) => id !== '2160p' || story.ultraHd);
}
