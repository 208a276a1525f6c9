import type { Translated } from '../translated.js';
import type { handover as zh } from '../zh-CN/handover.js';

export const handover: Translated<typeof zh> = {
  'handover.title': 'Move a call to this TV',
  'handover.step1': 'On the phone, press "Use a television"',
  'handover.step2': 'Type the six digits, or scan the code',
  'handover.step3': 'Watch the TV, and speak to the phone',
  'handover.scan': 'Scan with a phone',
  'handover.films': 'The TV films and records nothing',
  'handover.fetching': 'Preparing digits and code',
  'handover.failed': 'The network seems down, trying again',
  'handover.busy': 'This TV is in a call. Hang up first, then move the other one.',
  'handover.again': 'Try again',
  'handover.back': 'Go back',
  'handover.sends': 'Your phone sends picture and sound',
  'handover.away': 'Open the call on the phone again',
  'handover.soundOnPhone': 'The sound comes from the phone now',
  'handover.noPicture': 'The phone sends no picture',
  'handover.return': 'Back to the phone',
  'handover.returnLine': 'Leave the TV, go on with the phone',
};
