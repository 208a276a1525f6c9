/** Now, in ms since the epoch with fractions: the same clock in every page of one machine. */
export function epochNow(): number {
  return performance.timeOrigin + performance.now();
}

/** Resolves with the moment at which the element presents its first decoded frame from now on, ms since the epoch. */
export function firstFrame(video: HTMLVideoElement): Promise<number> {
  return new Promise((resolve) => video.requestVideoFrameCallback(() => resolve(epochNow())));
}
