import { curtain, dish, house, mug, plant, shelf, table, tree, windowView } from './furnishings.js';
import { backdrop, glow, linear, rect, seeded, text } from './markup.js';
import { attendanceSheet, calendar, chatScreen, familyPhoto, lantern, medicine, paper, smartphone } from './props.js';

/** A village house under snow on the last evening of the year. */
export function newYearYard(): string {
  let o =
    backdrop([0, '#1B2B58'], [0.55, '#5B5E92'], [1, '#E39A78']) +
    '<path d="M0,470 C200,380 420,430 620,400 C860,360 1120,440 1600,370 L1600,900 L0,900Z" fill="#7D86AE"/><path d="M0,560 C300,500 700,540 1000,510 C1300,490 1400,520 1600,500 L1600,900 L0,900Z" fill="#C3CBE2"/>';
  o += house(430, 690, 760, 330, '#EAD3B0', '#5E6A8C', '#7A2F22') + glow(800, 520, 420, '#FFD58A', 0.5);
  // the roof is white with snow
  o += '<path d="M396,368 L520,190 L1100,190 L1224,368 L1180,362 L1080,232 L540,232 L440,362Z" fill="#F4F7FC"/>';
  o +=
    rect(716, 470, 26, 190, '#C8372D', 3) +
    rect(884, 470, 26, 190, '#C8372D', 3) +
    rect(742, 430, 142, 36, '#C8372D', 3) +
    text(813, 459, '新春大吉', { size: 27, fill: '#F7D774', anchor: 'middle', spacing: 4 });
  for (const [k, c] of [...'平安是福'].entries())
    o += text(729, 512 + k * 44, c, { size: 24, fill: '#F7D774', anchor: 'middle' });
  for (const [k, c] of [...'团圆如意'].entries())
    o += text(897, 512 + k * 44, c, { size: 24, fill: '#F7D774', anchor: 'middle' });
  o +=
    lantern(610, 430, 0.95) +
    lantern(1016, 430, 0.95) +
    glow(610, 430, 130, '#FF9A6A', 0.5) +
    glow(1016, 430, 130, '#FF9A6A', 0.5);
  o +=
    '<path d="M0,690 C400,660 1200,660 1600,690 L1600,900 L0,900Z" fill="#E8EDF7"/>' +
    tree(120, 720, 1.1, ['#8FA3B8', '#71869F', '#DCE6F0']) +
    tree(1500, 720, 1.15, ['#8FA3B8', '#71869F', '#DCE6F0']);
  const next = seeded(8);
  for (let k = 0; k < 90; k++)
    o += `<circle cx="${(next() * 1600).toFixed(0)}" cy="${(next() * 880).toFixed(0)}" r="${(2 + next() * 4).toFixed(1)}" fill="#fff" opacity="${(0.35 + next() * 0.5).toFixed(2)}"/>`;
  return o;
}

/** Snow that lies before the people. */
export function snowFront(): string {
  return '<path d="M-60,836 C300,800 620,846 900,824 C1200,802 1400,836 1660,816 L1660,960 L-60,960Z" fill="#F4F7FC"/><path d="M-60,872 C300,850 700,884 1000,866 C1300,850 1500,872 1660,862 L1660,960 L-60,960Z" fill="#DDE5F2"/>';
}

/** The old house in the village, autumn. */
export function villageYard(): string {
  let o =
    backdrop([0, '#6FA9D4'], [0.55, '#D5E7E8'], [1, '#F3DDB4']) +
    glow(1300, 170, 340, '#FFF2C4', 0.9) +
    '<circle cx="1300" cy="170" r="50" fill="#FFF6DA"/>';
  o +=
    '<path d="M0,470 C200,340 420,420 620,380 C860,330 1120,430 1600,330 L1600,900 L0,900Z" fill="#A9BB8C"/><path d="M0,560 C300,480 600,530 900,500 C1200,470 1400,510 1600,480 L1600,900 L0,900Z" fill="#8FA873"/>';
  o +=
    house(180, 660, 640, 290, '#DFC8A2', '#7D4436', '#5B3A27') +
    tree(1180, 690, 1.55, ['#D08A3E', '#B3702C', '#E3A95A']);
  for (const [x, y] of [
    [1120, 330],
    [1210, 380],
    [1080, 400],
    [1250, 320],
    [1160, 430],
  ] as const)
    o += `<circle cx="${x}" cy="${y}" r="15" fill="#E8622C"/><circle cx="${x - 5}" cy="${y - 5}" r="4" fill="#F9B48A"/>`;
  o += '<path d="M0,660 C400,630 1200,630 1600,660 L1600,900 L0,900Z" fill="#CDAF7B"/>';
  for (let k = 0; k < 9; k++) o += rect(1010 + k * 72, 560 + (k % 2) * 6, 16, 150, '#8E6B45', 4);
  return o + rect(1000, 590, 640, 14, '#8E6B45', 4) + rect(1000, 650, 640, 14, '#8E6B45', 4);
}

/** The fence corner and straw before her. */
export function villageFront(): string {
  let o = '<path d="M-60,836 C400,806 1200,806 1660,836 L1660,960 L-60,960Z" fill="#B99A63"/>';
  for (const x of [60, 250, 1310, 1470])
    for (let k = -4; k <= 4; k++)
      o += `<path d="M${x},${880} Q${x + k * 8},${840 - Math.abs(k) * 3} ${x + k * 17},${800 + Math.abs(k) * 12}" stroke="${k % 2 ? '#8E9A52' : '#A8AF63'}" stroke-width="8" fill="none" stroke-linecap="round"/>`;
  return o;
}

/** Her room: by day in winter, or at night with the moon. */
export function oldRoom(night: boolean): string {
  const wall = night ? '#3E3A50' : '#D4BC98';
  let o = backdrop([0, wall], [1, night ? '#262437' : '#A98B66']) + rect(0, 0, 1600, 640, wall);
  o += windowView(
    140,
    90,
    400,
    340,
    night ? ['#14213F', '#33456E'] : ['#CFDCE6', '#EEF2F4'],
    night ? '#6B6178' : '#E9DFC8',
    false,
  );
  if (night) o += `<circle cx="250" cy="170" r="34" fill="#F6E9BE"/>${glow(250, 170, 150, '#F6E9BE', 0.35)}`;
  else {
    const next = seeded(3);
    for (let k = 0; k < 40; k++)
      o += `<circle cx="${(146 + next() * 388).toFixed(0)}" cy="${(96 + next() * 328).toFixed(0)}" r="${(2 + next() * 3).toFixed(1)}" fill="#fff" opacity=".9"/>`;
  }
  o +=
    curtain(76, 50, 74, 470, night ? '#5B4560' : '#A8685A', night ? '#4A374F' : '#8B5145') +
    curtain(530, 50, 74, 470, night ? '#5B4560' : '#A8685A', night ? '#4A374F' : '#8B5145');
  o += familyPhoto(1080, 110, 1.25) + calendar(1410, 150, 0.8, '12月', '20');
  o +=
    rect(1080, 430, 520, 260, night ? '#3A2A26' : '#6B4731', 8) +
    rect(1080, 430, 520, 14, night ? '#5A4238' : '#8A6040') +
    rect(1110, 466, 210, 190, night ? '#453028' : '#7A5338', 6) +
    rect(1350, 466, 210, 190, night ? '#453028' : '#7A5338', 6);
  o += rect(0, 640, 1600, 300, night ? '#2A2330' : '#8F7352');
  return night ? o + glow(1060, 420, 560, '#FFC98A', 0.32) : o + glow(320, 260, 420, '#FFFFFF', 0.35);
}

/** The table with her medicine. */
export function medicineTable(): string {
  return (
    table(764, '#A9744A', '#6E4526', '#CE9A6A') +
    medicine(300, 830, 1.25) +
    paper(1010, 772, 230, 180, 5, { title: '收费单', size: 38, lines: 4 })
  );
}

/** Her table at night: a lamp, an empty bowl. */
export function nightTable(): string {
  let o = table(764, '#6B4A36', '#3E2A1F', '#8A6448');
  o +=
    rect(1236, 770, 120, 20, '#4A3A2C', 8) +
    rect(1288, 630, 16, 150, '#5B4636') +
    '<path d="M1240,640 L1352,640 L1326,560 L1266,560Z" fill="#E5A94E"/>' +
    glow(1296, 650, 300, '#FFD894', 0.6);
  return (
    o +
    dish(500, 818, 96, '#DDE3EA', '#C9CFD8') +
    '<path d="M590,800 L700,780 M596,812 L706,792" stroke="#8A6448" stroke-width="7" stroke-linecap="round"/>'
  );
}

/** The elder son's flat in the city. */
export function cityFlat(): string {
  let o = backdrop([0, '#C4CEDA'], [1, '#98A6B8']) + rect(0, 0, 1600, 650, '#D3DBE4');
  const [id, sky] = linear([
    [0, '#F0B48A'],
    [1, '#F7DEB8'],
  ]);
  o += sky + rect(150, 70, 560, 400, `url(#${id})`, 6);
  for (const [k, h] of [170, 250, 130, 300, 210, 270, 160].entries()) {
    o += rect(156 + k * 80, 470 - h, 66, h, k % 2 ? '#7388A6' : '#8598B4');
    for (let r = 0; r < Math.floor(h / 44); r++)
      o +=
        rect(166 + k * 80, 482 - h + r * 44, 18, 22, '#FFE7B0', 2, 'opacity=".75"') +
        rect(194 + k * 80, 482 - h + r * 44, 18, 22, '#FFE7B0', 2, 'opacity=".45"');
  }
  o += `<rect x="142" y="62" width="576" height="416" rx="10" fill="none" stroke="#F4F6F8" stroke-width="18"/>${rect(424, 70, 12, 400, '#F4F6F8')}`;
  o +=
    shelf(1230, 110, 300, 430, 3, 17) +
    rect(850, 110, 240, 170, '#F4F6F8', 6) +
    rect(864, 124, 212, 142, '#9DB8CE') +
    '<path d="M864,266 L930,186 L980,236 L1020,176 L1076,266Z" fill="#6E93AE"/>';
  return (
    o +
    rect(0, 650, 1600, 260, '#8A7A68') +
    rect(80, 560, 1440, 400, '#5A6C86', 70) +
    rect(130, 596, 1340, 360, '#6A7E9A', 56)
  );
}

/** The younger son's fruit shop. */
export function fruitShop(): string {
  let o =
    backdrop([0, '#E9D3A8'], [1, '#B98D58']) +
    rect(0, 0, 1600, 900, '#E5CFA4') +
    rect(0, 0, 1600, 134, '#3E7D5B') +
    text(800, 104, '建民水果店', { size: 66, fill: '#FFF3CF', anchor: 'middle', spacing: 12 });
  for (let k = 0; k < 16; k++)
    o += `<path d="M${k * 100},134 h100 v44 a50,42 0 0 1 -100,0Z" fill="${k % 2 ? '#F6F1E4' : '#C8463A'}"/>`;
  for (const [r, row] of [
    ['#D8372B', '#F0B429', '#7FB24A'],
    ['#E8823A', '#B23A48', '#E9C33C'],
    ['#7FB24A', '#D8372B', '#E8823A'],
  ].entries()) {
    o += rect(90, 400 + r * 140, 1420, 16, '#8A6040') + rect(90, 416 + r * 140, 1420, 8, '#000', 0, 'opacity=".15"');
    for (const [g, colour] of row.entries()) {
      for (let k = 0; k < 8; k++) {
        const x = 130 + g * 480 + k * 54;
        o += `<circle cx="${x}" cy="${372 + r * 140}" r="28" fill="${colour}"/><circle cx="${x - 9}" cy="${362 + r * 140}" r="8" fill="#fff" opacity=".35"/>`;
      }
    }
  }
  return o + glow(800, 260, 700, '#FFF2C8', 0.4);
}

/** The counter of the shop. */
export function shopCounter(): string {
  let o = rect(-60, 776, 1720, 190, '#8A5C3B') + rect(-60, 768, 1720, 18, '#B98558', 6);
  for (const [x, colours] of [
    [270, ['#D8372B', '#D8372B', '#E14A3B']],
    [1230, ['#F0B429', '#F0B429', '#F5C54A']],
  ] as const) {
    for (const [k, colour] of colours.entries()) {
      // two on the counter, the third on top of them
      const cx = x + (k === 2 ? 34 : k * 68);
      const cy = k === 2 ? 676 : 735;
      o += `<circle cx="${cx}" cy="${cy}" r="34" fill="${colour}"/><circle cx="${cx - 10}" cy="${cy - 12}" r="9" fill="#fff" opacity=".4"/>`;
    }
  }
  return o;
}

/** Dinner at home, lamp over the table. */
export function dinnerRoom(): string {
  let o =
    backdrop([0, '#6E4A38'], [1, '#4A2F27']) + rect(0, 0, 1600, 560, '#7B5542') + rect(0, 548, 1600, 14, '#5A3B2C');
  o +=
    windowView(120, 70, 360, 330, ['#24406E', '#6D7FA3'], '#C8AE8B', false) +
    glow(390, 140, 110, '#F7E7B8', 0.5) +
    '<circle cx="390" cy="140" r="26" fill="#FBF0CF"/>';
  o +=
    curtain(58, 40, 70, 470, '#B5533F', '#93402F') +
    curtain(470, 40, 70, 470, '#B5533F', '#93402F') +
    familyPhoto(1110, 90, 1.05) +
    calendar(1390, 110, 0.85, '1月', '18');
  o +=
    rect(1120, 400, 480, 180, '#5B3A27', 8) +
    rect(1120, 400, 480, 12, '#8A6040') +
    plant(1530, 345, 0.5, '#D8C4A0') +
    glow(800, 300, 620, '#FFD58A', 0.62);
  o +=
    '<path d="M800,0 V96" stroke="#2A1A12" stroke-width="6"/><path d="M800,58 C720,66 668,110 660,146 L940,146 C932,110 880,66 800,58Z" fill="#E9A94B"/><path d="M830,60 C890,74 932,110 940,146 L860,146 C866,110 850,80 830,60Z" fill="#C9862E"/><ellipse cx="800" cy="146" rx="140" ry="14" fill="#FFF3CF"/>';
  const [id, beam] = linear([
    [0, '#FFE9B0', 0.38],
    [1, '#FFE9B0', 0],
  ]);
  return `${o}${beam}<path d="M664,150 L936,150 L1180,760 L420,760Z" fill="url(#${id})"/>`;
}

/** The dinner itself. */
export function dinnerTable(): string {
  return (
    table(742, '#B9793F', '#7C4A25', '#DDA367') +
    dish(520, 782, 110, '#E9EEF2', '#5F8F4E') +
    dish(800, 808, 130, '#E9EEF2', '#C4622F') +
    dish(1090, 782, 110, '#E9EEF2', '#D8B255') +
    dish(260, 822, 84, '#DDE6EC', '#F5F1E4') +
    dish(1350, 822, 84, '#DDE6EC', '#F5F1E4')
  );
}

/** A table seen from above. */
export function tableTop(): string {
  const [id, wood] = linear([
    [0, '#9A623A'],
    [1, '#6A3F22'],
  ]);
  let o = wood + rect(0, 0, 1600, 900, `url(#${id})`);
  for (let k = 0; k < 10; k++)
    o += `<path d="M0,${60 + k * 90} C400,${52 + k * 90} 1100,${72 + k * 90} 1600,${58 + k * 90}" stroke="#4E2E18" stroke-width="3" opacity=".3" fill="none"/>`;
  return o + glow(760, 420, 760, '#FFE0A4', 0.5);
}

/** What proves the work: attendance sheet, note of the debt, messages. */
export const evidence = {
  attendance: () => attendanceSheet(150, 190, 420, 460, -6),
  note: () =>
    paper(620, 150, 380, 500, 3, {
      title: '工资欠条',
      size: 58,
      colour: '#8E2C23',
      words: ['欠王建国', '工资 46000 元'],
      lines: 4,
      seal: false,
    }),
  chat: () =>
    smartphone(
      1150,
      170,
      1.16,
      7,
      chatScreen('刘老板', [
        { from: 'me', words: '工资呢？' },
        { from: 'them', words: '年底一定给' },
        { from: 'me', words: '已经28号了' },
        { from: 'them', words: '再等等' },
      ]),
    ),
} as const;

/** The signed agreement on the table. */
export function agreement(): string {
  return (
    paper(470, 60, 640, 800, -3, {
      title: '赡养协议',
      size: 78,
      colour: '#8E2C23',
      words: ['每人每月 400 元', '医药费 两人平摊', '轮流回家看望'],
      lines: 3,
      seal: true,
    }) +
    mug(1360, 330, 1.7, '#DDE6EE') +
    '<g transform="translate(1220,560) rotate(34)"><rect x="-14" y="-230" width="28" height="330" rx="12" fill="#1F2A40"/><rect x="4" y="-230" width="10" height="330" rx="5" fill="#000" opacity=".25"/><path d="M-14,100 L14,100 L3,150 L-3,150Z" fill="#D8A942"/><rect x="-16" y="-60" width="32" height="14" fill="#D8A942"/></g>'
  );
}
