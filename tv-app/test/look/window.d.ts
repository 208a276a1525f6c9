import type { Scene } from '@falink/protocol';

declare global {
  interface Window {
    tv?: { scene(): Scene; textureBytes?(): number; takesDigits?(): boolean };
    /** What {@link drawn} saw last, and since when. */
    shown?: { readonly state: string; readonly since: number } | undefined;
  }
}
