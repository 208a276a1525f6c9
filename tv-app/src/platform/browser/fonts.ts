import { backoffMs } from '@falink/client';
import boot400 from '../../../.assets/fonts/boot-400.woff2?url';
import boot700 from '../../../.assets/fonts/boot-700.woff2?url';
import full400 from '../../../.assets/fonts/full-400.woff2?url';
import full700 from '../../../.assets/fonts/full-700.woff2?url';
import rare400 from '../../../.assets/fonts/rare-400.woff2?url';

const FAMILY = 'FaLink';
/** The start does not wait longer than this for letters: the box's own font will do until they come. */
const BOOT_PATIENCE_MS = 1_500;
/** The full font waits so long, so that it does not compete with the first pages for the line. */
const FULL_DELAY_MS = 2_500;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 300_000;

async function load(url: string, weight: string): Promise<boolean> {
  try {
    const face = new FontFace(FAMILY, `url(${url}) format("woff2")`, { weight });
    await face.load();
    document.fonts.add(face);
    return true;
  } catch {
    return false;
  }
}

/** Loads the boot letters; resolves when they are there or the time is up. `late` is called when they arrive after that. */
export async function loadBootFont(late: () => void): Promise<void> {
  let waited = false;
  const both = Promise.all([load(boot400, '400'), load(boot700, '700')]).then((loaded) => {
    if (waited && loaded.some(Boolean)) late();
  });
  await Promise.race([both, new Promise<void>((resolve) => window.setTimeout(resolve, BOOT_PATIENCE_MS))]);
  waited = true;
}

/** Loads the full set of characters, and after it the rare ones; `arrived` is called after each. Retried until it is there. */
export function loadFullFont(arrived: () => void): void {
  window.setTimeout(() => {
    keepLoading(full700, '700', arrived);
    keepLoading(full400, '400', () => {
      arrived();
      // Only names have these; no page waits for them.
      keepLoading(rare400, '400', arrived);
    });
  }, FULL_DELAY_MS);
}

/** The page stays up for weeks: one lost request must not leave names without letters for so long. */
function keepLoading(url: string, weight: string, arrived: () => void, attempt = 1): void {
  void load(url, weight).then((loaded) => {
    if (loaded) return arrived();
    const ms = backoffMs(attempt, FIRST_RETRY_MS, LONGEST_RETRY_MS, Math.random);
    window.setTimeout(() => keepLoading(url, weight, arrived, attempt + 1), ms);
  });
}
