import type { Category, Role, TerminalKind } from '@falink/protocol';

/** The demo district is invented; its figures and promises are only its own. Ids are fixed so that seeding can repeat. */
const id = (group: number, n: number): string =>
  `00000000-0000-4000-8${group.toString().padStart(3, '0')}-${n.toString().padStart(12, '0')}`;

export const DEMO_PASSWORD = 'falink-demo';

export const DISTRICT = {
  nameZh: '云河区',
  nameEn: 'Yunhe District',
  serviceZh: '云河区公共法律服务中心',
  serviceEn: 'Yunhe Public Legal Service Center',
  shortName: '云河',
  hotline: '12348',
  supervisionPhone: '0470-8212348',
  callbackWithinMinutes: 30,
  hours: {
    week: [
      ...Array.from({ length: 5 }, () => [
        { from: '08:30', to: '12:00' },
        { from: '14:30', to: '17:30' },
      ]),
      [],
      [],
    ],
    exceptions: [],
  },
  channelId: 'main',
} as const;

export const ORG_UNITS = [
  { id: id(1, 1), path: 'yunhe', name: '云河区', nameEn: 'Yunhe' },
  { id: id(1, 2), path: 'yunhe.dongjie', name: '东街街道', nameEn: 'Dongjie Street' },
  { id: id(1, 3), path: 'yunhe.beiliang', name: '北梁街道', nameEn: 'Beiliang Street' },
  { id: id(1, 4), path: 'yunhe.liuhe', name: '柳河镇', nameEn: 'Liuhe Town' },
  { id: id(1, 11), path: 'yunhe.dongjie.chaoyang', name: '朝阳社区', nameEn: 'Chaoyang Community' },
  { id: id(1, 12), path: 'yunhe.dongjie.yongan', name: '永安社区', nameEn: 'Yong’an Community' },
  { id: id(1, 13), path: 'yunhe.beiliang.gongren', name: '工人村社区', nameEn: 'Gongrencun Community' },
  { id: id(1, 14), path: 'yunhe.beiliang.hepan', name: '河畔社区', nameEn: 'Hepan Community' },
  { id: id(1, 15), path: 'yunhe.liuhe.liuhe', name: '柳河村', nameEn: 'Liuhe Village' },
  { id: id(1, 16), path: 'yunhe.liuhe.shuiquan', name: '水泉村', nameEn: 'Shuiquan Village' },
] as const;

export const SITES = [
  {
    id: id(2, 1),
    kind: 'household',
    org: 'yunhe.dongjie.chaoyang',
    name: '朝阳社区 3 号楼 王奶奶家',
    lng: 119.7421,
    lat: 49.2163,
  },
  {
    id: id(2, 2),
    kind: 'household',
    org: 'yunhe.beiliang.gongren',
    name: '工人村 12 栋 李师傅家',
    lng: 119.7208,
    lat: 49.2287,
  },
  { id: id(2, 3), kind: 'household', org: 'yunhe.liuhe.liuhe', name: '柳河村 赵家', lng: 119.7867, lat: 49.1892 },
  {
    id: id(2, 4),
    kind: 'community_room',
    org: 'yunhe.dongjie.chaoyang',
    name: '朝阳社区公共法律服务室',
    lng: 119.7438,
    lat: 49.2149,
  },
  {
    id: id(2, 5),
    kind: 'community_room',
    org: 'yunhe.liuhe.liuhe',
    name: '柳河村公共法律服务室',
    lng: 119.7851,
    lat: 49.1907,
  },
  {
    id: id(2, 6),
    kind: 'community_room',
    org: 'yunhe.dongjie.yongan',
    name: '永安社区公共法律服务室',
    lng: 119.7512,
    lat: 49.2094,
  },
  {
    id: id(2, 7),
    kind: 'community_room',
    org: 'yunhe.beiliang.gongren',
    name: '工人村社区公共法律服务室',
    lng: 119.7192,
    lat: 49.2301,
  },
  {
    id: id(2, 8),
    kind: 'community_room',
    org: 'yunhe.beiliang.hepan',
    name: '河畔社区公共法律服务室',
    lng: 119.7293,
    lat: 49.2378,
  },
  {
    id: id(2, 9),
    kind: 'community_room',
    org: 'yunhe.liuhe.shuiquan',
    name: '水泉村公共法律服务室',
    lng: 119.8024,
    lat: 49.1788,
  },
  { id: id(2, 10), kind: 'community_room', org: 'yunhe.dongjie', name: '东街司法所', lng: 119.7469, lat: 49.2121 },
  { id: id(2, 11), kind: 'community_room', org: 'yunhe.beiliang', name: '北梁司法所', lng: 119.7244, lat: 49.2331 },
  { id: id(2, 12), kind: 'community_room', org: 'yunhe', name: '云河区公共法律服务中心', lng: 119.7365, lat: 49.2212 },
] as const;

export interface DemoTerminal {
  readonly id: string;
  readonly demoName: string;
  readonly name: string;
  readonly kind: TerminalKind;
  readonly siteId: string;
}

export const TERMINALS: readonly DemoTerminal[] = [
  { id: id(3, 1), demoName: 'home-1', name: '王奶奶家的电视', kind: 'home', siteId: id(2, 1) },
  { id: id(3, 2), demoName: 'home-2', name: '李师傅家的电视', kind: 'home', siteId: id(2, 2) },
  { id: id(3, 3), demoName: 'home-3', name: '赵家的电视', kind: 'home', siteId: id(2, 3) },
  { id: id(3, 4), demoName: 'room-1', name: '朝阳社区服务室终端', kind: 'room', siteId: id(2, 4) },
  { id: id(3, 5), demoName: 'room-2', name: '柳河村服务室终端', kind: 'room', siteId: id(2, 5) },
];

export interface DemoStaff {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly title: string;
  readonly office: string;
  readonly portrait: string | null;
  readonly org: string;
  readonly roles: readonly Role[];
  readonly skills: readonly Exclude<Category, 'uncategorised'>[];
}

export const STAFF: readonly DemoStaff[] = [
  {
    id: id(4, 1),
    username: 'lawyer',
    displayName: '周敏',
    title: '律师',
    office: '云河区公共法律服务中心',
    portrait: 'zhou',
    org: 'yunhe',
    roles: ['duty_lawyer'],
    skills: ['labour', 'work_injury', 'family', 'elderly'],
  },
  {
    id: id(4, 2),
    username: 'lawyer2',
    displayName: '李文博',
    title: '律师',
    office: '云河区公共法律服务中心',
    portrait: 'li',
    org: 'yunhe',
    roles: ['duty_lawyer'],
    skills: ['housing', 'traffic', 'lending', 'minors'],
  },
  {
    id: id(4, 3),
    username: 'aid',
    displayName: '何静',
    title: '法律援助受理员',
    office: '云河区法律援助中心',
    portrait: 'sun',
    org: 'yunhe',
    roles: ['legal_aid_officer'],
    skills: [],
  },
  {
    id: id(4, 4),
    username: 'roomstaff',
    displayName: '孙丽',
    title: '社区公共法律服务专员',
    office: '朝阳社区公共法律服务室',
    portrait: null,
    org: 'yunhe.dongjie',
    roles: ['room_staff'],
    skills: [],
  },
  {
    id: id(4, 5),
    username: 'supervisor',
    displayName: '王建平',
    title: '值班主任',
    office: '云河区司法局',
    portrait: 'wang',
    org: 'yunhe',
    roles: ['supervisor'],
    skills: [],
  },
  {
    id: id(4, 6),
    username: 'operator',
    displayName: '乌兰',
    title: '指挥中心值班员',
    office: '云河区司法局',
    portrait: 'wulan',
    org: 'yunhe',
    roles: ['operator'],
    skills: [],
  },
  {
    id: id(4, 7),
    username: 'admin',
    displayName: '赵刚',
    title: '系统管理员',
    office: '云河区司法局',
    portrait: 'zhao',
    org: 'yunhe',
    roles: ['admin'],
    skills: [],
  },
];

export const ADVISER = {
  name: '陈国栋',
  title: '村居法律顾问 · 律师',
  duties: '解答法律咨询，代写简单法律文书，参与纠纷调解，开展法治讲座',
  hours: '每周三 9:00-11:30、14:00-17:00',
  phone: '0470-8123480',
  portrait: 'chen',
  /** Wednesday, the day of the hours above. */
  weekday: 3,
} as const;
