import { type BodyLook, body, type Outfit } from './body.js';
import { type Age, face, type Mouth, type Sex } from './face.js';
import { type HairStyle, hairBack, hairFront } from './hair.js';
import { type ClothColour, HAIRC, type HairColour, type SkinTone } from './palette.js';

/** What makes somebody the same person in every scene. */
export type Looks = {
  sex: Sex;
  age: Age;
  hair: HairStyle;
  hairColour: HairColour;
  skin: SkinTone;
  outfit: Outfit;
  cloth: ClothColour;
  accent: string;
  glasses: boolean | string;
  stubble: boolean;
};

/** How they are just now. */
export type Pose = {
  x: number;
  y: number;
  scale: number;
  mouth: Mouth;
  eyes: 'open' | 'closed';
  look: number;
  lookup: number;
  /** Degrees the head leans. */
  tilt: number;
  flip: boolean;
};

/** A person from the chest up; the origin is the middle of the face, which is 110 × scale wide. */
export function person(looks: Looks, pose: Pose): string {
  const tones = HAIRC[looks.hairColour];
  const brow = looks.hairColour === 'grey' || looks.hairColour === 'white' ? '#8B8D94' : tones[1];
  const dressed: BodyLook = looks;
  const head = `<g transform="rotate(${pose.tilt},0,60) translate(0,-4) scale(1.1)">`;
  return (
    `<g transform="translate(${pose.x},${pose.y}) scale(${pose.flip ? -pose.scale : pose.scale},${pose.scale})">` +
    `${head}${hairBack(looks.hair, tones)}</g>` +
    `<g transform="translate(0,-15)">${body(dressed)}</g>` +
    `${head}${face({ ...looks, ...pose, brow })}${hairFront(looks.hair, tones)}</g></g>`
  );
}
