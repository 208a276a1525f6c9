import { hand } from '../art/body.js';
import { rect } from '../art/markup.js';
import {
  agreement,
  cityFlat,
  dinnerRoom,
  dinnerTable,
  fruitShop,
  medicineTable,
  nightTable,
  oldRoom,
  shopCounter,
  tableTop,
  villageFront,
  villageYard,
} from '../art/places-home.js';
import { mediationRoom, mediationTable } from '../art/places-service.js';
import { smartphone } from '../art/props.js';
import { CAST } from './cast.js';
import { CLOSING_LINE, closingScene } from './closing.js';
import { aidCounterShot, lawyerAtDesk, serviceRoomShot } from './shots.js';
import type { Story } from './story.js';
import { titleScene } from './title.js';

/** His arm, with the phone at his ear. */
function elderOnPhone(): string {
  return (
    '<path d="M1062,560 C1098,640 1120,740 1116,960" stroke="#4776AE" stroke-width="112" fill="none" stroke-linecap="round"/>' +
    smartphone(1004, 346, 0.4, 9, rect(0, 0, 200, 400, '#22324A')) +
    hand(1050, 494, 1.45, -82, 'warm')
  );
}

/**
 * A mother's maintenance. Sources: 民法典 art. 1067 (parents who cannot work or are in need may claim maintenance from adult children),
 * 老年人权益保障法 art. 19 (giving up an inheritance is no excuse), 法律援助法 arts. 31 (maintenance claims) and 42 (elderly people without
 * fixed livelihood need not prove means). People and sums are invented.
 */
export const maintenance: Story = {
  id: 'mothers-maintenance',
  episode: 2,
  title: { zh: '母亲的赡养费', en: 'A Mother’s Maintenance' },
  summary: {
    zh: '两个儿子互相推，赵奶奶的药费没人出。律师一句话，一家人又坐到了一张桌上。',
    en: 'Two sons pass the burden to each other and nobody pays for their mother’s medicine, until a lawyer explains the law.',
  },
  theme: 'elderly',
  cast: CAST,
  posterScene: 'dinner',
  ultraHd: false,
  scenes: [
    titleScene({ zh: '母亲的赡养费', en: 'a mother’s maintenance' }, 2, [
      { kind: 'drawing', depth: 0.5, draw: villageYard },
      { kind: 'person', depth: 1, who: 'granny', pose: { x: 1150, y: 450, scale: 1.7, mouth: 'calm', look: -3 } },
      { kind: 'drawing', depth: 1.2, draw: villageFront },
    ]),
    {
      id: 'yard',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: villageYard },
        { kind: 'person', depth: 1, who: 'granny', pose: { x: 900, y: 450, scale: 1.65, mouth: 'smile', look: -3 } },
        { kind: 'drawing', depth: 1.2, draw: villageFront },
      ],
      camera: { from: { x: -24, y: 0, zoom: 1.02 }, to: { x: 24, y: 0, zoom: 1.07 } },
      lines: [
        {
          zh: '赵奶奶七十二岁，没有退休金，一个人住在老屋。',
          en: 'Granny Zhao is 72. She has no pension and lives alone in the old house.',
        },
      ],
    },
    {
      id: 'winter',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: () => oldRoom(false) },
        {
          kind: 'person',
          depth: 1,
          who: 'granny',
          pose: { x: 800, y: 430, scale: 1.7, mouth: 'worry', look: 2, lookup: 2 },
        },
        { kind: 'drawing', depth: 1.15, draw: medicineTable },
      ],
      camera: { from: { x: 0, y: 0, zoom: 1 }, to: { x: 8, y: 10, zoom: 1.08 } },
      lines: [
        {
          zh: '入冬以后她常看病，药费一个月要八百块。',
          en: 'Since winter she often sees the doctor. Her medicine costs 800 yuan a month.',
        },
      ],
    },
    {
      id: 'elder-son',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: cityFlat },
        { kind: 'person', depth: 1, who: 'elder', pose: { x: 880, y: 430, scale: 1.75, mouth: 'calm', look: -3 } },
        {
          kind: 'drawing',
          depth: 1.02,
          draw: elderOnPhone,
        },
      ],
      camera: { from: { x: 20, y: 0, zoom: 1.02 }, to: { x: -14, y: 0, zoom: 1.06 } },
      lines: [
        { zh: '大儿子在电话里说：', en: 'The elder son says on the phone:' },
        { zh: '“老房子给了弟弟，该他管。”', en: '“My brother got the house. It is up to him.”', speaker: 'elder' },
      ],
    },
    {
      id: 'younger-son',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: fruitShop },
        { kind: 'person', depth: 1, who: 'younger', pose: { x: 760, y: 430, scale: 1.7, mouth: 'calm', look: 3 } },
        { kind: 'drawing', depth: 1.15, draw: shopCounter },
      ],
      camera: { from: { x: -16, y: 0, zoom: 1.02 }, to: { x: 16, y: 0, zoom: 1.06 } },
      lines: [
        { zh: '小儿子说：', en: 'The younger son says:' },
        { zh: '“大哥不出，我也不出。”', en: '“If he does not pay, neither do I.”', speaker: 'younger' },
      ],
    },
    {
      id: 'night',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: () => oldRoom(true) },
        {
          kind: 'person',
          depth: 1,
          who: 'granny',
          pose: { x: 860, y: 440, scale: 1.65, mouth: 'worry', look: 4, lookup: -3 },
        },
        { kind: 'drawing', depth: 1.15, draw: nightTable },
      ],
      camera: { from: { x: 0, y: 0, zoom: 1 }, to: { x: 20, y: -8, zoom: 1.08 } },
      lines: [
        { zh: '夜里，老人望着全家福，一夜没合眼。', en: 'At night she looks at the family portrait and cannot sleep.' },
      ],
    },
    {
      id: 'service-room',
      ...serviceRoomShot(
        [
          { kind: 'person', depth: 0.95, who: 'sun', pose: { x: 620, y: 470, scale: 1.45, mouth: 'smile', look: -3 } },
          { kind: 'person', depth: 1, who: 'granny', pose: { x: 310, y: 490, scale: 1.5, mouth: 'calm', look: 4 } },
        ],
        1.06,
      ),
      lines: [
        {
          zh: '村里的小孙陪她来到公共法律服务室，按下了红键。',
          en: 'Sun from the village office takes her to the legal service room and presses the red key.',
        },
      ],
    },
    {
      id: 'lawyer',
      layers: lawyerAtDesk({ x: 800, y: 400, scale: 1.85 }, { withScales: false }),
      camera: { from: { x: 0, y: 6, zoom: 1 }, to: { x: 0, y: -6, zoom: 1.06 } },
      lines: [
        { zh: '周律师说：', en: 'Lawyer Zhou says:' },
        {
          zh: '“赡养父母是子女的法定义务，分没分家产，都不能推。”',
          en: '“Maintaining one’s parents is a duty in law, whoever got the property.”',
          speaker: 'zhou',
        },
      ],
      citation: {
        fromLine: 1,
        law: { zh: '《民法典》', en: 'Civil Code' },
        article: { zh: '第一千零六十七条', en: 'Article 1067' },
        gist: {
          zh: '子女不履行赡养义务的，缺乏劳动能力或者生活困难的父母，有要求给付赡养费的权利。',
          en: 'Parents who cannot work or are in need may claim maintenance from adult children who fail in their duty.',
        },
      },
    },
    {
      id: 'legal-aid',
      ...aidCounterShot(1130, {
        kind: 'person',
        depth: 1,
        who: 'granny',
        pose: { x: 440, y: 400, scale: 1.6, mouth: 'calm', look: 4 },
        moods: [{ line: 1, mouth: 'smile' }],
      }),
      lines: [
        { zh: '要赡养费，可以申请法律援助。', en: 'Legal aid is there for maintenance claims.' },
        {
          zh: '没有固定生活来源的老人，不用核查经济困难。',
          en: 'Elderly people without a fixed livelihood need not prove hardship.',
        },
      ],
      citation: {
        fromLine: 0,
        law: { zh: '《法律援助法》', en: 'Legal Aid Law' },
        article: { zh: '第三十一条、第四十二条', en: 'Articles 31 and 42' },
        gist: {
          zh: '请求给付赡养费可以申请法律援助；无固定生活来源的老年人，免予核查经济困难状况。',
          en: 'Maintenance claims qualify for legal aid; elderly people without fixed livelihood are exempt from the means check.',
        },
      },
    },
    {
      id: 'mediation',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: mediationRoom },
        { kind: 'person', depth: 0.85, who: 'mediator', pose: { x: 800, y: 395, scale: 1.4, mouth: 'calm' } },
        {
          kind: 'person',
          depth: 1,
          who: 'elder',
          pose: { x: 330, y: 450, scale: 1.55, mouth: 'worry', look: 4, lookup: 2 },
        },
        {
          kind: 'person',
          depth: 1,
          who: 'younger',
          pose: { x: 1280, y: 456, scale: 1.55, mouth: 'worry', look: -4, lookup: 2 },
        },
        { kind: 'drawing', depth: 1.15, draw: mediationTable },
      ],
      camera: { from: { x: 0, y: 0, zoom: 1.06 }, to: { x: 0, y: 0, zoom: 1 } },
      lines: [
        {
          zh: '调解室里，兄弟俩听完法律，红了脸。',
          en: 'In the mediation room the brothers hear the law, and are ashamed.',
          speaker: 'mediator',
        },
      ],
    },
    {
      id: 'agreement',
      layers: [
        { kind: 'drawing', depth: 0.8, draw: tableTop },
        { kind: 'drawing', depth: 1, draw: agreement },
      ],
      camera: { from: { x: -10, y: -24, zoom: 1.06 }, to: { x: 10, y: 10, zoom: 1.06 } },
      lines: [
        {
          zh: '协议写明：每人每月四百元，医药费平摊。',
          en: 'The agreement says: 400 yuan a month each, medical costs shared equally.',
        },
      ],
    },
    {
      id: 'dinner',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: dinnerRoom },
        { kind: 'person', depth: 1, who: 'elder', pose: { x: 330, y: 430, scale: 1.42, mouth: 'smile', look: 3 } },
        { kind: 'person', depth: 1, who: 'younger', pose: { x: 1290, y: 436, scale: 1.42, mouth: 'grin', look: -3 } },
        { kind: 'person', depth: 1, who: 'granny', pose: { x: 800, y: 420, scale: 1.48, mouth: 'smile' } },
        { kind: 'person', depth: 1, who: 'grandson', pose: { x: 1050, y: 570, scale: 1.02, mouth: 'grin', look: -3 } },
        { kind: 'drawing', depth: 1.15, draw: dinnerTable },
      ],
      camera: { from: { x: 0, y: 0, zoom: 1.07 }, to: { x: 0, y: 0, zoom: 1 } },
      lines: [{ zh: '周末，一家人又坐到了一张桌上。', en: 'At the weekend the family sits at one table again.' }],
      holdMs: 700,
    },
    closingScene(CLOSING_LINE),
  ],
};
