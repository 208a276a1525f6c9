import type { Network } from '../Platform.js';

/** What the browser reports about the cable or the radio; the session finds out whether the service answers. */
export class BrowserNetwork implements Network {
  get online(): boolean {
    return navigator.onLine;
  }
  onChange(listener: (online: boolean) => void): () => void {
    const up = () => listener(true);
    const down = () => listener(false);
    window.addEventListener('online', up);
    window.addEventListener('offline', down);
    return () => {
      window.removeEventListener('online', up);
      window.removeEventListener('offline', down);
    };
  }
}
