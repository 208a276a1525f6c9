import { oneOf } from './markup.js';

export type HairStyle =
  | 'short'
  | 'crew'
  | 'bald'
  | 'thin'
  | 'bob'
  | 'long'
  | 'bun'
  | 'pony'
  | 'perm'
  | 'kid'
  | 'pigtail'
  | 'cap';

/** What is seen of the hair behind the head. `h` is the lit and the shaded colour. */
export function hairBack(style: HairStyle, h: readonly [string, string]): string {
  const [c1, c2] = h;
  if (style === 'bob') {
    return `<path d="M-64,54 C-80,-40 -62,-98 0,-98 C62,-98 80,-40 64,54 C62,70 46,72 40,60 L-40,60 C-46,72 -62,70 -64,54Z" fill="${c2}"/>`;
  }
  if (style === 'long') {
    return `<path d="M-66,110 C-84,-40 -62,-98 0,-98 C62,-98 84,-40 66,110 C56,128 44,120 40,100 L-40,100 C-44,120 -56,128 -66,110Z" fill="${c2}"/>`;
  }
  if (style === 'bun') {
    return `<circle cx="6" cy="-98" r="27" fill="${c2}"/><path d="M-8,-112 C4,-120 20,-114 24,-104" stroke="${c1}" stroke-width="4" fill="none" stroke-linecap="round" opacity=".8"/><path d="M-56,14 C-68,-60 -46,-94 0,-94 C46,-94 68,-60 56,14Z" fill="${c2}"/>`;
  }
  if (style === 'pony') {
    return `<path d="M30,-70 C88,-70 84,30 64,78 C58,60 60,10 40,-20Z" fill="${c2}"/><path d="M-55,14 C-66,-60 -46,-94 0,-94 C46,-94 66,-60 55,14Z" fill="${c2}"/>`;
  }
  if (style === 'perm') {
    let s = '';
    for (const [x, y, r] of [
      [-52, -18, 19],
      [-56, 6, 15],
      [-46, -46, 22],
      [-26, -70, 24],
      [2, -78, 26],
      [30, -70, 24],
      [48, -46, 22],
      [54, -18, 19],
      [57, 6, 15],
    ] as const) {
      s += `<circle cx="${x}" cy="${y}" r="${r}" fill="${c2}"/>`;
    }
    return s;
  }
  return '';
}
/** Hair, or the hard hat (`cap`), over the head. */
export function hairFront(style: HairStyle, h: readonly [string, string]): string {
  const [c1, c2] = h;
  if (style === 'short') {
    return (
      `<path d="M-53,-2 C-60,-62 -36,-94 6,-93 C46,-92 60,-60 53,2 C50,-14 48,-26 42,-38 C22,-32 -8,-36 -28,-52 C-36,-40 -48,-24 -53,-2Z" fill="${c1}"/>` +
      `<path d="M42,-38 C22,-32 -8,-36 -28,-52 C-6,-44 24,-46 40,-56 C46,-44 52,-20 53,2 C50,-14 48,-26 42,-38Z" fill="${c2}"/>` +
      `<path d="M-34,-70 C-20,-84 10,-88 30,-78" stroke="#fff" stroke-width="5" opacity=".14" fill="none" stroke-linecap="round"/>`
    );
  }
  if (style === 'crew') {
    return (
      `<path d="M-52,-8 C-58,-62 -40,-86 0,-87 C40,-86 58,-62 52,-8 C49,-24 46,-34 40,-44 C20,-54 -20,-54 -40,-44 C-46,-34 -49,-24 -52,-8Z" fill="${c1}"/>` +
      `<path d="M0,-87 C40,-86 58,-62 52,-8 C49,-24 46,-34 40,-44 C34,-48 24,-51 14,-52 C26,-62 20,-80 0,-87Z" fill="${c2}"/>`
    );
  }
  if (style === 'bald') {
    return (
      `<path d="M-50,10 C-62,-14 -56,-38 -44,-46 C-48,-32 -47,-14 -50,10Z M50,10 C62,-14 56,-38 44,-46 C48,-32 47,-14 50,10Z" fill="${c1}"/>` +
      `<path d="M-24,-44 C-14,-52 0,-54 10,-52" stroke="#fff" stroke-width="6" opacity=".28" fill="none" stroke-linecap="round"/>`
    );
  }
  if (style === 'thin') {
    return (
      `<path d="M-52,6 C-62,-40 -46,-86 2,-87 C46,-86 62,-40 52,6 C50,-10 48,-24 43,-32 C34,-50 20,-56 -4,-56 C-24,-55 -38,-46 -44,-30 C-48,-22 -50,-8 -52,6Z" fill="${c1}"/>` +
      `<path d="M2,-87 C46,-86 62,-40 52,6 C50,-10 48,-24 44,-34 C38,-48 26,-54 10,-56 C24,-66 20,-82 2,-87Z" fill="${c2}"/>`
    );
  }
  if (oneOf(style, 'bob', 'long')) {
    return (
      `<path d="M-54,16 C-64,-50 -40,-90 4,-90 C46,-90 64,-50 54,16 C52,-8 46,-34 24,-58 C2,-36 -34,-30 -46,-22 C-50,-10 -52,2 -54,16Z" fill="${c1}"/>` +
      `<path d="M24,-58 C2,-36 -34,-30 -46,-22 C-24,-40 6,-50 20,-72Z" fill="${c2}" opacity=".7"/>` +
      `<path d="M-36,-62 C-22,-78 4,-82 22,-76" stroke="#fff" stroke-width="5" opacity=".16" fill="none" stroke-linecap="round"/>`
    );
  }
  if (oneOf(style, 'bun', 'pony')) {
    return (
      `<path d="M-54,8 C-62,-52 -40,-90 0,-90 C40,-90 62,-52 54,8 C52,-18 40,-44 -6,-62 C-34,-44 -50,-22 -54,8Z" fill="${c1}"/>` +
      `<path d="M-6,-62 C40,-44 52,-18 54,8 C60,-40 44,-80 10,-89 C14,-78 6,-68 -6,-62Z" fill="${c2}" opacity=".65"/>` +
      `<path d="M-38,-58 C-28,-72 -14,-78 0,-80" stroke="#fff" stroke-width="5" opacity=".18" fill="none" stroke-linecap="round"/>`
    );
  }
  if (style === 'perm') {
    let s = '';
    for (const [x, y, r] of [
      [-44, -44, 14],
      [-26, -58, 16],
      [-4, -62, 17],
      [18, -60, 16],
      [38, -48, 15],
    ] as const) {
      s += `<circle cx="${x}" cy="${y}" r="${r}" fill="${c1}"/>`;
    }
    s += `<path d="M-40,-60 C-34,-70 -26,-74 -20,-74 M-8,-78 C0,-84 10,-82 14,-78" stroke="#fff" stroke-width="4" opacity=".35" fill="none" stroke-linecap="round"/>`;
    return s;
  }
  if (style === 'kid') {
    return (
      `<path d="M-54,-2 C-62,-66 -36,-92 0,-92 C36,-92 62,-66 54,-2 C50,-16 48,-24 44,-32 C30,-22 -30,-22 -44,-32 C-48,-24 -50,-16 -54,-2Z" fill="${c1}"/>` +
      `<path d="M44,-32 C30,-22 -30,-22 -44,-32 C-20,-32 20,-36 42,-52 C50,-40 54,-20 54,-2 C50,-16 48,-24 44,-32Z" fill="${c2}"/>`
    );
  }
  if (style === 'pigtail') {
    return (
      `<circle cx="-62" cy="-30" r="20" fill="${c2}"/><circle cx="62" cy="-30" r="20" fill="${c2}"/><circle cx="-53" cy="-34" r="6" fill="#E8604C"/><circle cx="53" cy="-34" r="6" fill="#E8604C"/>` +
      `<path d="M-54,-2 C-62,-66 -36,-92 0,-92 C36,-92 62,-66 54,-2 C50,-20 46,-30 38,-38 C10,-30 -12,-34 -30,-46 C-40,-36 -50,-20 -54,-2Z" fill="${c1}"/>`
    );
  }
  if (style === 'cap') {
    return (
      `<path d="M-56,-26 C-58,-84 -34,-104 0,-104 C34,-104 58,-84 56,-26Z" fill="#F0B429"/><path d="M8,-104 C40,-102 58,-80 56,-26 L26,-26 C30,-60 24,-90 8,-104Z" fill="#D2921A"/>` +
      `<path d="M-68,-26 C-40,-38 40,-38 68,-26 C70,-18 66,-14 58,-16 C30,-24 -30,-24 -58,-16 C-66,-14 -70,-18 -68,-26Z" fill="#F7C948"/><path d="M-8,-104 h16 l3,74 h-22z" fill="#F7C948" opacity=".8"/>`
    );
  }
  return '';
}
