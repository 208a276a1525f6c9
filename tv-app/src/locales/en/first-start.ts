import type { Translated } from '../translated.js';
import type { firstStart as zh } from '../zh-CN/first-start.js';

/** The first start, and its last page. */
export const firstStart: Translated<typeof zh> = {
  'first.progress': 'Step {step} of {count}',
  'first.later': 'Later',
  'ready.title': 'All done. Try the red key',
  'ready.line': 'The red key calls a lawyer. Press it now:\nthis once it calls nobody.',
  'ready.triedTitle': 'Yes, that is the key',
  'ready.triedLine': 'Press it whenever you need a lawyer, who then comes to the television. It is free.',
  'ready.try': 'Try it',
  'ready.home': 'Start',
  'ready.later': 'Start without trying',
};
