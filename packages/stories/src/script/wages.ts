import { rect } from '../art/markup.js';
import { evidence, newYearYard, snowFront, tableTop } from '../art/places-home.js';
import { hearingBench, hearingRoom, hearingTables, payChain } from '../art/places-service.js';
import { dormitory, posterWall, site, siteCabin, siteFront } from '../art/places-work.js';
import { smartphone } from '../art/props.js';
import { CAST } from './cast.js';
import { CLOSING_LINE, closingScene } from './closing.js';
import { aidCounterShot, lawyerAtDesk, serviceRoomShot } from './shots.js';
import type { Story } from './story.js';
import { titleScene } from './title.js';

const SITE_CLOTHES = { hair: 'cap', outfit: 'vest', accent: '#E2732F' } as const;
const PHONE = { x: 1000, y: 200, s: 1.8 } as const;

/**
 * Wages owed to a migrant worker. Sources: 劳动合同法 (the duty to pay in full and on time), 保障农民工工资支付条例 art. 30 (the main
 * contractor pays first for a subcontractor in arrears), 法律援助法 arts. 31, 42 (no proof of means) and 43 (decision in seven days),
 * 劳动争议调解仲裁法 art. 53 (labour arbitration is free). People and sums are invented.
 */
export const wages: Story = {
  id: 'wages-owed',
  episode: 1,
  title: { zh: '讨薪', en: 'Wages Owed' },
  summary: {
    zh: '老王干了八个月没拿到工资，合同也没签。按下红键，律师一步一步帮他把钱要回来。',
    en: 'Eight months of work, no pay and no contract. With one key a lawyer helps Wang get his money, step by step.',
  },
  theme: 'labour',
  cast: CAST,
  posterScene: 'site',
  ultraHd: true,
  scenes: [
    titleScene({ zh: '讨薪', en: 'wages owed' }, 1, [
      { kind: 'drawing', depth: 0.5, draw: site },
      {
        kind: 'person',
        depth: 1,
        who: 'wang',
        wears: SITE_CLOTHES,
        pose: { x: 1130, y: 440, scale: 1.75, mouth: 'calm', look: -2 },
      },
      { kind: 'drawing', depth: 1.2, draw: siteFront },
    ]),
    {
      id: 'site',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: site },
        { kind: 'person', depth: 0.9, who: 'friend', pose: { x: 1090, y: 500, scale: 1.5, mouth: 'smile', look: -3 } },
        {
          kind: 'person',
          depth: 1,
          who: 'wang',
          wears: SITE_CLOTHES,
          pose: { x: 600, y: 440, scale: 1.75, mouth: 'smile', look: 3 },
        },
        { kind: 'drawing', depth: 1.2, draw: siteFront },
      ],
      camera: { from: { x: -24, y: 0, zoom: 1.02 }, to: { x: 24, y: 0, zoom: 1.06 } },
      lines: [
        {
          zh: '老王在工地上干了八个月，天天盼着发工资。',
          en: 'Wang has worked eight months on the site, waiting for payday.',
        },
      ],
    },
    {
      id: 'cabin',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: siteCabin },
        {
          kind: 'person',
          depth: 1,
          who: 'wang',
          wears: SITE_CLOTHES,
          pose: { x: 500, y: 455, scale: 1.65, mouth: 'worry', look: 4 },
        },
        { kind: 'person', depth: 1, who: 'boss', pose: { x: 1120, y: 440, scale: 1.7, mouth: 'calm', look: -4 } },
      ],
      camera: { from: { x: 0, y: 0, zoom: 1 }, to: { x: 10, y: 8, zoom: 1.06 } },
      lines: [
        { zh: '到了年底，包工头却说：', en: 'At the end of the year the subcontractor says:' },
        { zh: '“公司没给钱，再等等吧。”', en: '“The company has not paid me. Wait a bit longer.”', speaker: 'boss' },
      ],
    },
    {
      id: 'dormitory',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: dormitory },
        {
          kind: 'person',
          depth: 1,
          who: 'wang',
          pose: { x: 560, y: 450, scale: 1.7, mouth: 'calm', look: 4 },
          moods: [{ line: 1, mouth: 'worry' }],
        },
        {
          kind: 'drawing',
          depth: 1.1,
          draw: () =>
            smartphone(
              PHONE.x,
              PHONE.y,
              PHONE.s,
              0,
              rect(0, 0, 200, 400, '#F3D9A6') + rect(0, 290, 200, 110, '#B5533F'),
            ),
        },
        {
          kind: 'person',
          depth: 1.1,
          who: 'niuniu',
          pose: { x: 1180, y: 520, scale: 1.4, mouth: 'smile', look: -1 },
          within: { x: PHONE.x, y: PHONE.y, w: 200 * PHONE.s, h: 400 * PHONE.s, rx: 20 },
        },
      ],
      camera: { from: { x: -8, y: 0, zoom: 1 }, to: { x: 14, y: 0, zoom: 1.06 } },
      lines: [
        { zh: '晚上，女儿打来电话：', en: 'That night his daughter calls:' },
        { zh: '“爸爸，你什么时候回家？”', en: '“Papa, when are you coming home?”', speaker: 'niuniu' },
      ],
    },
    {
      id: 'poster',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: posterWall },
        {
          kind: 'person',
          depth: 1,
          who: 'wang',
          pose: { x: 330, y: 460, scale: 1.6, mouth: 'worry', look: 4 },
          moods: [{ line: 1, mouth: 'calm' }],
        },
        { kind: 'person', depth: 1, who: 'friend', pose: { x: 1270, y: 470, scale: 1.55, mouth: 'smile', look: -4 } },
      ],
      camera: { from: { x: 0, y: 0, zoom: 1.05 }, to: { x: 0, y: 0, zoom: 1 } },
      lines: [
        { zh: '工友告诉他：', en: 'A workmate tells him:' },
        {
          zh: '“公共法律服务室有电视，按红键就能找律师。”',
          en: '“The legal service room has a TV. Press the red key and you get a lawyer.”',
          speaker: 'friend',
        },
      ],
    },
    {
      id: 'service-room',
      ...serviceRoomShot(
        [{ kind: 'person', depth: 1, who: 'wang', pose: { x: 470, y: 450, scale: 1.7, mouth: 'calm', look: 4 } }],
        1.07,
      ),
      lines: [
        { zh: '老王按下红键，周律师很快接了起来。', en: 'Wang presses the red key, and soon lawyer Zhou answers.' },
      ],
    },
    {
      id: 'lawyer',
      layers: lawyerAtDesk({ x: 800, y: 410, scale: 1.9 }),
      camera: { from: { x: 0, y: 6, zoom: 1 }, to: { x: 0, y: -6, zoom: 1.07 } },
      lines: [{ zh: '“没签合同也别怕。', en: '“Don’t be afraid because there is no contract.', speaker: 'zhou' }],
    },
    {
      id: 'evidence',
      layers: [
        { kind: 'drawing', depth: 0.8, draw: tableTop },
        { kind: 'drawing', depth: 1, draw: evidence.attendance },
        { kind: 'drawing', depth: 1, draw: evidence.note },
        { kind: 'drawing', depth: 1.1, draw: evidence.chat },
      ],
      camera: { from: { x: -20, y: -10, zoom: 1.06 }, to: { x: 22, y: 4, zoom: 1.03 } },
      lines: [
        {
          zh: '考勤表、欠条、聊天记录，工友作证，都可以当证据。”',
          en: 'Attendance sheets, a note of the debt, messages, workmates’ testimony: all can be evidence.”',
          speaker: 'zhou',
        },
      ],
    },
    {
      id: 'who-pays',
      layers: lawyerAtDesk({ x: 1150, y: 410, scale: 1.8, look: -3 }, { plantX: 1545, withScales: false }, payChain),
      camera: { from: { x: 0, y: 0, zoom: 1 }, to: { x: 12, y: 0, zoom: 1.04 } },
      lines: [
        {
          zh: '分包单位欠薪，由施工总承包单位先行清偿。',
          en: 'When a subcontractor owes wages, the main contractor pays first.',
          speaker: 'zhou',
        },
      ],
      citation: {
        fromLine: 0,
        law: { zh: '《保障农民工工资支付条例》', en: 'Regulation on Ensuring Wage Payment to Migrant Workers' },
        article: { zh: '第三十条', en: 'Article 30' },
        gist: {
          zh: '分包单位拖欠农民工工资的，由施工总承包单位先行清偿，再依法进行追偿。',
          en: 'Where a subcontractor owes migrant workers wages, the main contractor pays first and then seeks recovery.',
        },
      },
    },
    {
      id: 'legal-aid',
      ...aidCounterShot(1080, {
        kind: 'person',
        depth: 1,
        who: 'wang',
        pose: { x: 430, y: 400, scale: 1.7, mouth: 'calm', look: 4 },
        moods: [{ line: 1, mouth: 'smile' }],
      }),
      lines: [
        {
          zh: '农民工讨薪申请法律援助，不用核查经济困难。',
          en: 'A migrant worker claiming wages gets legal aid without proving hardship.',
        },
        { zh: '七天之内，就有答复。', en: 'There is an answer within seven days.' },
      ],
      citation: {
        fromLine: 0,
        law: { zh: '《法律援助法》', en: 'Legal Aid Law' },
        article: { zh: '第四十二条、第四十三条', en: 'Articles 42 and 43' },
        gist: {
          zh: '申请支付劳动报酬的进城务工人员，免予核查经济困难状况；收到申请七日内决定。',
          en: 'Migrant workers claiming wages are exempt from the means check; a decision comes within seven days.',
        },
      },
    },
    {
      id: 'hearing',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: hearingRoom },
        { kind: 'person', depth: 0.7, who: 'arbitrator', pose: { x: 800, y: 400, scale: 0.98, mouth: 'calm' } },
        { kind: 'drawing', depth: 0.7, draw: hearingBench },
        { kind: 'person', depth: 1, who: 'aidLawyer', pose: { x: 210, y: 470, scale: 1.42, mouth: 'calm', look: 4 } },
        { kind: 'person', depth: 1, who: 'wang', pose: { x: 560, y: 500, scale: 1.34, mouth: 'calm', look: 3 } },
        { kind: 'person', depth: 1, who: 'boss', pose: { x: 1290, y: 490, scale: 1.42, mouth: 'worry', look: -4 } },
        { kind: 'drawing', depth: 1.1, draw: hearingTables },
      ],
      camera: { from: { x: -18, y: 0, zoom: 1.02 }, to: { x: 18, y: 0, zoom: 1.05 } },
      lines: [
        {
          zh: '援助律师陪老王申请劳动仲裁，仲裁不收费。',
          en: 'A legal-aid lawyer goes to labour arbitration with Wang. Arbitration is free.',
          speaker: 'aidLawyer',
        },
      ],
    },
    {
      id: 'home',
      layers: [
        { kind: 'drawing', depth: 0.5, draw: newYearYard },
        { kind: 'person', depth: 1, who: 'niuniu', pose: { x: 790, y: 600, scale: 1.15, mouth: 'grin', look: -3 } },
        { kind: 'person', depth: 1, who: 'wang', pose: { x: 480, y: 450, scale: 1.6, mouth: 'grin', look: 3 } },
        { kind: 'drawing', depth: 1.2, draw: snowFront },
      ],
      camera: { from: { x: 0, y: 0, zoom: 1.08 }, to: { x: 0, y: 0, zoom: 1 } },
      lines: [
        { zh: '工资到账了。老王赶在过年前，回到了家。', en: 'The wages are paid. Wang is home before the New Year.' },
      ],
      holdMs: 500,
    },
    closingScene(CLOSING_LINE),
  ],
};
