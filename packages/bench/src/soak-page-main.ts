import { CallSession } from '@falink/call-client';
import type { RoomAccess } from '@falink/protocol';

/** One side of a call between two browsers, and how long its picture ever stood still. */
const video = document.createElement('video');
video.autoplay = true;
video.playsInline = true;
// What is drawn is composed in software.
video.width = 160;
document.body.append(video);

let session: CallSession | undefined;
let frames = 0;
let lastAt: number | undefined;
let longestMs = 0;
let ended: string | undefined;

function onFrame(now: number): void {
  if (lastAt !== undefined) longestMs = Math.max(longestMs, now - lastAt);
  lastAt = now;
  frames += 1;
  video.requestVideoFrameCallback(onFrame);
}

const bench = {
  warm: async (access: RoomAccess): Promise<void> => {
    session = new CallSession({ onNeedAccess: () => Promise.reject(new Error('no other access')) });
    session.on('ended', ({ reason }) => {
      ended = reason;
    });
    video.srcObject = session.remoteStream;
    video.requestVideoFrameCallback(onFrame);
    await session.warm(access, { media: { microphone: true, camera: true }, idle: false });
  },
  activate: async (token: string): Promise<void> => session?.activate(token),
  /** From now on standing still counts. */
  watch: (): void => {
    longestMs = 0;
    lastAt = performance.now();
  },
  /** A picture that has not come since counts as well. */
  picture: () => ({ frames, ended, longestMs: Math.max(longestMs, performance.now() - (lastAt ?? performance.now())) }),
  hangUp: (): void => session?.hangUp(),
};
export type SoakBench = typeof bench;
Object.assign(globalThis, { bench });
