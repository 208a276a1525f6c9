import type { Translated } from '../translated.js';
import type { callIncoming as zh } from '../zh-CN/call-incoming.js';

export const callIncoming: Translated<typeof zh> = {
  'incoming.title': '{name} is calling you',
  'incoming.line': 'Camera and microphone stay off until you answer.',
  'incoming.answering': 'Connecting, one moment.',
  'incoming.unreachable': 'No connection. Please press again.',
  'incoming.video': 'Answer with picture',
  'incoming.videoLine': 'Camera and microphone on',
  'incoming.soundOnly': 'Answer with sound only',
  'incoming.soundLine': 'Microphone on, camera off',
  'incoming.sound': 'Answer',
  'incoming.noCameraLine': 'No camera here: sound only. A phone can be the camera later',
  'incoming.noPictureLine': 'This TV can use sound only: the camera stays off',
  'incoming.notNow': 'Not now',
  'incoming.notNowLine': 'Do not answer; the caller will know',
  'incoming.noMicrophone': 'No microphone found: then speak by phone, scan a code',
  'incoming.unsupported': 'This TV cannot make calls. Please dial 12348.',
  'incoming.again': 'Check again',
  'incoming.decline': 'Do not answer',
  'incoming.hangUp': 'Hang up',
};
