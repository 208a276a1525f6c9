import { type Scene, withheldScene } from '@falink/protocol';
import { PAGE_TRAITS } from './pageTraits.js';

const PRIVATE: ReadonlySet<string> = new Set(
  Object.entries(PAGE_TRAITS).flatMap(([page, traits]) => (traits.private ? [page] : [])),
);

/** What leaves the television of what it shows: of a private page nothing but its name (SPEC C13). */
export function mirrorOf(scene: Scene): Scene {
  return PRIVATE.has(scene.page) ? withheldScene(scene) : scene;
}
