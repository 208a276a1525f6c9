import type { Translated } from '../translated.js';
import type { deviceCheck as zh } from '../zh-CN/device-check.js';

export const deviceCheck: Translated<typeof zh> = {
  'check.title': 'Camera and microphone',
  'check.again': 'Try again',
  'check.done': 'Done',
  'check.camGood': 'The camera works',
  'check.camGoodLine': 'You can see yourself',
  'check.camBad': 'No picture',
  'check.micGood': 'The microphone works',
  'check.micBad': 'No sound comes in',
  'check.plug': 'Plug the camera in and try again. Without one you can still call by sound.',
  'check.noLocalMedia':
    'This is Firefox on the same machine: calls would have no sound or picture. Use Chrome or Edge.',
  'check.refused': 'The browser does not allow it. Ask the staff to allow it in its settings.',
};
