import Hls from 'hls.js';
import { epochNow, firstFrame } from './pages/first-frame.js';

export interface BareHlsBench {
  /** Plays a playlist in a fresh player and gives the time from opening it to its first decoded frame, ms. */
  play(url: string): Promise<number>;
}

const bench: BareHlsBench = {
  play: async (url) => {
    const video = document.createElement('video');
    video.muted = true;
    // As large as the television shows it.
    video.style.cssText = 'width:100vw;height:100vh';
    document.body.append(video);
    const started = epochNow();
    const shown = firstFrame(video);
    const hls = new Hls();
    hls.on(Hls.Events.MANIFEST_PARSED, () => void video.play());
    hls.loadSource(url);
    hls.attachMedia(video);
    const at = await shown;
    hls.destroy();
    video.remove();
    return at - started;
  },
};
Object.assign(globalThis, { bench });
