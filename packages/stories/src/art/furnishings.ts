import { glow, linear, rect, seeded, shadow, uid } from './markup.js';

/** A potted plant; the origin is the rim of the pot. */
export function plant(x: number, y: number, s = 1, pot = '#C87B4E'): string {
  let o = `<g transform="translate(${x},${y}) scale(${s})">`;
  for (const [a, l, c] of [
    [-62, 150, '#3F7D5B'],
    [-38, 190, '#4F9570'],
    [-14, 215, '#3F7D5B'],
    [12, 210, '#5BA67D'],
    [36, 185, '#4F9570'],
    [60, 150, '#3F7D5B'],
    [-80, 110, '#356B4D'],
    [78, 112, '#356B4D'],
  ] as const) {
    o += `<g transform="rotate(${a})"><path d="M0,0 C-26,-${l * 0.4} -20,-${l * 0.8} 0,-${l} C20,-${l * 0.8} 26,-${l * 0.4} 0,0Z" fill="${c}"/><path d="M0,0 L0,-${l * 0.9}" stroke="#2C5A41" stroke-width="2.5" opacity=".6"/></g>`;
  }
  o += `<path d="M-48,-8 L48,-8 L36,86 L-36,86Z" fill="${pot}"/><path d="M8,-8 L48,-8 L36,86 L12,86Z" fill="#000" opacity=".15"/><rect x="-54" y="-20" width="108" height="20" rx="6" fill="${pot}"/><rect x="-54" y="-4" width="108" height="8" fill="#000" opacity=".12"/></g>`;
  return o;
}

/** The scales of justice; the origin is the foot. */
export function scales(x: number, y: number, s = 1, c = '#D8A942', d = '#A87C28'): string {
  return (
    `<g transform="translate(${x},${y}) scale(${s})"><rect x="-5" y="-150" width="10" height="150" fill="${c}"/><rect x="1" y="-150" width="4" height="150" fill="${d}"/>` +
    `<path d="M-46,0 C-30,-22 30,-22 46,0Z" fill="${c}"/><rect x="-52" y="0" width="104" height="10" rx="4" fill="${d}"/><circle cx="0" cy="-152" r="11" fill="${c}"/>` +
    `<path d="M-86,-126 C-50,-146 -20,-132 0,-136 C20,-132 50,-146 86,-126" stroke="${c}" stroke-width="8" fill="none" stroke-linecap="round"/>` +
    `<path d="M-84,-126 L-112,-60 M-84,-126 L-56,-60 M84,-126 L56,-60 M84,-126 L112,-60" stroke="${d}" stroke-width="2.6"/>` +
    `<path d="M-118,-60 H-50 C-52,-34 -116,-34 -118,-60Z" fill="${c}"/><path d="M50,-60 H118 C116,-34 52,-34 50,-60Z" fill="${c}"/><path d="M84,-60 H118 C116,-42 100,-40 84,-41Z" fill="${d}" opacity=".7"/></g>`
  );
}

/** A mug; the origin is its foot. */
export function mug(x: number, y: number, s = 1, c = '#E8EDF2'): string {
  return `<g transform="translate(${x},${y}) scale(${s})"><path d="M34,-54 C66,-56 66,-14 32,-16" stroke="${c}" stroke-width="10" fill="none"/><path d="M-36,-70 L36,-70 L32,0 L-32,0Z" fill="${c}"/><path d="M8,-70 L36,-70 L32,0 L12,0Z" fill="#000" opacity=".1"/><ellipse cx="0" cy="-70" rx="36" ry="8" fill="#fff"/><ellipse cx="0" cy="-69" rx="29" ry="5" fill="#8A5A34"/></g>`;
}

/** A dish with food. */
export function dish(x: number, y: number, rx: number, c: string, food: string): string {
  return `${shadow(x, y + 10, rx * 1.15, rx * 0.42, 0.35)}<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${rx * 0.36}" fill="${c}"/><ellipse cx="${x}" cy="${y - 4}" rx="${rx * 0.86}" ry="${rx * 0.28}" fill="#fff" opacity=".55"/><ellipse cx="${x}" cy="${y - 7}" rx="${rx * 0.7}" ry="${rx * 0.22}" fill="${food}"/><ellipse cx="${x - rx * 0.2}" cy="${y - 12}" rx="${rx * 0.3}" ry="${rx * 0.09}" fill="#fff" opacity=".18"/>`;
}

/** A round tree; the origin is the foot of the trunk. */
export function tree(
  x: number,
  y: number,
  s = 1,
  c: readonly [string, string, string] = ['#4F8F63', '#3B7350', '#6FAE7C'],
): string {
  return `<g transform="translate(${x},${y}) scale(${s})"><path d="M-14,0 C-8,-60 -12,-100 -8,-150 L10,-150 C12,-100 10,-60 18,0Z" fill="#6B4A33"/><circle cx="0" cy="-210" r="92" fill="${c[1]}"/><circle cx="-56" cy="-170" r="62" fill="${c[1]}"/><circle cx="58" cy="-176" r="64" fill="${c[1]}"/><circle cx="-20" cy="-226" r="76" fill="${c[0]}"/><circle cx="-60" cy="-186" r="44" fill="${c[0]}"/><circle cx="40" cy="-196" r="46" fill="${c[0]}"/><circle cx="-34" cy="-250" r="36" fill="${c[2]}"/></g>`;
}

/** A village house standing on (x, y), its lower left corner. */
export function house(
  x: number,
  y: number,
  w: number,
  h: number,
  wall = '#EAD9BE',
  roof = '#8C4A3A',
  door = '#5B3A27',
): string {
  return (
    `${shadow(x + w / 2, y + 6, w * 0.62, 26, 0.35)}` +
    rect(x, y - h, w, h, wall) +
    rect(x + w * 0.7, y - h, w * 0.3, h, '#000', 0, 'opacity=".1"') +
    `<path d="M${x - 34},${y - h + 8} L${x + w * 0.12},${y - h - h * 0.52} L${x + w * 0.88},${y - h - h * 0.52} L${x + w + 34},${y - h + 8}Z" fill="${roof}"/><path d="M${x - 34},${y - h + 8} L${x + w + 34},${y - h + 8} L${x + w + 30},${y - h - 6} L${x - 30},${y - h - 6}Z" fill="#000" opacity=".22"/>` +
    Array.from(
      { length: 9 },
      (_, k) =>
        `<path d="M${x + w * (0.12 + 0.095 * k)},${y - h - h * 0.52} L${x - 34 + (w + 68) * (k / 8)},${y - h}" stroke="#000" stroke-width="3" opacity=".14"/>`,
    ).join('') +
    rect(x + w * 0.42, y - h * 0.66, w * 0.17, h * 0.66, door, 3) +
    rect(x + w * 0.1, y - h * 0.64, w * 0.2, h * 0.34, '#FFDf9A', 3) +
    rect(x + w * 0.195, y - h * 0.64, 5, h * 0.34, door) +
    rect(x + w * 0.7, y - h * 0.64, w * 0.2, h * 0.34, '#F3CE86', 3) +
    rect(x + w * 0.795, y - h * 0.64, 5, h * 0.34, door)
  );
}

/** A window with a view. */
export function windowView(
  x: number,
  y: number,
  w: number,
  h: number,
  sky: readonly [string, string] = ['#BFE0F2', '#EAF5EE'],
  frame = '#E9E2D2',
  hills = true,
): string {
  const [i, d] = linear([
    [0, sky[0]],
    [1, sky[1]],
  ]);
  const c = uid('c');
  let o =
    d +
    `<clipPath id="${c}"><rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8"/></clipPath><g clip-path="url(#${c})">` +
    rect(x, y, w, h, `url(#${i})`);
  if (hills) {
    o += `<ellipse cx="${x + w * 0.25}" cy="${y + h * 1.02}" rx="${w * 0.5}" ry="${h * 0.34}" fill="#9CC7A4"/><ellipse cx="${x + w * 0.85}" cy="${y + h * 1.05}" rx="${w * 0.55}" ry="${h * 0.28}" fill="#7FB08C"/>`;
    o += `<circle cx="${x + w * 0.2}" cy="${y + h * 0.68}" r="${w * 0.09}" fill="#6A9D77"/><rect x="${x + w * 0.19}" y="${y + h * 0.72}" width="${w * 0.02}" height="${h * 0.16}" fill="#6B4F39"/>`;
  }
  o += '</g>';
  o += `<rect x="${x - 7}" y="${y - 7}" width="${w + 14}" height="${h + 14}" rx="12" fill="none" stroke="${frame}" stroke-width="16"/><rect x="${x + w / 2 - 6}" y="${y}" width="12" height="${h}" fill="${frame}"/><rect x="${x}" y="${y + h * 0.36}" width="${w}" height="10" fill="${frame}"/>`;
  o += `<rect x="${x - 24}" y="${y + h + 6}" width="${w + 48}" height="22" rx="6" fill="${frame}"/><rect x="${x - 24}" y="${y + h + 22}" width="${w + 48}" height="8" fill="#000" opacity=".15"/>`;
  return o;
}

const BOOKS = [
  '#8C3B32',
  '#2F5B84',
  '#C6A15B',
  '#3E6E5A',
  '#5A4A7A',
  '#A9683B',
  '#D8C9A8',
  '#2C3E57',
  '#7A2F3C',
  '#4D7C8A',
] as const;

/** A bookcase; the seed chooses its books. */
export function shelf(x: number, y: number, w: number, h: number, rows: number, seed: number): string {
  const next = seeded(seed);
  const pick = <T>(list: readonly T[], otherwise: T): T => list[Math.floor(next() * list.length)] ?? otherwise;
  const rowHeight = h / rows;
  let o = rect(x, y, w, h, '#4A3122', 6);
  for (let k = 0; k < rows; k++) {
    const top = y + k * rowHeight;
    o += rect(x + 10, top + 10, w - 20, rowHeight - 20, '#352318');
    let bx = x + 18;
    while (bx < x + w - 40) {
      if (next() < 0.1) {
        bx += 14 + Math.floor(next() * 20);
        continue;
      }
      const bw = pick([20, 24, 28, 34], 24);
      const bh = (rowHeight - 20) * (0.66 + next() * 0.24);
      if (bx + bw > x + w - 16) break;
      const by = top + rowHeight - 10 - bh;
      o +=
        rect(bx, by, bw, bh, pick(BOOKS, '#2F5B84'), 2) +
        rect(bx + bw * 0.7, by, bw * 0.3, bh, '#000', 2, 'opacity=".18"');
      o +=
        rect(bx, by + 14, bw, 5, '#F2D9A0', 0, 'opacity=".55"') +
        rect(bx, by + bh - 22, bw, 5, '#F2D9A0', 0, 'opacity=".4"');
      bx += bw + 2;
    }
    const [id, shade] = linear([
      [0, '#000', 0.5],
      [1, '#000', 0],
    ]);
    o += rect(x, top + rowHeight - 12, w, 14, '#6B4A33') + rect(x, top + rowHeight - 12, w, 3, '#85603F');
    o += shade + rect(x + 10, top + 2, w - 20, 34, `url(#${id})`);
  }
  return o;
}

/** A curtain with folds. */
export function curtain(x: number, y: number, w: number, h: number, c = '#C9A36B', d = '#A98350'): string {
  let o = rect(x, y, w, h, c);
  for (let k = x + 8; k < x + w - 10; k += 30) {
    o += `<path d="M${k},${y} C${k + 8},${y + h * 0.4} ${k - 6},${y + h * 0.7} ${k + 4},${y + h} L${k + 14},${y + h} C${k + 6},${y + h * 0.7} ${k + 16},${y + h * 0.4} ${k + 10},${y}Z" fill="${d}" opacity=".55"/>`;
  }
  return o;
}

/** A table top that closes the picture below. */
export function table(y: number, light = '#B98A5C', dark = '#7D5533', edge = '#D9AE7E'): string {
  const [id, markup] = linear([
    [0, light],
    [1, dark],
  ]);
  const top = `M-60,${y + 18} C400,${y - 22} 1200,${y - 22} 1660,${y + 18}`;
  return `${markup}<path d="${top} L1660,960 L-60,960Z" fill="url(#${id})"/><path d="${top}" stroke="${edge}" stroke-width="6" fill="none"/>${glow(800, y + 60, 520, '#FFE1A0', 0.22)}`;
}
