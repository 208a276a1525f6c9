import { AGENT, asset, HOME, ON_AIR } from '../session/testing.js';
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
      },
    },
  },
};
