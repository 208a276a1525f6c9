import type { Goodbye } from '@falink/protocol';

const EVERY_MS = 5_000;
/** As long as the service shows one. */
const TIMES = 120;

/**
 * Asks for what the lawyer writes down until it is confirmed, for ten minutes.
 *
 * @param changed it was begun, or confirmed
 * @returns a function that ends it
 */
export function pollSummary(ask: () => Promise<Goodbye>, changed: (goodbye: Goodbye) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: Goodbye['state'] = 'none';
  let left = TIMES;
  const poll = async (): Promise<void> => {
    const goodbye = await ask().catch(() => null);
    if (left <= 0) return;
    left -= 1;
    if (goodbye && goodbye.state !== shown) {
      shown = goodbye.state;
      changed(goodbye);
    }
    if (shown !== 'confirmed') timer = setTimeout(() => void poll(), EVERY_MS);
  };
  void poll();
  return () => {
    left = 0;
    clearTimeout(timer);
  };
}
