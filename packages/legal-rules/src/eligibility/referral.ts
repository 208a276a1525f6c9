import type { Text } from '../text.js';

/** Where to go when legal aid is not the way, or beside it. */
export type ReferralId =
  | 'hotline'
  | 'mediation'
  | 'labour_arbitration'
  | 'labour_inspection'
  | 'court'
  | 'notary'
  | 'review'
  | 'petition'
  | 'police'
  | 'own_lawyer'
  | 'prosecutor';

export interface Referral {
  readonly id: ReferralId;
  readonly name: Text;
  readonly what: Text;
}

const TEXTS: Readonly<Record<ReferralId, Omit<Referral, 'id'>>> = {
  hotline: {
    name: { zh: '12348 法律服务热线', en: '12348 legal hotline' },
    what: { zh: '问法律问题不收钱，也能问本省还管哪些事。', en: 'Free advice; also on what your province adds.' },
  },
  mediation: {
    name: { zh: '人民调解委员会', en: "People's mediation committee" },
    what: {
      zh: '社区、村里、街道都有，调解不收钱；调成了可以让法院确认。',
      en: 'In every community and street office, free of charge; a court can confirm what was agreed.',
    },
  },
  labour_arbitration: {
    name: { zh: '劳动人事争议仲裁委员会', en: 'Labour arbitration commission' },
    what: {
      zh: '劳动争议先仲裁，不收钱，一般要在一年内提出。',
      en: 'Labour disputes go there first; free; usually within a year.',
    },
  },
  labour_inspection: {
    name: { zh: '劳动保障监察（12333）', en: 'Labour inspection (12333)' },
    what: { zh: '欠薪可以投诉，由劳动监察去查。', en: 'Takes complaints about unpaid wages.' },
  },
  court: {
    name: { zh: '人民法院诉讼服务中心', en: "Court's service centre" },
    what: {
      zh: '可以自己起诉；交费困难的，可以申请缓、减、免。',
      en: 'Sue yourself; fees can be deferred, reduced or waived.',
    },
  },
  notary: {
    name: { zh: '公证处', en: 'Notary office' },
    what: { zh: '遗嘱、继承、委托、声明等公证在那里办。', en: 'Wills, inheritance, powers of attorney, declarations.' },
  },
  review: {
    name: { zh: '行政复议机构', en: 'Administrative review office' },
    what: {
      zh: '不服政府部门的决定，一般六十日内申请复议，不收钱。',
      en: 'Against a decision of an authority; usually within 60 days; free.',
    },
  },
  petition: {
    name: { zh: '信访部门', en: 'Petition office' },
    what: { zh: '反映情况、提意见建议。', en: 'For complaints and suggestions.' },
  },
  police: {
    name: { zh: '110 报警', en: 'Police, 110' },
    what: {
      zh: '有人正在受伤害，先报警；可以要求出告诫书。',
      en: 'When somebody is being hurt, call first; ask for a written warning.',
    },
  },
  own_lawyer: {
    name: { zh: '您自己请的律师', en: 'Your own lawyer' },
    what: {
      zh: '已经请了律师，先跟他商量；解除委托以后，还可以来申请。',
      en: 'Talk to them first; after ending that mandate you may still apply.',
    },
  },
  prosecutor: {
    name: { zh: '法院或者检察院申诉窗口', en: 'Petition window of the court or procuratorate' },
    what: { zh: '不服生效判决，先在那里申诉或者申请再审。', en: 'Ask there for a retrial of a final judgment.' },
  },
};

export function referral(id: ReferralId): Referral {
  return { id, ...TEXTS[id] };
}
