import type { Translated } from '../translated.js';
import type { companion as chinese } from '../zh-CN/companion.js';

export const companion: Translated<typeof chinese> = {
  'companion.offer': 'Use a phone as camera',
  'companion.offerVoice': 'Speak and be seen by phone',
  'companion.offerLine': 'Scan a code, keep your place',
  'companion.using': 'A phone is the camera',
  'companion.usingLine': 'Move the sound, or stop',
  'companion.scan': 'Scan with a phone',
  'companion.step1': 'Scan the code with your phone',
  'companion.step2': 'On the phone, allow the camera',
  'companion.step3': 'Stand it by the TV, facing you',
  'companion.waits': 'You keep your place in the queue',
  'companion.fetching': 'Preparing the code',
  'companion.failed': 'The code cannot be fetched yet, trying again',
  'companion.opened': 'The phone is here: allow the camera on it',
  'companion.present': '{Who} sees and hears you by the phone',
  'companion.look': 'Look at the phone',
  'companion.away': 'The phone has gone, scan again to go on',
  'companion.soundHere': 'Sound from the TV',
  'companion.soundPhone': 'Sound from the phone',
  'companion.stop': 'Stop using the phone',
  'companion.back': 'Done, go back',
  'companion.why': 'Use the phone itself',
};
