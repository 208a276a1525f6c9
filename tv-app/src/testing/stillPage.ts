import { largestStill } from '@falink/client/still';
import { BrowserKeptSounds } from '../platform/browser/BrowserKeptSounds.js';
import { BrowserPlayer } from '../platform/browser/BrowserPlayer.js';

// The page of `largest-still.browser.test.ts`: a camera as a call opens it, and sounds as the service sends them.
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
    const still = await largestStill(video, 656);
    return still && { ...still, type: still.blob.type, bytes: still.blob.size };
  },
  track: () => ({ state: track?.readyState ?? 'none', width: track?.getSettings().width }),
  /** The person switches the camera off. */
  mute: (): void => {
    if (track) track.enabled = false;
  },
  /** Plays a sound, to its end or until it is stopped: the loudest sample that left the element, and where it was. */
  hear: async (sound: string, { volume = 1, stopped = false } = {}) => {
    const bytes = Uint8Array.from(atob(sound), (character) => character.charCodeAt(0));
    const analyser = listenToElements();
    const player = new BrowserPlayer();
    let isOver = false;
    const whole = player.play(new Blob([bytes], { type: 'audio/ogg' }), { rate: 1, volume }).then((isWhole) => {
      isOver = true;
      return isWhole;
    });
    const samples = new Float32Array(2048);
    let peak = 0;
    while (!isOver) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      analyser()?.getFloatTimeDomainData(samples);
      for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
      if (stopped && peak > 0) player.stop();
    }
    return { whole: await whole, peak };
  },
  /** Keeps a bundle. @returns what is found of it and of an earlier revision */
  keep: async (name: string, earlier: string) => {
    const sounds = new BrowserKeptSounds();
    await sounds.keep(earlier, new Blob(['earlier']));
    await sounds.keep(name, new Blob(['sounds']));
    const textOf = async (kept: Blob | null) => (kept ? kept.text() : null);
    return [await textOf(await new BrowserKeptSounds().find(name)), await textOf(await sounds.find(earlier))];
  },
};

/** Measures what each audio element plays from now on. */
function listenToElements(): () => AnalyserNode | undefined {
  const context = new AudioContext();
  let analyser: AnalyserNode | undefined;
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    HTMLMediaElement.prototype.play = play;
    analyser = context.createAnalyser();
    context.createMediaElementSource(this).connect(analyser).connect(context.destination);
    return play.call(this);
  };
  return () => analyser;
}
Object.assign(window, { stillPage: page });
