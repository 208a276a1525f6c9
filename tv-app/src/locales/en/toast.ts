import type { Translated } from '../translated.js';
import type { toast as zh } from '../zh-CN/toast.js';

export const toast: Translated<typeof zh> = {
  'toast.callOver': 'The call is over',
  'toast.connectionLost': 'The line was down for too long and the call ended. You can call again.',
  'toast.failed': 'The call did not connect. You can call again.',
  'toast.leftQueue': 'You have left the queue',
  'toast.returned': 'The call is back on the phone. Go on there.',
  'toast.backToLive': 'Back to live',
  'toast.noLocalMedia': 'Calls of Firefox on this same machine get no sound or picture: use Chrome or Edge',
  'toast.callOff': 'This television makes no video calls. For legal questions call 12348',
  'toast.ringDeclined': 'The caller knows that you cannot talk now',
  'toast.ringCancelled': 'The caller has hung up',
  'toast.ringMissed': 'You missed a call just now',
  'toast.volume': 'Volume {level}',
};
