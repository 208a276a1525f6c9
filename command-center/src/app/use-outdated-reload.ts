import { useEffect, useState } from 'react';
import { useLink } from '../api/services.js';
import { OutdatedReload } from './outdated-reload.js';

const CHECK_EVERY_MS = 5_000;
const TOUCHES = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Loads this window again when it is older than its service. @param isBusy whether a call would be lost by it */
export function useOutdatedReload(isBusy: () => boolean): void {
  const link = useLink();
  const [reload] = useState(
    () => new OutdatedReload({ isBusy, storage: sessionStorage, now: Date.now, reload: () => location.reload() }),
  );
  useEffect(() => {
    const touched = (): void => reload.touched();
    for (const name of TOUCHES) addEventListener(name, touched, { passive: true });
    return () => {
      for (const name of TOUCHES) removeEventListener(name, touched);
    };
  }, [reload]);
  useEffect(() => {
    if (link !== 'outdated') return;
    const timer = setInterval(() => reload.outdated(), CHECK_EVERY_MS);
    return () => clearInterval(timer);
  }, [link, reload]);
  useEffect(() => {
    // Vite's notice of a part that could not be loaded. Without a connection a reload would lose the page as well.
    if (link === 'reconnecting') return;
    const lost = (): void => reload.partLost();
    addEventListener('vite:preloadError', lost);
    return () => removeEventListener('vite:preloadError', lost);
  }, [link, reload]);
}
