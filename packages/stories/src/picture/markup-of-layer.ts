import { withFreshIds } from '../art/markup.js';
import { type Pose, person } from '../art/person.js';
import type { Layer, PersonLayer, Story } from '../script/story.js';

/** The picture's own units: every drawing is 1600 × 900. */
export const PICTURE = { width: 1600, height: 900 } as const;

/** One face of a person layer. */
export type FaceState = Pick<Pose, 'mouth' | 'eyes'>;

function document(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PICTURE.width} ${PICTURE.height}" width="${PICTURE.width}" height="${PICTURE.height}">${content}</svg>`;
}

function drawPerson(story: Story, layer: PersonLayer, state: FaceState): string {
  const usual = story.cast[layer.who];
  if (!usual) throw new RangeError(`${story.id}: nobody called ${layer.who} in the cast`);
  const drawn = person(
    { ...usual, ...layer.wears },
    { look: 0, lookup: 0, tilt: 0, flip: false, ...layer.pose, ...state },
  );
  if (!layer.within) return drawn;
  const { x, y, w, h, rx } = layer.within;
  return `<clipPath id="screen"><rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${rx}"/></clipPath><g clip-path="url(#screen)">${drawn}</g>`;
}

/** A layer as an SVG document; a drawing ignores the face. */
export function markupOfLayer(story: Story, layer: Layer, state: FaceState): string {
  return document(withFreshIds(() => (layer.kind === 'drawing' ? layer.draw() : drawPerson(story, layer, state))));
}

/** Words over the picture as an SVG document. */
export function markupOfOverlay(draw: () => string): string {
  return document(withFreshIds(draw));
}
