import type { Translate } from '../locales/index.js';
import type { CallMediaState } from '../platform/CallMedia.js';

/** How a call from a browser comes to this television, step by step. */
export const handoverSteps = (t: Translate): readonly string[] => [
  t('handover.step1'),
  t('handover.step2'),
  t('handover.step3'),
];

/** `123456` as people read it to each other. */
export const groupedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** What sends picture and sound of a call that this television only shows, in one sentence. */
export const senderLine = ({ phone }: CallMediaState, t: Translate): string =>
  t(phone.present ? 'handover.sends' : 'handover.away');
