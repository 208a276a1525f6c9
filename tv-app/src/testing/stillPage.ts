import { largestStill } from '../platform/browser/largestStill.js';

// The page of `largest-still.browser.test.ts`: a camera as a call opens it.
const video = document.createElement('video');
let track: MediaStreamTrack | undefined;

/** What the test calls in its page. */
const page = {
  open: async () => {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: {
        width: { ideal: 1280, max: 1920 },
        height: { ideal: 720, max: 1080 },
        frameRate: { ideal: 30, max: 30 },
      },
    });
    [track] = stream.getVideoTracks();
    video.muted = true;
    video.srcObject = stream;
    document.body.append(video);
    await video.play();
  },
  still: async () => {
    const still = await largestStill(video);
    return still && { ...still, type: still.blob.type, bytes: still.blob.size };
  },
  track: () => ({ state: track?.readyState ?? 'none', width: track?.getSettings().width }),
  /** The person switches the camera off. */
  mute: (): void => {
    if (track) track.enabled = false;
  },
};
Object.assign(window, { stillPage: page });
