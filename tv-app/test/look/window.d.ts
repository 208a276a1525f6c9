import type { QrPurpose, Scene } from '@falink/protocol';

type LocalScene = Omit<Scene, 'qr'> & { readonly qr?: { readonly purpose: QrPurpose; readonly url: string } };

declare global {
  interface Window {
    tv?: { scene(): LocalScene; textureBytes?(): number; takesDigits?(digit?: number): boolean };
    /** What {@link drawn} saw last, and since when. */
    shown?: { readonly state: string; readonly since: number } | undefined;
  }
}
