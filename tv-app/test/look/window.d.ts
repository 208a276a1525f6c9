import type { LocalScene } from '../../src/scene/PageScene.js';

declare global {
  interface Window {
    tv?: { scene(): LocalScene; textureBytes?(): number; takesDigits?(): boolean };
    /** What {@link drawn} saw last, and since when. */
    shown?: { readonly state: string; readonly since: number } | undefined;
  }
}
