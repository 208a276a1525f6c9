import { AGENT, asset, HOME, ID, ON_AIR } from '../session/testing.js';
import type { PlaceData } from './fullPage.js';

const BANNER = '莫力达瓦达斡尔族自治旗';
const COMMUNITY = `${BANNER}尼尔基镇纳文西街社区`;
const PERSON = '乌云其其格·额尔德尼巴特尔';
const TITLE = '法律援助中心副主任、三级律师';

/** Names as long as real ones get: of an autonomous banner, of people with a Mongolian name, of a film. */
export const LONG: PlaceData = {
  home: {
    ...HOME,
    district: {
      ...HOME.district,
      name: { zh: BANNER, en: 'Morin Dawa Daur Autonomous Banner' },
      serviceName: { zh: `${BANNER}公共法律服务`, en: 'Morin Dawa Daur Autonomous Banner public legal services' },
    },
    site: { ...HOME.site, name: `${COMMUNITY}服务室`, orgUnit: { ...HOME.site.orgUnit, name: COMMUNITY } },
    place: { word: 'community', unitEn: 'Nawen West Street Community, Nierji Town', siteEn: 'Service room' },
    terminal: { ...HOME.terminal, name: `${COMMUNITY} 3 号楼 2 单元` },
    duty: { ...HOME.duty, onDuty: [{ displayName: PERSON, title: TITLE, portrait: null }], waiting: 48 },
    adviser: HOME.adviser && {
      ...HOME.adviser,
      name: PERSON,
      title: '三级律师',
      hours: '每月第一、第三个星期三\n上午 9:00～11:00，下午 14:30～17:00',
      duties: '解答法律问题，代写法律文书，参与人民调解，每季度讲一次法律课，协助申请法律援助和公证',
      phone: '0470-4612348 转 8001',
    },
  },
  agent: { ...AGENT, displayName: PERSON, title: TITLE },
  onAir: {
    ...ON_AIR,
    now: ON_AIR.now && {
      ...ON_AIR.now,
      asset: {
        ...asset('a'),
        title: {
          zh: '老板跑了，工钱找谁要：农民工讨薪的五条路和三个期限',
          en: 'Who pays when the boss is gone: five ways and three time limits',
        },
        summary: {
          zh: '工地停了，老板不见了，三十多个人八个月的工钱没有着落。劳动监察、仲裁、起诉、支付令、法律援助，律师一条一条讲清楚先走哪条、多久有结果、要带什么。',
          en: 'The site stands still, the boss is gone, and thirty people wait for eight months of wages. A lawyer explains the five ways one by one: which first, how long each takes, what to bring.',
        },
      },
    },
  },
  emergency: {
    id: ID(700),
    issuer: `${BANNER}防汛抗旱指挥部办公室、应急管理局、气象局`,
    issuedAt: '2026-06-11T07:42:00.000Z',
    headline: `${BANNER}山洪灾害气象风险红色预警`,
    body: `${'今天夜里到明天上午，嫩江右岸各支流沿线有大到暴雨，局部有特大暴雨，引发山洪的可能性很大。'.repeat(3)}请听从社区安排。`,
    points: [
      '住在河边、沟口、坡下的人马上离开，往高处走，不要回去取东西，也不要过河、过桥、过漫水路',
      '关上电和煤气，带上身份证、药和手机，叫上邻居和行动不便的老人',
      '有人被困，打 119；受伤，打 120；不知道去哪里，打社区值班电话 0470-4612348',
    ],
    endsAt: '2026-06-11T12:00:00.000Z',
  },
  message: '今晚七点到明早六点，北山街道停水检修，请大家提前接好水，家里有老人的邻居互相提醒一下。'.repeat(3),
  goodbye: {
    state: 'confirmed',
    lines: [
      '12月3日前带身份证、劳动合同、工资条、银行流水和两位工友的书面证明，到旗法律援助中心窗口交申请表，人不方便可委托家属',
      '仲裁时效到2027年6月30日为止，过了这一天仲裁委员会可能不再受理，所以不要等老板回来，先去旗劳动人事争议仲裁院立案',
      '公司如果注销，可以把股东列为被告；具体怎么写，打0470-4612348转8001找乌云其其格·额尔德尼巴特尔律师',
    ],
    nextOn: '2026-12-03',
    url: 'https://falink.molidawa.example/console/summary.html#Zk1bqv0yq1J8C3s2nB7oVb4d6mVwT0aQ9xLrE5uHfGc',
    remainingMs: 600_000,
  },
};
