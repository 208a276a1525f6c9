type Player = Pick<HTMLVideoElement, 'play' | 'muted' | 'paused'>;
/** Where, and which event, may allow sound: a key; the camera's picture, because a page that captures may play. */
export type SoundCue = readonly [Pick<EventTarget, 'addEventListener' | 'removeEventListener'>, string];

/**
 * Plays, silently where the browser allows no sound before a key is pressed: better silent than black. The next cue
 * brings the sound.
 *
 * @throws DOMException when it cannot be played at all
 */
export async function playAllowed(video: Player, cues: readonly SoundCue[]): Promise<void> {
  try {
    await video.play();
  } catch (error) {
    if (video.muted || !(error instanceof DOMException) || error.name !== 'NotAllowedError') throw error;
    video.muted = true;
    const unmute = () => {
      for (const [target, event] of cues) target.removeEventListener(event, unmute);
      const isPlaying = !video.paused;
      video.muted = false;
      // Back is no key to browsers: the picture would stop instead, so that the sound waits for another cue.
      if (isPlaying) playAllowed(video, cues).catch(() => undefined);
    };
    for (const [target, event] of cues) target.addEventListener(event, unmute);
    await video.play();
  }
}
