type Player = Pick<HTMLVideoElement, 'play' | 'muted' | 'paused'>;
type Keys = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/**
 * Plays, silently where the browser allows no sound before a key is pressed: better silent than black. The next key
 * brings the sound.
 *
 * @throws DOMException when it cannot be played at all
 */
export async function playAllowed(video: Player, keys: Keys): Promise<void> {
  try {
    await video.play();
  } catch (error) {
    if (video.muted || !(error instanceof DOMException) || error.name !== 'NotAllowedError') throw error;
    video.muted = true;
    const unmute = () => {
      keys.removeEventListener('keydown', unmute);
      const isPlaying = !video.paused;
      video.muted = false;
      // Back is no key to browsers: the picture would stop instead, so that the sound waits for another one.
      if (isPlaying) playAllowed(video, keys).catch(() => undefined);
    };
    keys.addEventListener('keydown', unmute);
    await video.play();
  }
}
