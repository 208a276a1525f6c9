import type { KeptSounds } from '../Platform.js';

const CACHE = 'falink-voice';
const addressOf = (name: string): string => `/voice-bundles/${name}`;

/** Bundles of fixed sentences in the browser's cache; a box that refuses it fetches them with each start. */
export class BrowserKeptSounds implements KeptSounds {
  async find(name: string): Promise<Blob | null> {
    try {
      const kept = await (await caches.open(CACHE)).match(addressOf(name));
      return kept ? await kept.blob() : null;
    } catch {
      return null;
    }
  }

  async keep(name: string, bundle: Blob): Promise<void> {
    try {
      const cache = await caches.open(CACHE);
      const [language = ''] = name.split('/');
      for (const { url } of await cache.keys()) {
        if (new URL(url).pathname.startsWith(`${addressOf(language)}/`)) await cache.delete(url);
      }
      await cache.put(addressOf(name), new Response(bundle));
    } catch {
      // Fetched again with the next start.
    }
  }
}
