import type { Goodbye } from '@falink/protocol';
import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { monthDay } from '../../scene/words.js';

/** The day of the next step, in words. */
export function nextStep({ nextOn }: Goodbye, t: Translate): string | null {
  return nextOn === null ? null : t('goodbye.next', monthDay(nextOn));
}

/** How the summary is taken along. */
export function takeAlong({ url }: Goodbye, t: Translate): { title: string; line: string } {
  return url === null
    ? { title: t('goodbye.taken'), line: t('goodbye.takenLine') }
    : { title: t('goodbye.scan'), line: t('goodbye.scanLine') };
}

/** What the agent wrote down, line by line, for eyes and ears. */
export function goodbyeScene(goodbye: Goodbye, t: Translate): PageScene {
  const next = nextStep(goodbye, t);
  const { title, line } = takeAlong(goodbye, t);
  return {
    page: 'call-rating',
    title: t('goodbye.title'),
    lines: [...goodbye.lines, ...(next === null ? [] : [next]), title, line],
    choices: [{ id: 'done', label: t('rating.done'), digit: 1 }],
    hints: [{ key: 'digit0', label: t('hint.again') }],
    firstFocus: 'done',
  };
}
