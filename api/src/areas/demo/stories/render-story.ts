import { TextSchema } from '@falink/protocol';
import { z } from 'zod';
import { type Job, job, jobKind } from '../../../kernel/jobs/job.js';
import { runStories, type StoriesProgram } from './stories-program.js';

const IdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** One rendition of one demo video. What is finished stays in the folder whole, so it may be attempted at any time. */
export const renderStory = jobKind({
  name: 'stories.render',
  title: { zh: '制作演示视频', en: 'Make a demo video' },
  payload: z.object({ story: IdSchema, rendition: IdSchema, title: TextSchema }),
  subject: ({ title, rendition }) => ({ zh: `${title.zh} · ${rendition}`, en: `${title.en} · ${rendition}` }),
  maxAttempts: 3,
  // Drawing takes a whole processor core.
  queue: { name: 'stories' },
  repeatable: true,
  droppable: true,
});

/** A line of the program with `--json`. */
const StepSchema = z.object({
  part: z.string(),
  /** 0 to 100 of all that was asked for. */
  overall: z.number(),
});

const SAY_EVERY_PERCENT = 10;
const BAR = 24;

export function renderStoryJob(mediaDir: string, program: StoriesProgram): Job {
  return job(renderStory, async ({ payload: { story, rendition, title }, signal, progress }) => {
    const began = performance.now();
    let said = 0;
    const tell = (percent: number): void => {
      if (percent < 100 && percent - said < SAY_EVERY_PERCENT) return;
      said = percent;
      const filled = Math.round((percent / 100) * BAR);
      const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      program.say(`${title.zh} ${rendition.padEnd(5)} ${bar} ${String(percent).padStart(3)}% ${seconds.padStart(6)} s`);
    };
    await runStories(program, ['--out', mediaDir, '--story', story, '--rendition', rendition, '--json'], {
      signal,
      onLine: (line) => {
        const step = StepSchema.safeParse(parsed(line));
        if (!step.success) return;
        const { part, overall } = step.data;
        progress(overall / 100, part === rendition ? DRAWING : PREPARING);
        if (overall < 100) tell(overall);
      },
    });
    tell(100);
    // The files are the effect; the media library scans for them.
    return null;
  });
}

const DRAWING = { zh: '正在绘制和编码', en: 'Drawing and encoding' };
const PREPARING = { zh: '正在配音和写字幕', en: 'Speaking and writing subtitles' };

/** The value of a line of JSON; null for any other line. */
export function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
