import { linear, rect, shadow, text, uid } from './markup.js';

/** A sheet of paper with a heading and grey lines; `seal` adds a red stamp. */
export function paper(
  x: number,
  y: number,
  w: number,
  h: number,
  rot: number,
  look: {
    title?: string;
    size?: number;
    colour?: string;
    lines?: number;
    seal?: boolean;
    words?: readonly string[];
  } = {},
): string {
  const { title, colour = '#2B2420', lines = 5, seal = false, words = [] } = look;
  const size = look.size ?? w * 0.13;
  let o = `<g transform="translate(${x},${y}) rotate(${rot})">${rect(7, 11, w, h, '#000', 5, 'opacity=".24"')}${rect(0, 0, w, h, '#FBF7EC', 5)}`;
  let top = h * 0.1;
  if (title) {
    o += text(w / 2, h * 0.07 + size, title, { size, fill: colour, anchor: 'middle', spacing: size * 0.08 });
    top = h * 0.07 + size * 1.75;
  }
  for (const word of words) {
    o += text(w * 0.1, top + size * 0.62, word, { size: size * 0.62, fill: '#3A4150', bold: false });
    top += size * 1.02;
  }
  const step = (h - top - h * 0.07) / Math.max(lines, 1);
  for (let k = 0; k < lines; k++) {
    o += rect(
      w * 0.1,
      top + k * step,
      w * (k % 3 === 2 ? 0.5 : 0.8),
      Math.min(9, Math.max(3, step * 0.2)),
      '#8892A0',
      2,
      'opacity=".5"',
    );
  }
  return `${o}${seal ? stamp(w * 0.76, h * 0.8, w * 0.13) : ''}</g>`;
}

/** A round red official stamp. */
function stamp(x: number, y: number, r: number): string {
  const points = Array.from({ length: 10 }, (_, k) => {
    const radius = k % 2 === 0 ? r * 0.48 : r * 0.19;
    const angle = (Math.PI / 5) * k - Math.PI / 2;
    return `${(Math.cos(angle) * radius).toFixed(1)},${(Math.sin(angle) * radius).toFixed(1)}`;
  }).join(' ');
  return `<g transform="translate(${x},${y}) rotate(-12)" opacity=".86"><circle r="${r}" fill="none" stroke="#C8372D" stroke-width="${r * 0.14}"/><polygon points="${points}" fill="#C8372D"/></g>`;
}

/** A table of attendance marks: month, days, ticks. */
export function attendanceSheet(x: number, y: number, w: number, h: number, rot: number): string {
  let o = `<g transform="translate(${x},${y}) rotate(${rot})">${rect(7, 11, w, h, '#000', 5, 'opacity=".24"')}${rect(0, 0, w, h, '#FBF7EC', 5)}`;
  o += text(w / 2, h * 0.15, '考勤表', { size: w * 0.13, fill: '#2B2420', anchor: 'middle', spacing: 6 });
  const cols = 7;
  const rows = 5;
  const left = w * 0.08;
  const top = h * 0.24;
  const cw = (w * 0.84) / cols;
  const ch = (h * 0.68) / rows;
  for (let r = 0; r <= rows; r++) o += rect(left, top + r * ch - 1, w * 0.84, 2.5, '#9AA2AE');
  for (let c = 0; c <= cols; c++) o += rect(left + c * cw - 1, top, 2.5, h * 0.68, '#9AA2AE');
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const cx = left + (c + 0.5) * cw;
      const cy = top + (r + 0.5) * ch;
      if (r === 0)
        o += text(cx, cy + ch * 0.2, '一二三四五六日'[c] ?? '', { size: ch * 0.52, fill: '#5A6372', anchor: 'middle' });
      else if (c < 6)
        o += `<path d="M${cx - ch * 0.2},${cy} l${ch * 0.15},${ch * 0.16} l${ch * 0.28},${-ch * 0.36}" stroke="#2F6B57" stroke-width="${ch * 0.09}" fill="none" stroke-linecap="round" stroke-linejoin="round"/>`;
    }
  }
  return `${o}</g>`;
}

/** A smartphone; `screen` is drawn in a 200 × 400 box whose origin is its upper left corner. */
export function smartphone(x: number, y: number, s: number, rot: number, screen: string): string {
  const clip = uid('ph');
  return (
    `<g transform="translate(${x},${y}) rotate(${rot}) scale(${s})">${rect(-2, 14, 232, 440, '#000', 36, 'opacity=".25"')}` +
    `${rect(-16, -22, 232, 444, '#1B2230', 34)}${rect(-12, -18, 224, 436, '#2B3446', 30)}` +
    `<clipPath id="${clip}"><rect x="0" y="0" width="200" height="400" rx="14"/></clipPath><g clip-path="url(#${clip})">${rect(0, 0, 200, 400, '#EEF2F6')}${screen}</g>` +
    `${rect(72, -14, 56, 9, '#0D121B', 5)}</g>`
  );
}

/** The screen of a chat: bubbles to the left (grey) and to the right (green). */
export function chatScreen(name: string, bubbles: readonly { from: 'me' | 'them'; words: string }[]): string {
  let o = rect(0, 0, 200, 46, '#34435C') + text(100, 32, name, { size: 22, fill: '#fff', anchor: 'middle' });
  let y = 62;
  for (const bubble of bubbles) {
    const w = Math.min(176, bubble.words.length * 20 + 22);
    const x = bubble.from === 'me' ? 190 - w : 10;
    o +=
      rect(x, y, w, 46, bubble.from === 'me' ? '#9BDD86' : '#fff', 12) +
      text(x + w / 2, y + 31, bubble.words, { size: 20, fill: '#2B2F38', anchor: 'middle', bold: false });
    y += 62;
  }
  return o;
}

/** A tear-off wall calendar. */
export function calendar(x: number, y: number, s: number, month: string, day: string): string {
  return (
    `<g transform="translate(${x},${y}) scale(${s})">${rect(5, 7, 140, 176, '#000', 8, 'opacity=".2"')}${rect(0, 0, 140, 176, '#F8F1E0', 8)}${rect(0, 0, 140, 50, '#C8372D', 8)}${rect(0, 36, 140, 16, '#C8372D')}` +
    `${text(70, 37, month, { size: 30, fill: '#FFE7C0', anchor: 'middle' })}${text(70, 136, day, { size: 76, fill: '#3B2A22', anchor: 'middle' })}</g>`
  );
}

/** A television on the wall: `screen` is clipped to the inner picture given by the box. */
export function television(x: number, y: number, w: number, h: number, screen: string): string {
  const clip = uid('tv');
  const [id, markup] = linear(
    [
      [0, '#fff', 0.16],
      [0.45, '#fff', 0],
    ],
    0,
    0,
    1,
    1,
  );
  return (
    shadow(x + w / 2, y + h + 46, w * 0.56, 34, 0.3) +
    rect(x - 18, y - 18, w + 36, h + 40, '#12161F', 18) +
    rect(x - 14, y - 14, w + 28, h + 32, '#262D3A', 14) +
    `<clipPath id="${clip}"><rect x="${x}" y="${y}" width="${w}" height="${h}" rx="6"/></clipPath><g clip-path="url(#${clip})">${screen}</g>` +
    markup +
    rect(x, y, w, h, `url(#${id})`, 6) +
    `<circle cx="${x + w - 6}" cy="${y + h + 9}" r="4" fill="#E8604C"/>`
  );
}

/** A remote control seen from the front, the red key large and lit. */
export function remoteControl(x: number, y: number, s: number, rot: number): string {
  const dot = (cx: number, cy: number, r: number, fill: string) =>
    `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}"/>`;
  let o = `<g transform="translate(${x},${y}) rotate(${rot}) scale(${s})">${rect(-56, -6, 124, 372, '#000', 44, 'opacity=".28"')}${rect(-62, -14, 124, 372, '#1D2431', 44)}${rect(-56, -8, 112, 360, '#2D3646', 40)}`;
  o += dot(0, 92, 46, '#3D485C') + dot(0, 92, 22, '#566480') + dot(0, 26, 10, '#8A96AA');
  o +=
    dot(0, 182, 31, '#fff').replace('/>', ' opacity=".16"/>') + dot(0, 182, 25, '#D8372B') + dot(-7, 174, 7, '#F7A79C');
  for (let r = 0; r < 3; r++) for (let c = -1; c <= 1; c++) o += dot(c * 31, 240 + r * 34, 11, '#56627A');
  return `${o}</g>`;
}

/** A wooden or cloth sign with one line of words. */
export function sign(
  x: number,
  y: number,
  w: number,
  h: number,
  words: string,
  fill = '#A83226',
  ink = '#FFE7A8',
): string {
  const size = h * 0.6;
  return (
    rect(x + 4, y + 8, w, h, '#000', 8, 'opacity=".2"') +
    rect(x, y, w, h, fill, 8) +
    text(x + w / 2, y + h / 2 + size * 0.36, words, { size, fill: ink, anchor: 'middle', spacing: size * 0.14 })
  );
}

/** A red paper lantern hanging from y. */
export function lantern(x: number, y: number, s: number): string {
  return (
    `<g transform="translate(${x},${y}) scale(${s})"><path d="M0,-60 V-40" stroke="#7A4A2A" stroke-width="5"/><ellipse cx="0" cy="0" rx="52" ry="42" fill="#D8372B"/><ellipse cx="0" cy="0" rx="26" ry="42" fill="none" stroke="#F7C948" stroke-width="3" opacity=".7"/><path d="M0,-42 V42" stroke="#F7C948" stroke-width="3" opacity=".7"/>` +
    `${rect(-22, -50, 44, 12, '#F0B429', 4)}${rect(-22, 38, 44, 12, '#F0B429', 4)}<path d="M-10,50 V84 M0,50 V92 M10,50 V84" stroke="#F0B429" stroke-width="4"/></g>`
  );
}

/** Bottles and a box of medicine standing on y. */
export function medicine(x: number, y: number, s: number): string {
  const bottle = (bx: number, c: string, h: number) =>
    rect(bx, -h, 46, h, c, 8) +
    rect(bx + 6, -h - 16, 34, 20, '#F4F6F8', 5) +
    rect(bx, -h + 22, 46, h * 0.42, '#fff', 0, 'opacity=".85"') +
    rect(bx + 17, -h + 28, 12, 4, '#C8372D') +
    rect(bx + 21, -h + 24, 4, 12, '#C8372D');
  return `<g transform="translate(${x},${y}) scale(${s})">${shadow(70, 2, 110, 14, 0.35)}${bottle(0, '#B5713A', 92)}${bottle(58, '#8FB8D8', 76)}${rect(118, -58, 92, 58, '#EAF1F6', 4)}${rect(118, -58, 92, 16, '#2FA67F', 4)}${rect(156, -32, 18, 6, '#C8372D')}${rect(162, -38, 6, 18, '#C8372D')}</g>`;
}

/** A framed family portrait. */
export function familyPhoto(x: number, y: number, s: number): string {
  const small = (cx: number, cy: number, c: string, hair: string) =>
    `<path d="M${cx - 26},${cy + 74} C${cx - 24},${cy + 20} ${cx + 24},${cy + 20} ${cx + 26},${cy + 74}Z" fill="${c}"/><circle cx="${cx}" cy="${cy}" r="18" fill="#EFC29B"/><path d="M${cx - 19},${cy + 1} C${cx - 22},${cy - 26} ${cx + 22},${cy - 26} ${cx + 19},${cy + 1} C${cx + 10},${cy - 10} ${cx - 10},${cy - 10} ${cx - 19},${cy + 1}Z" fill="${hair}"/>`;
  return `<g transform="translate(${x},${y}) scale(${s})">${rect(6, 9, 230, 170, '#000', 8, 'opacity=".25"')}${rect(0, 0, 230, 170, '#3B261B', 8)}${rect(13, 13, 204, 144, '#DCCBA8', 3)}<svg x="13" y="13" width="204" height="144" viewBox="13 13 204 144">${small(62, 80, '#5C8FC9', '#2E2724')}${small(168, 80, '#4F8A6E', '#2E2724')}${small(115, 96, '#8A3B3F', '#C9CCD2')}</svg></g>`;
}
