import { oneOf, uid } from './markup.js';
import { SKIN, type SkinTone } from './palette.js';

export type Sex = 'm' | 'f';
export type Age = 'kid' | 'young' | 'mid' | 'old';
export type Mouth = 'smile' | 'grin' | 'talk' | 'calm' | 'worry';

export type FaceLook = {
  skin: SkinTone;
  age: Age;
  sex: Sex;
  mouth: Mouth;
  /** Pupils to the right (positive) or left, in local units. */
  look: number;
  /** Pupils down (positive) or up. */
  lookup: number;
  glasses: boolean | string;
  brow: string;
  eyes: 'open' | 'closed';
  /** An unshaven chin. */
  stubble: boolean;
};

/** A face 100 units wide with the origin in its middle. */
export function face({ skin, age, sex, mouth, look, lookup, glasses, brow, eyes, stubble }: FaceLook): string {
  const [a, b, c, bl] = SKIN[skin];
  const i = uid('f');
  let jaw =
    sex === 'm'
      ? 'M-49,-16 C-52,-78 52,-78 49,-16 C50,22 40,66 0,70 C-40,66 -50,22 -49,-16Z'
      : 'M-48,-16 C-51,-78 51,-78 48,-16 C49,20 32,67 0,69 C-32,67 -49,20 -48,-16Z';
  if (age === 'kid') {
    jaw = 'M-50,-16 C-53,-78 53,-78 50,-16 C52,30 34,62 0,63 C-34,62 -52,30 -50,-16Z';
  }
  let o = `<clipPath id="${i}"><path d="${jaw}"/></clipPath>`;
  // ears
  o += `<ellipse cx="-50" cy="6" rx="9" ry="14" fill="${b}"/><ellipse cx="50" cy="6" rx="9" ry="14" fill="${b}"/>`;
  o += `<ellipse cx="-51" cy="5" rx="8" ry="12.5" fill="${a}"/><path d="M-54,1 C-50,3 -50,8 -52,12" stroke="${c}" stroke-width="2" fill="none" opacity=".6"/>`;
  o += `<path d="${jaw}" fill="${a}"/>`;
  // soft shade on the far side and under the hair
  o += `<g clip-path="url(#${i})"><path d="M16,-80 C46,-60 40,-16 41,2 C42,32 22,52 4,76 L70,76 L70,-80Z" fill="${b}" opacity=".55"/>`;
  o += `<path d="M-60,-80 L60,-80 L60,-36 C30,-52 -30,-48 -60,-22Z" fill="${b}" opacity=".45"/>`;
  o += `<ellipse cx="-30" cy="27" rx="14" ry="9" fill="${bl}" opacity=".38"/><ellipse cx="30" cy="27" rx="14" ry="9" fill="${bl}" opacity=".42"/></g>`;
  if (stubble) {
    o += `<g clip-path="url(#${i})"><path d="M-46,26 C-38,40 -26,34 -18,33 C-8,29 8,29 18,33 C26,34 38,40 46,26 L46,80 L-46,80Z" fill="${brow}" opacity=".2"/></g>`;
  }
  // eyes
  const ew = age !== 'kid' ? 8.6 : 9.4;
  for (const sx of [-1, 1]) {
    const ex = sx * 21;
    if (eyes === 'closed') {
      o += `<path d="M${ex - ew - 2},0 C${ex - 5},7 ${ex + 5},7 ${ex + ew + 2},0" stroke="#33231D" stroke-width="3.2" fill="none" stroke-linecap="round"/>`;
    } else {
      o += `<path d="M${ex - ew - 2},1 C${ex - 5},-8 ${ex + 5},-8 ${ex + ew + 2},1 C${ex + 5},7 ${ex - 5},7 ${ex - ew - 2},1Z" fill="#FFFDF9"/>`;
      o += `<circle cx="${ex + look}" cy="${-0.6 + lookup}" r="5.6" fill="#33231D"/><circle cx="${ex + look + 1.9}" cy="${-2.6 + lookup}" r="1.8" fill="#fff"/>`;
      o += `<path d="M${ex - ew - 2.5},1 C${ex - 5},-8.6 ${ex + 5},-8.6 ${ex + ew + 2.5},1" stroke="#33231D" stroke-width="3" fill="none" stroke-linecap="round"/>`;
    }
    if (sex === 'f') {
      o += `<path d="M${ex + sx * (ew + 2)},0 l${sx * 4},-3" stroke="#33231D" stroke-width="2.6" stroke-linecap="round"/>`;
    }
    if (oneOf(age, 'old', 'mid')) {
      o += `<path d="M${ex - 7},11 C${ex - 2},13.5 ${ex + 3},13.5 ${ex + 8},11" stroke="${c}" stroke-width="1.8" fill="none" opacity=".5" stroke-linecap="round"/>`;
    }
    const bw = sex === 'm' ? 4.6 : 3.4;
    const yy = -17;
    const tilt = mouth === 'worry' ? -3 : 0;
    o += `<path d="M${ex - sx * 12},${yy + tilt * 1.2} C${ex - sx * 3},${yy - 5} ${ex + sx * 6},${yy - 5} ${ex + sx * 13},${yy + 1 - tilt}" stroke="${brow}" stroke-width="${bw}" fill="none" stroke-linecap="round"/>`;
  }
  // nose
  o += `<path d="M2,2 C4,12 9,20 8,24 C6,28 -3,28 -6,25" stroke="${c}" stroke-width="3" fill="none" stroke-linecap="round" stroke-linejoin="round"/>`;
  // mouth
  if (mouth === 'smile') {
    o += `<path d="M-16,41 C-8,50 8,50 16,41" stroke="#A8483D" stroke-width="3.6" fill="none" stroke-linecap="round"/><path d="M-6,53 C-2,55 3,55 6,53" stroke="${c}" stroke-width="2" fill="none" opacity=".6" stroke-linecap="round"/>`;
  } else if (mouth === 'grin') {
    o +=
      '<path d="M-18,39 C-8,42 8,42 18,39 C15,53 -15,53 -18,39Z" fill="#9C3B33"/><path d="M-15.5,40.3 C-7,42.6 7,42.6 15.5,40.3 C14,45 -14,45 -15.5,40.3Z" fill="#fff"/>';
  } else if (mouth === 'talk') {
    o +=
      '<path d="M-12,41 C-6,37.5 6,37.5 12,41 C10,51 -10,51 -12,41Z" fill="#8E342D"/><path d="M-9,40.4 C-4,38.6 4,38.6 9,40.4 C6,43 -6,43 -9,40.4Z" fill="#fff"/><path d="M-7,48.5 C-3,46.5 3,46.5 7,48.5 C4,51 -4,51 -7,48.5Z" fill="#D9776B"/>';
  } else if (mouth === 'worry') {
    o += '<path d="M-11,46 C-5,42 5,42 11,46" stroke="#A8483D" stroke-width="3.4" fill="none" stroke-linecap="round"/>';
  } else {
    o += '<path d="M-12,43 C-5,46 5,46 12,43" stroke="#A8483D" stroke-width="3.4" fill="none" stroke-linecap="round"/>';
  }
  if (sex === 'f' && oneOf(mouth, 'smile', 'calm')) {
    o +=
      '<path d="M-12,42.5 C-6,40 -2,40 0,41.4 C2,40 6,40 12,42.5 C6,48.5 -6,48.5 -12,42.5Z" fill="#C9645A" opacity=".85"/>';
  }
  if (oneOf(age, 'old', 'mid')) {
    const k = age === 'old' ? 0.65 : 0.28;
    o += `<path d="M-24,28 C-27,34 -27,39 -25,43 M24,28 C27,34 27,39 25,43" stroke="${c}" stroke-width="2.2" fill="none" opacity="${k}" stroke-linecap="round"/>`;
  }
  if (age === 'old') {
    o += `<path d="M-20,-36 C-8,-39 8,-39 20,-36 M-15,-44 C-6,-46 6,-46 15,-44" stroke="${c}" stroke-width="2" fill="none" opacity=".5" stroke-linecap="round"/>`;
    o += `<path d="M-36,2 l-6,-3 M-36,6 l-6,2 M36,2 l6,-3 M36,6 l6,2" stroke="${c}" stroke-width="2" opacity=".6" stroke-linecap="round"/>`;
  }
  if (glasses) {
    const g = glasses === true ? '#2C3442' : glasses;
    o += `<rect x="-37" y="-11" width="31" height="25" rx="9" fill="#fff" fill-opacity=".13" stroke="${g}" stroke-width="3"/><rect x="6" y="-11" width="31" height="25" rx="9" fill="#fff" fill-opacity=".13" stroke="${g}" stroke-width="3"/><path d="M-6,-1 C-3,-4 3,-4 6,-1 M-37,-2 L-49,-4 M37,-2 L49,-4" stroke="${g}" stroke-width="3" fill="none"/>`;
  }
  return o;
}
