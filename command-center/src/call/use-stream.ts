import { type RefObject, useEffect } from 'react';

/**
 * Plays a stream in a video element for as long as both are there. An element that is gone lets go of the stream:
 * otherwise it keeps its decoder, and its share of every frame of the camera, until the page is closed.
 */
export function useStream(ref: RefObject<HTMLVideoElement | null>, stream: MediaStream): void {
  useEffect(() => {
    const video = ref.current;
    if (!video) return undefined;
    video.srcObject = stream;
    void video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [ref, stream]);
}
