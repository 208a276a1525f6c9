import { z } from 'zod';
import { enqueue } from '../../../kernel/jobs/enqueue.js';
import { type Job, job, jobKind } from '../../../kernel/jobs/job.js';
import { parsed, renderStory } from './render-story.js';
import { runStories, type StoriesProgram } from './stories-program.js';

/** Finds the renditions that are missing, and asks for each. */
export const findStories = jobKind({
  name: 'stories.find',
  title: { zh: '查找还没做的演示视频', en: 'Find the demo videos that are missing' },
  payload: z.object({}),
  subject: () => ({ zh: '演示视频', en: 'Demo videos' }),
  maxAttempts: 3,
  repeatable: true,
  droppable: true,
});

export function findStoriesJob(mediaDir: string, program: StoriesProgram): Job {
  return job(findStories, async ({ signal }) => {
    const missing: z.infer<typeof renderStory.payload>[] = [];
    await runStories(program, ['--out', mediaDir, '--missing'], {
      signal,
      onLine: (line) => {
        const one = renderStory.payload.safeParse(parsed(line));
        if (one.success) missing.push(one.data);
      },
    });
    return async (tx) => {
      // The cheapest first, as the program lists them.
      for (const [priority, one] of missing.entries()) {
        await enqueue(tx, renderStory, one, { key: `${one.story} ${one.rendition}`, priority });
      }
      return { audit: 'not audited', result: undefined };
    };
  });
}
