import { curtain, mug, plant, scales, shelf, table, windowView } from './furnishings.js';
import { backdrop, glow, linear, rect, shadow, text } from './markup.js';
import { paper, remoteControl, sign, television } from './props.js';

/** Where the television of the service room stands; the caller is drawn in this box. */
export const SERVICE_TV = { x: 800, y: 190, w: 620, h: 349 } as const;

function tvPicture(): string {
  const { x, y, w, h } = SERVICE_TV;
  const [id, wall] = linear([
    [0, '#41546F'],
    [1, '#2B3C57'],
  ]);
  return `${wall}${rect(x, y, w, h, `url(#${id})`)}${shelf(x - 30, y - 40, 190, h + 20, 3, 4)}${shelf(x + w - 150, y - 40, 190, h + 20, 3, 9)}${glow(x + w / 2, y + h * 0.4, 260, '#9CC4F0', 0.3)}`;
}

/** The community's public legal service room; its television is on, showing a lawyer's office. */
export function serviceRoom(): string {
  let o =
    backdrop([0, '#B9C9D6'], [1, '#8EA4B6']) +
    rect(0, 0, 1600, 690, '#CFDBE4') +
    rect(0, 690, 1600, 220, '#A98C6C') +
    rect(0, 682, 1600, 12, '#F1F4F7');
  o += glow(420, 200, 560, '#FFF6DC', 0.6) + sign(430, 44, 740, 92, '公共法律服务室', '#B3372B');
  o += plant(1510, 560, 1.15, '#E3DCCB') + shelf(40, 180, 230, 470, 3, 51);
  const { x, y, w, h } = SERVICE_TV;
  o +=
    rect(x + w / 2 - 150, y + h + 22, 300, 18, '#3A4352', 6) +
    rect(x - 60, y + h + 40, w + 120, 150, '#8B6B4C', 8) +
    rect(x - 60, y + h + 40, w + 120, 14, '#B08A63', 6);
  o += rect(x - 20, y + h + 76, 300, 96, '#7A5C40', 6) + rect(x + 330, y + h + 76, 300, 96, '#7A5C40', 6);
  return o + television(x, y, w, h, tvPicture());
}

/** The desk before whoever calls, with the remote control. */
export function serviceDesk(): string {
  return table(800) + remoteControl(640, 758, 0.4, 62) + paper(930, 810, 170, 110, -6, { lines: 4 });
}

/** A lawyer's office. */
export function lawOffice(): string {
  let o = backdrop([0, '#41546F'], [1, '#2B3C57']) + shelf(40, -40, 440, 800, 4, 3) + shelf(1140, -40, 500, 800, 4, 8);
  o +=
    windowView(600, 40, 420, 380, ['#CFE6F2', '#F5EBD2']) +
    curtain(536, 0, 90, 560, '#D8BE8C', '#B99A62') +
    curtain(1000, 0, 90, 560, '#C9AC78', '#A88752');
  const [id, light] = linear(
    [
      [0, '#FFE9B8', 0.5],
      [1, '#FFE9B8', 0],
    ],
    1,
    0,
    0,
    1,
  );
  return `${o}${light}<path d="M600,60 L1020,60 L720,900 L40,900Z" fill="url(#${id})" opacity=".4"/>${glow(300, 120, 420, '#FFCE7A', 0.28)}`;
}

/** The back of a desk chair behind somebody at (cx, y). */
export function chairBack(cx: number, y: number, s: number): string {
  return (
    rect(cx - 118 * s, y + 10 * s, 236 * s, 330 * s, '#20293A', 60 * s) +
    rect(cx - 100 * s, y + 24 * s, 200 * s, 300 * s, '#2C374B', 48 * s)
  );
}

/** The lawyer's desk; without the scales where a card will stand before them. */
export function lawDesk({ plantX = 1420, withScales = true } = {}): string {
  const [id, markup] = linear([
    [0, '#8A5C3B'],
    [0.12, '#7A4E31'],
    [1, '#4E301D'],
  ]);
  return `${markup}${rect(-60, 762, 1720, 200, `url(#${id})`)}${rect(-60, 762, 1720, 6, '#B98558')}${shadow(800, 768, 380, 26, 0.4)}${withScales ? scales(300, 774, 1.2) : ''}${plant(plantX, 706, 0.8, '#E3DCCB')}`;
}

/** A blackboard-like panel that explains who pays: worker, subcontractor, main contractor. */
export function payChain(): string {
  const box = (y: number, words: string, fill: string, ink: string) =>
    rect(180, y, 520, 104, fill, 18) + text(440, y + 68, words, { size: 48, fill: ink, anchor: 'middle', spacing: 3 });
  const arrow = (y: number) =>
    `<path d="M440,${y} v38" stroke="#F2C14E" stroke-width="12" stroke-linecap="round"/><path d="M416,${y + 30} L440,${y + 58} L464,${y + 30}" stroke="#F2C14E" stroke-width="12" fill="none" stroke-linecap="round" stroke-linejoin="round"/>`;
  return (
    rect(120, 60, 640, 530, '#0E1C37', 26, 'opacity=".93"') +
    box(96, '施工总承包单位', '#F2C14E', '#14213A') +
    arrow(212) +
    box(278, '分包单位 欠薪', '#3A4A68', '#C9D3E4') +
    arrow(394) +
    box(460, '农民工', '#2FA67F', '#fff')
  );
}

/** The counter of the legal-aid centre. */
export function aidCentre(): string {
  let o = backdrop([0, '#D6E0E8'], [1, '#A9BCCB']) + rect(0, 0, 1600, 900, '#D9E3EA') + rect(0, 0, 1600, 30, '#1D4E89');
  o += glow(800, 300, 700, '#FFFFFF', 0.55) + sign(520, 62, 560, 96, '法律援助中心', '#1D4E89', '#fff');
  o += windowView(90, 190, 300, 300) + shelf(1270, 190, 270, 470, 3, 31) + scales(800, 470, 1.15, '#C9A24B', '#A5812F');
  return o + plant(700, 660, 0.9);
}

/** The counter before the officer, with the application form. */
export function aidCounter(): string {
  return (
    table(756, '#C79A6B', '#8A6039', '#E6C498') +
    paper(610, 768, 330, 190, -3, { title: '法律援助申请表', size: 36, lines: 3 }) +
    mug(1130, 850, 0.8)
  );
}

/** The hearing room for labour disputes. */
export function hearingRoom(): string {
  let o = backdrop([0, '#6C4C36'], [1, '#4A3223']) + rect(0, 0, 1600, 640, '#7A573E');
  for (let k = 0; k < 9; k++) o += rect(k * 190 - 40, 0, 10, 640, '#6A4933');
  o += glow(800, 260, 620, '#FFE0A8', 0.4);
  o +=
    sign(460, 54, 680, 84, '劳动人事争议仲裁庭', '#8E2C23') +
    '<circle cx="800" cy="232" r="62" fill="#C8372D"/><circle cx="800" cy="232" r="50" fill="none" stroke="#F2C14E" stroke-width="6"/>' +
    scales(800, 272, 0.46, '#F2C14E', '#D8A942');
  return o + rect(0, 636, 1600, 300, '#3E2A1C');
}

/** The bench of the arbitrator, behind the parties' tables. */
export function hearingBench(): string {
  return (
    rect(520, 560, 560, 180, '#8A5C3B', 8) +
    rect(506, 546, 588, 22, '#B07E50', 8) +
    rect(548, 592, 504, 130, '#7A4E31', 6) +
    rect(704, 606, 192, 62, '#F4EBD6', 6) +
    text(800, 650, '仲裁员', { size: 38, fill: '#5B2A1C', anchor: 'middle', spacing: 4 })
  );
}

/** The two tables of the parties, across the front. */
export function hearingTables(): string {
  const plate = (x: number, words: string) =>
    rect(x, 796, 190, 64, '#F4EBD6', 6) +
    text(x + 95, 841, words, { size: 38, fill: '#5B2A1C', anchor: 'middle', spacing: 4 });
  return (
    rect(-60, 764, 900, 200, '#8A5C3B') +
    rect(-60, 758, 900, 14, '#B98558', 6) +
    rect(960, 764, 700, 200, '#8A5C3B') +
    rect(960, 758, 700, 14, '#B98558', 6) +
    plate(360, '申请人') +
    plate(1190, '被申请人').replace('width="190"', 'width="210"') +
    paper(600, 748, 120, 44, -3, { lines: 2 })
  );
}

/** The people's mediation room. */
export function mediationRoom(): string {
  const o =
    backdrop([0, '#B99B76'], [1, '#8C6F50']) + rect(0, 0, 1600, 560, '#C9AE88') + glow(240, 240, 620, '#FFF0CC', 0.5);
  return (
    o +
    sign(540, 70, 520, 84, '人民调解室') +
    windowView(90, 150, 260, 320) +
    shelf(1270, 150, 270, 420, 3, 31) +
    plant(1180, 470, 0.8)
  );
}

/** The round table of the mediation, with the agreement on it. */
export function mediationTable(): string {
  return (
    table(752) +
    paper(690, 764, 220, 130, 0, { title: '协议书', size: 32, lines: 3, seal: true }) +
    mug(500, 842, 0.85) +
    mug(1100, 842, 0.85)
  );
}
