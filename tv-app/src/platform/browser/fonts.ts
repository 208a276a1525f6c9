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

/** Loads the full set of characters, and after it the rare ones; `arrived` is called after each. */
export function loadFullFont(arrived: () => void): void {
  window.setTimeout(() => {
    void Promise.all([load(full400, '400'), load(full700, '700')])
      .then((loaded) => {
        if (loaded.some(Boolean)) arrived();
        // Only names have these; no page waits for them.
        return load(rare400, '400');
      })
      .then((loaded) => {
        if (loaded) arrived();
      });
  }, FULL_DELAY_MS);
}
