import { type CommandKind, DONE, type OrderOf } from '../kind.js';

const RING_MS = 30_000;
const NOTICE_MS = 10_000;
const CHIME_EVERY_MS = 2_000;

/** Rings and shows who calls. OK makes an ordinary call to that agent; no camera is opened before (SPEC K6). */
export const ring: CommandKind<OrderOf<'ring'>> = {
  waitsForCall: false,
  run: async ({ offer, parts: { prompts, platform, isInCall, answerRing }, signal }) => {
    if (isInCall()) return { state: 'refused', reason: 'in_call' };
    const { name = '', title = '' } = offer.caller ?? {};
    const isNotice = offer.consent === 'notice';
    platform.sound.chime();
    const quiet = platform.clock.every(CHIME_EVERY_MS, () => platform.sound.chime());
    const prompt = { kind: 'ring', name, title, isNotice } as const;
    const answer = await prompts.ask(prompt, isNotice ? NOTICE_MS : RING_MS, signal).finally(quiet);
    if (answer === 'stopped') return { state: 'cancelled' };
    if (answer === 'back') return { state: 'refused', reason: 'declined' };
    if (answer === 'time' && !isNotice) return { state: 'refused', reason: 'no_answer' };
    if (isInCall()) return { state: 'refused', reason: 'in_call' };
    answerRing(offer.id);
    return DONE;
  },
};
