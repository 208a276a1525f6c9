import { plant } from './furnishings.js';
import { backdrop, glow, rect, seeded, shadow, text } from './markup.js';
import { calendar, sign } from './props.js';

/** A building site: frame, scaffolding, crane. */
export function site(): string {
  let o = backdrop([0, '#3C6FA8'], [0.6, '#F0C48F'], [1, '#E8A765']) + glow(420, 420, 460, '#FFE6A8', 0.7);
  o +=
    '<g stroke="#C98722" stroke-width="14" fill="none"><path d="M1180,760 V120 M1120,160 H1580 M1180,120 L1120,160 M1180,120 L1500,160"/></g><g stroke="#A56B14" stroke-width="5">';
  for (let k = 0; k < 9; k++) o += `<path d="M1173,${160 + k * 60} L1187,${220 + k * 60}"/>`;
  o += `<path d="M1480,166 V330"/></g>${rect(1440, 330, 80, 50, '#8C4A3A', 4)}`;
  for (let k = 0; k < 4; k++) {
    for (let j = 0; j < 5; j++) {
      o +=
        rect(90 + j * 150, 240 + k * 130, 130, 108, '#50627F') +
        rect(90 + j * 150, 240 + k * 130, 130, 108, '#000', 0, `opacity="${0.1 + 0.05 * j}"`);
    }
    o += rect(70, 226 + k * 130, 780, 18, '#9AA6B8');
  }
  for (let j = 0; j < 6; j++) o += rect(72 + j * 150, 226, 18, 560, '#B6C0CE');
  o += rect(850, 250, 10, 540, '#8E98A8') + rect(910, 250, 10, 540, '#8E98A8');
  for (let k = 0; k < 8; k++) o += rect(850, 270 + k * 66, 70, 6, '#A7B0BE');
  return `${o}${rect(0, 760, 1600, 140, '#8A6B4B')}<path d="M0,780 C400,750 900,790 1600,756 L1600,900 L0,900Z" fill="#75583B"/>`;
}

/** Sand bags and bricks before the people on the site. */
export function siteFront(): string {
  let o = '';
  for (let r = 0; r < 3; r++)
    for (let k = 0; k < 7 - r; k++)
      o +=
        rect(1180 + k * 74 + r * 37, 838 - r * 40, 70, 37, r % 2 ? '#B4573F' : '#A34A35', 4) +
        rect(1180 + k * 74 + r * 37, 838 - r * 40, 70, 6, '#D07A60', 3, 'opacity=".7"');
  o += rect(1160, 872, 500, 60, '#5E4630');
  for (const [x, y] of [
    [20, 850],
    [150, 856],
    [84, 800],
  ] as const)
    o += `<path d="M${x},${y} C${x - 24},${y - 56} ${x + 20},${y - 66} ${x + 76},${y - 62} C${x + 140},${y - 62} ${x + 158},${y - 30} ${x + 140},${y} C${x + 120},${y + 22} ${x + 20},${y + 22} ${x},${y}Z" fill="#D9C7A0"/><path d="M${x + 20},${y - 34} C${x + 60},${y - 24} ${x + 100},${y - 26} ${x + 130},${y - 36}" stroke="#B39E74" stroke-width="5" fill="none"/>`;
  return o;
}

/** The site office: a blue cabin at the end of the year. */
export function siteCabin(): string {
  let o = backdrop([0, '#8E9DB3'], [1, '#C3B9A8']) + rect(0, 0, 1600, 700, '#C9D2DC');
  for (let k = 0; k < 27; k++) o += rect(k * 60, 0, 4, 700, '#B3BECB');
  o += rect(0, 660, 1600, 260, '#7F7263') + rect(0, 652, 1600, 14, '#5F7A9E');
  o += rect(0, 0, 1600, 34, '#3D6496') + sign(610, 66, 380, 84, '工地项目部', '#2A5488', '#fff');
  o +=
    rect(120, 150, 300, 250, '#DDE6EE', 6) +
    rect(132, 162, 132, 226, '#93B6D2') +
    rect(276, 162, 132, 226, '#86AAC8') +
    rect(132, 162, 276, 60, '#fff', 0, 'opacity=".25"');
  o += calendar(1180, 170, 1.25, '12月', '28');
  o +=
    rect(680, 200, 240, 470, '#4C6F9C', 4) +
    rect(696, 216, 208, 454, '#5B80AF', 2) +
    rect(874, 440, 14, 46, '#DDE3EA', 6);
  o += text(800, 330, '财务室', { size: 44, fill: '#F1F5FA', anchor: 'middle', spacing: 6 });
  return o + plant(1470, 560, 0.9, '#9A9184');
}

/** The workers' dormitory at night: bunk bed, one lamp, the moon. */
export function dormitory(): string {
  let o = backdrop([0, '#2B3550'], [1, '#1B2338']) + rect(0, 0, 1600, 690, '#333F5C');
  o +=
    rect(620, 100, 330, 280, '#16223F', 6) +
    '<circle cx="860" cy="180" r="36" fill="#F6E9BE"/><circle cx="846" cy="170" r="32" fill="#16223F"/>' +
    glow(860, 180, 130, '#F6E9BE', 0.3);
  const next = seeded(11);
  for (let k = 0; k < 22; k++)
    o += `<circle cx="${636 + next() * 300}" cy="${112 + next() * 150}" r="${1.5 + next() * 1.8}" fill="#E8EEF8" opacity=".7"/>`;
  for (let k = 0; k < 6; k++) o += rect(632 + k * 54, 380 - (30 + next() * 70), 40, 110, '#0F1930');
  o += `<rect x="612" y="92" width="346" height="296" rx="8" fill="none" stroke="#5C6B8C" stroke-width="16"/>${rect(779, 100, 12, 280, '#5C6B8C')}${rect(600, 386, 370, 20, '#6B7A9C', 5)}`;
  // bunk bed
  o +=
    rect(40, 150, 18, 640, '#76839B') +
    rect(500, 150, 18, 640, '#76839B') +
    rect(40, 330, 478, 20, '#8B98B0') +
    rect(40, 620, 478, 20, '#8B98B0');
  o +=
    rect(58, 270, 442, 62, '#4F6C94', 16) +
    rect(70, 250, 120, 56, '#DDE3EA', 22) +
    rect(58, 560, 442, 62, '#7A4B4B', 16) +
    rect(380, 540, 110, 56, '#DDE3EA', 22);
  o +=
    '<path d="M1120,0 V120" stroke="#11182A" stroke-width="6"/><path d="M1120,112 C1080,116 1052,144 1046,172 L1194,172 C1188,144 1160,116 1120,112Z" fill="#D89A45"/><ellipse cx="1120" cy="172" rx="74" ry="10" fill="#FFF1C8"/>' +
    glow(1120, 250, 560, '#FFCF86', 0.42);
  return `${o}${rect(0, 690, 1600, 220, '#232C44')}${rect(0, 684, 1600, 10, '#46536F')}`;
}

/** A street corner at dusk with the poster of the legal service. */
export function posterWall(): string {
  let o = backdrop([0, '#5E739C'], [0.6, '#E9B48A'], [1, '#D99C70']) + rect(0, 90, 1600, 640, '#B98F72');
  const next = seeded(5);
  for (let r = 0; r < 16; r++)
    for (let k = -1; k < 17; k++)
      o += rect(
        k * 100 + (r % 2) * 50,
        94 + r * 40,
        94,
        34,
        '#A97B5F',
        3,
        `opacity="${(0.35 + next() * 0.5).toFixed(2)}"`,
      );
  o += rect(0, 72, 1600, 26, '#8A6248') + glow(800, 330, 620, '#FFE0AE', 0.55);
  o +=
    shadow(806, 330, 250, 300, 0.25) +
    rect(594, 120, 412, 520, '#F7F1E3', 8) +
    rect(594, 120, 412, 124, '#1D4E89', 8) +
    rect(594, 220, 412, 26, '#1D4E89');
  o += text(800, 200, '公共法律服务', { size: 52, fill: '#fff', anchor: 'middle', spacing: 4 });
  o +=
    text(800, 358, '12348', { size: 110, fill: '#C8372D', anchor: 'middle', spacing: 4 }) +
    text(800, 424, '电视按红键', { size: 44, fill: '#14213A', anchor: 'middle', spacing: 4 }) +
    text(800, 482, '视频问律师', { size: 44, fill: '#14213A', anchor: 'middle', spacing: 4 });
  o += '<circle cx="800" cy="560" r="40" fill="#D8372B"/><circle cx="788" cy="546" r="11" fill="#F7A79C"/>';
  return o + rect(0, 720, 1600, 190, '#6E5A4B') + rect(0, 714, 1600, 12, '#8F7660');
}
