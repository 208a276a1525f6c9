import type { Page } from 'playwright-core';
import { until, WAIT_MS } from './until.js';

export interface VideoState {
  /** The element's id, or its first class. */
  readonly id: string;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  readonly currentTime: number;
  readonly live: boolean;
  /** Standard deviation of the luminance of the shown frame: a black or plain picture is near zero. */
  readonly contrast: number;
}

/** Every video element that is in the page, by what it has really decoded and shows. */
export async function videos(page: Page): Promise<VideoState[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('video')].map((video) => {
      const canvas = document.createElement('canvas');
      canvas.width = 32;
      canvas.height = 18;
      const context = canvas.getContext('2d');
      let contrast = 0;
      if (context && video.videoWidth > 0) {
        context.drawImage(video, 0, 0, 32, 18);
        const { data } = context.getImageData(0, 0, 32, 18);
        const light = Array.from(
          { length: 32 * 18 },
          (_, i) => (data[i * 4] ?? 0) * 0.3 + (data[i * 4 + 1] ?? 0) * 0.6 + (data[i * 4 + 2] ?? 0) * 0.1,
        );
        const mean = light.reduce((a, b) => a + b, 0) / light.length;
        contrast = Math.sqrt(light.reduce((a, b) => a + (b - mean) ** 2, 0) / light.length);
      }
      return {
        id: video.id || (video.dataset.testid ?? ''),
        frames: video.getVideoPlaybackQuality().totalVideoFrames,
        width: video.videoWidth,
        height: video.videoHeight,
        currentTime: video.currentTime,
        live: video.srcObject !== null,
        contrast,
      };
    }),
  );
}

/** Waits until the video with this id decodes at least `frames` more frames of a picture that is not plain. */
export async function untilMoving(page: Page, id: string, frames = 10, timeoutMs = WAIT_MS): Promise<VideoState> {
  const find = async () => (await videos(page)).find((video) => video.id === id);
  const first = await until(
    `a picture in #${id}`,
    find,
    (v) => v !== undefined && v.frames > 0 && v.width > 0,
    timeoutMs,
  );
  const start = first?.frames ?? 0;
  const last = await until(
    `${frames} more frames in #${id}`,
    find,
    (v) => v !== undefined && v.frames >= start + frames && v.contrast > 5,
    timeoutMs,
  );
  if (!last) throw new Error(`#${id} is gone`);
  return last;
}

/** Sum of the audio energy that this page has received over WebRTC (RTCInboundRtpStreamStats.totalAudioEnergy). */
export async function audioLevelOf(page: Page, id: string): Promise<number> {
  return page.evaluate(async (elementId) => {
    const video = document.querySelector<HTMLMediaElement>(`#${elementId}, video[data-testid="${elementId}"]`);
    const stream = video?.srcObject;
    if (!(stream instanceof MediaStream)) return 0;
    const track = stream.getAudioTracks()[0];
    if (!track) return 0;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let energy = 0;
    // Chromium's fake microphone beeps once a second.
    const end = performance.now() + 2_500;
    while (performance.now() < end) {
      analyser.getFloatTimeDomainData(samples);
      energy = Math.max(energy, ...samples.map(Math.abs));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await context.close();
    return energy;
  }, id);
}
