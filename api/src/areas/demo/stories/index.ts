import { SYSTEM } from '../../../kernel/actor.js';
import type { Area } from '../../../kernel/area.js';
import { command, nothing } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { enqueue } from '../../../kernel/jobs/enqueue.js';
import { findStories, findStoriesJob } from './find-stories.js';
import { renderStoryJob } from './render-story.js';
import type { StoriesProgram } from './stories-program.js';

/** The first picture comes first: nothing is looked for while the services start. */
const AFTER_START_MS = 5_000;

/** Makes the demo videos that are missing while everything already runs. */
export function createDemoStories(ctx: Context, program: StoriesProgram): Area {
  const { mediaDir } = ctx.config;
  return {
    name: 'demo stories',
    jobs: [findStoriesJob(mediaDir, program), renderStoryJob(mediaDir, program)],
    start: () =>
      command(ctx, SYSTEM, {
        lock: nothing,
        authorise: () => {},
        change: async (tx) => {
          await enqueue(tx, findStories, {}, { key: 'all', dueAt: new Date(Date.now() + AFTER_START_MS) });
          return { audit: 'not audited', result: undefined };
        },
      }),
  };
}
