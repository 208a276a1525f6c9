import { settled } from '../FakeClock.js';
import { playAllowed } from './playAllowed.js';

/** A video of a browser that plays sound only after a key that counts. */
class StrictVideo {
  paused = true;
  activated = false;
  broken = false;
  #muted = false;
  get muted(): boolean {
    return this.#muted;
  }
  set muted(muted: boolean) {
    this.#muted = muted;
    if (!muted && !this.activated) this.paused = true;
  }
  async play(): Promise<void> {
    if (this.broken) throw new DOMException('', 'NotSupportedError');
    if (!this.muted && !this.activated) throw new DOMException('', 'NotAllowedError');
    this.paused = false;
  }
}

const keys = new EventTarget();
const camera = new EventTarget();
const CUES = [
  [keys, 'keydown'],
  [camera, 'playing'],
] as const;
const press = async () => {
  keys.dispatchEvent(new Event('keydown'));
  await settled();
};

test('plays with sound where it is allowed', async () => {
  const video = new StrictVideo();
  video.activated = true;
  await playAllowed(video, CUES);
  expect([video.paused, video.muted]).toEqual([false, false]);
});

test('plays silently before a key is pressed, and with sound after it', async () => {
  const video = new StrictVideo();
  await playAllowed(video, CUES);
  expect([video.paused, video.muted]).toEqual([false, true]);
  video.activated = true;
  await press();
  expect([video.paused, video.muted]).toEqual([false, false]);
});

test('goes on silently after a key that does not count for the browser', async () => {
  const video = new StrictVideo();
  await playAllowed(video, CUES);
  await press();
  expect([video.paused, video.muted]).toEqual([false, true]);
  video.activated = true;
  await press();
  expect([video.paused, video.muted]).toEqual([false, false]);
});

test('is heard without a key once the camera is on, where the browser allows that', async () => {
  const video = new StrictVideo();
  await playAllowed(video, CUES);
  video.activated = true;
  camera.dispatchEvent(new Event('playing'));
  await settled();
  expect([video.paused, video.muted]).toEqual([false, false]);
});

test('what was paused in the meantime stays paused', async () => {
  const video = new StrictVideo();
  await playAllowed(video, CUES);
  video.paused = true;
  video.activated = true;
  await press();
  expect([video.paused, video.muted]).toEqual([true, false]);
});

test('says when it cannot be played at all', async () => {
  const video = new StrictVideo();
  video.broken = true;
  await expect(playAllowed(video, CUES)).rejects.toMatchObject({ name: 'NotSupportedError' });
});
