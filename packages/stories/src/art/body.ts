import type { Age, Sex } from './face.js';
import { uid } from './markup.js';
import { type ClothColour, COL, SKIN, type SkinTone } from './palette.js';

export type Outfit = 'suit' | 'shirt' | 'cardigan' | 'tee' | 'vest';

export type BodyLook = { outfit: Outfit; cloth: ClothColour; accent: string; sex: Sex; age: Age; skin: SkinTone };

const BODY =
  'M-158,340 C-158,196 -146,142 -84,120 C-52,109 -30,102 -27,86 L27,86 C30,102 52,109 84,120 C146,142 158,196 158,340Z';
const BODYF =
  'M-138,340 C-138,204 -128,148 -76,124 C-48,111 -27,102 -24,86 L24,86 C27,102 48,111 76,124 C128,148 138,204 138,340Z';
const BODYK =
  'M-104,300 C-106,180 -96,130 -62,110 C-40,98 -24,94 -22,80 L22,80 C24,94 40,98 62,110 C96,130 106,180 104,300Z';

/** Neck, shoulders and chest; open at the bottom, so something must always stand in front of y = 325. */
export function body({ outfit, cloth, accent, sex, age, skin }: BodyLook): string {
  const [a, , c] = SKIN[skin];
  const i = uid('b');
  const d = age === 'kid' ? BODYK : sex === 'm' ? BODY : BODYF;
  const [m, dk, lt] = COL[cloth];
  let o = `<clipPath id="${i}"><path d="${d}"/></clipPath>`;
  // neck
  o += `<path d="M-25,36 L-27,96 C-20,118 20,118 27,96 L25,36Z" fill="${a}"/><path d="M-25,46 C-16,86 20,92 25,56 L26,100 C18,114 -14,110 -26,80Z" fill="${c}" opacity=".55"/>`;
  o += `<g clip-path="url(#${i})">`;
  if (outfit === 'suit') {
    o += `<rect x="-170" y="80" width="340" height="270" fill="${m}"/>`;
    o += `<path d="M60,80 L170,80 L170,350 L70,350 C100,260 96,160 60,110Z" fill="${dk}" opacity=".75"/>`;
    o +=
      '<path d="M-30,88 L0,206 L30,88 L30,110 L48,126 L2,260 L-48,126 L-30,108Z" fill="#F6F8FB"/><path d="M-46,118 L0,252 L46,118 L30,92 C20,116 -20,116 -30,92Z" fill="#F6F8FB"/>';
    o += `<path d="M-26,95 C-20,116 20,116 26,95 L24,84 L-24,84Z" fill="${a}"/>`;
    if (sex === 'm') {
      const tc = accent;
      o += `<path d="M-9,116 L9,116 L7,132 L14,214 L0,244 L-14,214 L-7,132Z" fill="${tc}"/><path d="M0,132 L7,132 L14,214 L0,244Z" fill="#000" opacity=".18"/><path d="M-11,114 L11,114 L7,133 L-7,133Z" fill="${tc}"/><path d="M-11,114 L11,114 L7,133 L-7,133Z" fill="#fff" opacity=".12"/>`;
    }
    o +=
      '<path d="M-28,90 L-50,118 L-10,134 L0,117Z" fill="#fff"/><path d="M28,90 L50,118 L10,134 L0,117Z" fill="#E4EAF2"/>';
    o += `<path d="M-34,100 L-72,118 L-84,168 L-54,172 L-66,190 L2,290 L0,252 L-48,128Z" fill="${lt}"/><path d="M34,100 L72,118 L84,168 L54,172 L66,190 L-2,290 L0,252 L48,128Z" fill="${m}"/><path d="M34,100 L72,118 L84,168 L54,172 L66,190 L-2,290 L0,252 L48,128Z" fill="#000" opacity=".12"/>`;
    o += `<circle cx="-74" cy="158" r="7.5" fill="#F2C14E"/><circle cx="-74" cy="158" r="3.6" fill="#C33B2C"/>`;
    o += `<path d="M-120,230 C-116,270 -114,300 -114,350 M120,230 C116,270 114,300 114,350" stroke="#000" stroke-width="4" opacity=".22" fill="none"/>`;
  } else if (outfit === 'shirt') {
    o += `<rect x="-170" y="80" width="340" height="270" fill="${m}"/><path d="M60,80 L170,80 L170,350 L70,350 C100,260 96,160 60,110Z" fill="${dk}" opacity=".6"/>`;
    o += `<path d="M-26,95 C-20,122 20,122 26,95 L24,84 L-24,84Z" fill="${a}"/>`;
    o += `<path d="M-29,88 L-52,112 L-14,140 L0,119Z" fill="${lt}"/><path d="M29,88 L52,112 L14,140 L0,119Z" fill="${lt}"/><path d="M29,88 L52,112 L14,140 L0,119Z" fill="#000" opacity=".08"/>`;
    o += `<path d="M0,122 L0,350" stroke="${dk}" stroke-width="3"/><circle cx="8" cy="160" r="4" fill="${dk}"/><circle cx="8" cy="210" r="4" fill="${dk}"/><circle cx="8" cy="260" r="4" fill="${dk}"/>`;
    o +=
      '<path d="M-112,224 C-108,270 -106,300 -106,350 M112,224 C108,270 106,300 106,350" stroke="#000" stroke-width="4" opacity=".16" fill="none"/>';
  } else if (outfit === 'cardigan') {
    o += `<rect x="-170" y="80" width="340" height="270" fill="${m}"/><path d="M60,80 L170,80 L170,350 L70,350 C100,260 96,160 60,110Z" fill="${dk}" opacity=".6"/>`;
    o += `<path d="M-40,96 L0,232 L40,96Z" fill="${accent}"/><path d="M-26,92 C-20,126 20,126 26,92 L24,84 L-24,84Z" fill="${a}"/>`;
    o += `<path d="M-36,98 C-30,150 -12,200 0,232 L0,350 M36,98 C30,150 12,200 0,232" stroke="${lt}" stroke-width="9" fill="none"/>`;
    for (const y of [256, 296]) {
      o += `<circle cx="12" cy="${y}" r="5" fill="${lt}"/>`;
    }
    o +=
      '<path d="M-106,224 C-102,270 -100,300 -100,350 M106,224 C102,270 100,300 100,350" stroke="#000" stroke-width="4" opacity=".16" fill="none"/>';
  } else if (outfit === 'tee') {
    o += `<rect x="-170" y="80" width="340" height="270" fill="${m}"/><path d="M50,80 L170,80 L170,350 L60,350 C90,260 86,160 50,110Z" fill="${dk}" opacity=".6"/>`;
    o += `<path d="M-30,90 C-22,126 22,126 30,90 L24,80 L-24,80Z" fill="${a}"/><path d="M-31,94 C-22,126 22,126 31,94" stroke="${lt}" stroke-width="7" fill="none"/>`;
    o +=
      '<path d="M-96,214 C-92,260 -90,300 -90,350 M96,214 C92,260 90,300 90,350" stroke="#000" stroke-width="4" opacity=".16" fill="none"/>';
  } else if (outfit === 'vest') {
    o += `<rect x="-170" y="80" width="340" height="270" fill="${m}"/><path d="M60,80 L170,80 L170,350 L70,350 C100,260 96,160 60,110Z" fill="${dk}" opacity=".6"/>`;
    o += `<path d="M-84,116 L-40,98 L0,190 L40,98 L84,116 L84,350 L-84,350Z" fill="${accent}"/><path d="M-82,220 h164 M-82,280 h164" stroke="#F7F3C8" stroke-width="14"/>`;
    o += `<path d="M-26,95 C-20,126 20,126 26,95 L24,84 L-24,84Z" fill="${a}"/><path d="M0,190 L0,350" stroke="#000" stroke-width="4" opacity=".3"/>`;
  }
  o += '</g>';
  return o;
}
/** A resting hand, about 70 units wide. */
export function hand(x: number, y: number, s = 1, rot = 0, skin: SkinTone = 'light', flip = false): string {
  const [a, b, c] = SKIN[skin];
  const f = flip ? -s : s;
  return `<g transform="translate(${x},${y}) rotate(${rot}) scale(${f},${s})">
<path d="M-26,-16 C-20,-26 10,-28 24,-22 C38,-17 44,-6 40,4 C38,14 20,20 2,20 C-16,20 -28,14 -30,4Z" fill="${a}"/>
<path d="M40,2 C36,14 20,20 2,20 C-16,20 -28,14 -30,4 C-14,12 20,12 40,2Z" fill="${b}" opacity=".8"/>
<path d="M12,-8 C22,-9 32,-6 39,-1 M10,1 C20,1 30,3 36,8 M6,10 C14,11 22,12 28,15" stroke="${c}" stroke-width="2.2" fill="none" stroke-linecap="round" opacity=".75"/>
<path d="M-16,-20 C-8,-32 8,-34 16,-28 C12,-20 0,-16 -8,-12Z" fill="${a}"/></g>`;
}
