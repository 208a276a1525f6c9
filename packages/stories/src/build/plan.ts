import { LADDER, ladderStep, type RenditionId } from '@falink/broadcast';
import type { Story } from '../script/story.js';
import { COMMON } from './common.js';
import { renditionsOf } from './renditions-of.js';

/** The smallest step of the ladder: a television has a picture with it, and it is made in a third of the time of 720p. */
export const FIRST_RENDITION: RenditionId = '432p';

/** `first`: what the first picture needs, which is the first story's smallest rendition. `rest`: everything else. */
export type Phase = 'first' | 'rest' | 'all';

/** One thing to make: what all renditions of a story share, or one of its renditions. */
export type BuildStep = { storyId: string; part: typeof COMMON | RenditionId };

/** What a step costs, in thousandths of a 720p rendition: pixels, measured to be in proportion. */
export function cost({ part }: BuildStep): number {
  if (part === COMMON) return 30;
  const { width, height } = ladderStep(part);
  return (width * height * 1000) / (1280 * 720);
}

/** The steps of a phase, or those of certain renditions of all stories: the cheapest renditions first. */
export function plan(stories: readonly Story[], phase: Phase, only?: readonly RenditionId[]): BuildStep[] {
  const [opener] = stories;
  const isFirst = (story: Story, id: RenditionId) => story === opener && id === FIRST_RENDITION;
  const isWanted = (story: Story, id: RenditionId) => {
    if (only) return only.includes(id);
    return phase === 'all' || isFirst(story, id) === (phase === 'first');
  };
  const renditions = LADDER.flatMap(({ id }) =>
    stories.flatMap((story) =>
      renditionsOf(story).includes(id) && isWanted(story, id) ? [{ storyId: story.id, part: id }] : [],
    ),
  );
  const wanted = new Set(renditions.map(({ storyId }) => storyId));
  const common = stories.filter(({ id }) => wanted.has(id)).map(({ id }): BuildStep => ({ storyId: id, part: COMMON }));
  return [...common, ...renditions];
}
