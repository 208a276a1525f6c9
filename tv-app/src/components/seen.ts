import type { CameraView } from '../scene/cameraView.js';
import type { Kit } from './Kit.js';
import type { Node } from './node.js';
import { plate } from './parts.js';

/** What a page says of a camera that is on, in few words; null: it is off. */
export function seenWords(kit: Pick<Kit, 't'>, view: CameraView): string | null {
  return view === 'off' ? null : kit.t(`seen.${view}`);
}

/** The sign of a camera that is on, with its right end at a place of the page; nothing while it is off. */
export function seenSign(kit: Kit, view: CameraView, at: { right: number; y: number }): { readonly Seen?: Node } {
  const text = seenWords(kit, view);
  if (text === null) return {};
  return { Seen: plate(kit, { x: at.right, y: at.y, text, icon: 'cam', isRight: true }) };
}
