import type { Translated } from '../translated.js';
import type { callActive as zh } from '../zh-CN/call-active.js';

export const callActive: Translated<typeof zh> = {
  'active.connecting': 'Connecting',
  'active.connectingLine': 'You will see the lawyer in a moment',
  'active.title': 'Call with {name}',
  'active.good': 'good line',
  'active.poor': 'poor line',
  'active.reconnecting': 'The line broke, restoring it',
  'active.poorCaption': 'Poor line, the picture may stop',
  'active.remoteMuted': 'The other side is muted',
  'active.remoteGone': 'The other side is disconnected, waiting',
  'active.remoteLimited': 'Slow line: sound only for now, the picture comes back',
  'active.sendingLimited': 'Slow line: your picture pauses, your voice goes on',
  'active.remoteCameraOff': 'Their camera is off, you can hear them',
  'active.selfMuted': 'You are muted, the lawyer cannot hear you',
  'active.held': 'The lawyer asks you to wait a moment',
  'active.notRecorded': 'Not recorded',
  'active.mute': 'Mute',
  'active.unmute': 'Unmute',
  'active.camOff': 'Camera off',
  'active.camOn': 'Camera on',
  'active.hangUp': 'Hang up',
  'active.officer': 'Legal aid centre',
  'hangUp.title': 'Hang up?',
  'hangUp.stay': 'Keep talking',
  'hangUp.go': 'Hang up',
};
