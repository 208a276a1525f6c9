import { aidLaw } from '../aid-law.js';
import type { Text } from '../text.js';
import type { AidMatter } from '../vocabulary/application-form.js';
import type { ReferralId } from './referral.js';

/** How the law treats a matter [LR51]. */
export type Basis =
  /** Art. 29, 31: for those who cannot afford a lawyer. */
  | 'means'
  /** Art. 32: whatever the income. */
  | 'no_limit'
  /** Art. 24: a suspect or accused, for want of means or another reason. */
  | 'defence'
  /** Art. 28: the court has a lawyer appointed. */
  | 'notice'
  /** Art. 33: once a retrial is ordered, for those who cannot afford a lawyer. */
  | 'retrial'
  /** Not in the national lists; Art. 31 (9) lets a province add it. */
  | 'province'
  /** Not a matter that a representative is needed for. */
  | 'elsewhere';

interface MatterEntry {
  readonly name: Text;
  readonly basis: Basis;
  readonly citation: Text;
  /** The matter of the application form that this is filed under. */
  readonly formMatter: AidMatter;
  /** Art. 42 (3) exempts migrant workers here. */
  readonly migrantExempt?: true;
  /** Where else to go: instead when outside, beside it else. */
  readonly referrals: readonly ReferralId[];
}

function entry(
  zh: string,
  en: string,
  basis: Basis,
  law: readonly [article: number, item?: number],
  formMatter: AidMatter,
  referrals: readonly ReferralId[],
): MatterEntry {
  return { name: { zh, en }, basis, citation: aidLaw(...law), formMatter, referrals };
}

/** What people come with, in plain names. The first eleven are Art. 31 (1)-(8), the next four Art. 32 (1)-(4). */
export const MATTERS = {
  labour_remuneration: {
    ...entry(
      '拖欠工资、确认劳动关系',
      'Unpaid wages, being recognised as an employee',
      'means',
      [31, 5],
      'labour_remuneration',
      ['labour_inspection', 'labour_arbitration'],
    ),
    migrantExempt: true,
  },
  work_injury: {
    ...entry('工伤赔偿', 'Injury at work', 'means', [31, 7], 'personal_injury', ['labour_arbitration']),
    migrantExempt: true,
  },
  traffic_injury: entry('交通事故受伤', 'Injury in traffic', 'means', [31, 7], 'personal_injury', ['mediation']),
  food_drug_injury: entry('食品、药品伤害', 'Harm from food or medicines', 'means', [31, 7], 'personal_injury', [
    'mediation',
  ]),
  medical_injury: entry('医疗事故受伤', 'Harm in medical care', 'means', [31, 7], 'personal_injury', ['mediation']),
  maintenance: entry(
    '赡养费、抚养费、扶养费',
    'Maintenance of parents, children or spouse',
    'means',
    [31, 4],
    'maintenance',
    ['mediation'],
  ),
  social_insurance: entry(
    '社会保险、社会救助',
    'Social insurance or social assistance',
    'means',
    [31, 2],
    'social_insurance',
    ['review'],
  ),
  pension: entry('抚恤金', "Survivors' and disability pensions", 'means', [31, 3], 'pension', ['review']),
  state_compensation: entry('国家赔偿', 'State compensation', 'means', [31, 1], 'state_compensation', []),
  capacity: entry('认定行为能力、监护', 'Legal capacity and guardianship', 'means', [31, 6], 'capacity', ['court']),
  environment: entry('环境污染、生态破坏', 'Pollution and ecological damage', 'means', [31, 8], 'environment', [
    'mediation',
  ]),
  martyrs: entry(
    '英雄烈士近亲属维护名誉',
    'Honour of heroes and martyrs, for close relatives',
    'no_limit',
    [32, 1],
    'martyrs',
    [],
  ),
  good_samaritan: entry('见义勇为', 'Harm suffered while helping others', 'no_limit', [32, 2], 'good_samaritan', []),
  retrial_compensation: entry(
    '再审改判无罪要国家赔偿',
    'State compensation after acquittal on retrial',
    'no_limit',
    [32, 3],
    'retrial_compensation',
    [],
  ),
  abuse: entry('家庭暴力、虐待、遗弃', 'Domestic violence, abuse, abandonment', 'no_limit', [32, 4], 'abuse', [
    'police',
  ]),
  criminal_defence: entry(
    '被抓了、当了刑事被告',
    'Suspect or accused in a criminal case',
    'defence',
    [24],
    'other',
    [],
  ),
  compulsory_treatment: entry('强制医疗案件', 'Compulsory medical treatment', 'notice', [28], 'other', []),
  criminal_victim: entry('刑事案件的受害人', 'Victim in a criminal case', 'means', [29], 'other', []),
  retrial: entry('不服生效判决，要再审', 'Retrial of a final judgment', 'retrial', [33], 'other', ['prosecutor']),
  labour_other: entry('被辞退等别的劳动争议', 'Dismissal and other labour disputes', 'province', [31, 9], 'other', [
    'labour_arbitration',
  ]),
  family_other: entry('离婚、分家、继承', 'Divorce, division of property, inheritance', 'province', [31, 9], 'other', [
    'mediation',
    'court',
  ]),
  neighbour: entry('邻里、土地、房屋纠纷', 'Neighbours, land, housing', 'province', [31, 9], 'other', [
    'mediation',
    'court',
  ]),
  contract: entry('借钱、买卖、合同纠纷', 'Loans, purchases, contracts', 'province', [31, 9], 'other', [
    'mediation',
    'court',
  ]),
  notary: entry('办公证', 'Notarial acts', 'elsewhere', [22], 'other', ['notary']),
  petition: entry('反映问题、不服政府决定', 'Complaints, decisions of authorities', 'elsewhere', [22], 'other', [
    'review',
    'petition',
  ]),
} as const satisfies Record<string, MatterEntry>;

export type Matter = keyof typeof MATTERS;

export const MATTER_IDS = Object.keys(MATTERS) as readonly Matter[];

/** The entry with its declared type, so that optional parts can be read. */
export function matterEntry(matter: Matter): MatterEntry {
  return MATTERS[matter];
}
