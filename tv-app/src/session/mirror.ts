import { type Scene, withheldScene } from '@falink/protocol';
import type { LocalScene } from '../scene/PageScene.js';
import { PAGE_TRAITS } from './pageTraits.js';

const PRIVATE: ReadonlySet<string> = new Set(
  Object.entries(PAGE_TRAITS).flatMap(([page, traits]) => (traits.private ? [page] : [])),
);

/**
 * What leaves the television of what it shows: of a private page nothing but its name (SPEC C13), of a QR code what it is
 * for, and never what it says.
 */
export function mirrorOf({ qr, ...scene }: LocalScene): Scene {
  if (PRIVATE.has(scene.page)) return withheldScene(scene);
  return qr ? { ...scene, qr: { purpose: qr.purpose } } : scene;
}
