import type { EligibilityFacts } from './facts.js';
import type { OptionRule, QuestionId, QuestionRule } from './question.js';

function option(
  value: string,
  [zh, en]: readonly [string, string],
  [noteZh, noteEn]: readonly [string, string],
  sets: Partial<EligibilityFacts> = {},
): OptionRule {
  return { value, label: { zh, en }, note: { zh: noteZh, en: noteEn }, sets };
}

function notSure(note: readonly [string, string], sets: Partial<EligibilityFacts> = {}): OptionRule {
  return option('unknown', ['不清楚', 'Not sure'], note, sets);
}

const WE_HELP = ['我们帮您查', 'We help you find out'] as const;
const LAWYER_HELPS = ['可以跟律师说说', 'A lawyer can help'] as const;

const INJURY = ['work_injury', 'traffic_injury', 'medical_injury', 'food_drug_injury', 'environment'] as const;
const FAMILY = ['maintenance', 'abuse', 'capacity', 'family_other'] as const;
const AUTHORITY = [
  'criminal_defence',
  'compulsory_treatment',
  'criminal_victim',
  'social_insurance',
  'pension',
  'state_compensation',
  'retrial_compensation',
  'retrial',
] as const;
const RULING = ['state_compensation', 'retrial_compensation', 'retrial'] as const;

/** The questions of the pre-check, as data: titles, reasons, and what each option says about the case. */
export const QUESTIONS: Readonly<Record<QuestionId, QuestionRule>> = {
  area: {
    id: 'area',
    title: { zh: '您遇到的是哪方面的事？', en: 'What is it about?' },
    why: {
      zh: '不同的事，法律的规定不一样。先选一个最接近的。',
      en: 'The law treats matters differently. Choose the closest.',
    },
    options: [
      option(
        'wages',
        ['工资、劳动关系', 'Wages, employment'],
        ['欠薪，不认您是他的工人', 'Unpaid, or not recognised'],
        {
          matter: 'labour_remuneration',
        },
      ),
      option('injury', ['受伤要赔偿', 'An injury'], ['工伤、车祸、看病、污染', 'Work, traffic, care, pollution'], {
        matter: INJURY,
      }),
      option('family', ['家里的事', 'Family'], ['赡养、家暴、监护、离婚', 'Maintenance, violence, divorce'], {
        matter: FAMILY,
      }),
      option(
        'authority',
        ['公安、法院、政府的事', 'Police, court, authority'],
        ['刑事、低保社保、国家赔偿', 'Criminal case, benefits'],
        {
          matter: AUTHORITY,
        },
      ),
      option('other', ['别的事，不清楚', 'Something else, not sure'], ['下一题接着说', 'The next question helps']),
    ],
  },
  injury: {
    id: 'injury',
    title: { zh: '是怎么受的伤？', en: 'How did it happen?' },
    why: {
      zh: '要带的材料不一样；工伤还有专门的照顾。',
      en: 'The papers differ, and work injuries have an exemption.',
    },
    options: [
      option('work', ['干活时受的伤', 'At work'], ['工伤、职业病', 'Accident or illness from work'], {
        matter: 'work_injury',
      }),
      option('traffic', ['交通事故', 'In traffic'], ['被车撞了', 'Hit by a vehicle'], { matter: 'traffic_injury' }),
      option('health', ['看病、吃药、食品', 'Care, medicine, food'], ['医疗或食药出的事', 'Harm from any of these'], {
        matter: ['medical_injury', 'food_drug_injury'],
      }),
      option('environment', ['污染', 'Pollution'], ['水、空气、土地受害', 'Water, air or land'], {
        matter: 'environment',
      }),
      notSure(LAWYER_HELPS, { matter: INJURY }),
    ],
  },
  family: {
    id: 'family',
    title: { zh: '是家里的哪种事？', en: 'Which family matter?' },
    why: { zh: '受家暴、虐待的人申请，不看家里收入。', en: 'For victims of violence, income does not count.' },
    options: [
      option(
        'maintenance',
        ['赡养、抚养、扶养费', 'Maintenance'],
        ['老人、孩子、配偶的生活费', 'Parents, children, spouse'],
        {
          matter: 'maintenance',
        },
      ),
      option('abuse', ['家暴、虐待、遗弃', 'Violence, abuse'], ['正有危险，先打110', 'In danger now? Call 110'], {
        matter: 'abuse',
      }),
      option('capacity', ['监护、行为能力', 'Guardianship'], ['家人自己办不了事', 'A relative cannot decide'], {
        matter: 'capacity',
      }),
      option('divorce', ['离婚、分家、继承', 'Divorce, inheritance'], ['没有家暴的', 'Without violence'], {
        matter: 'family_other',
      }),
      notSure(LAWYER_HELPS, { matter: FAMILY }),
    ],
  },
  authority: {
    id: 'authority',
    title: { zh: '是下面的哪一种？', en: 'Which of these?' },
    why: {
      zh: '有的刑事案件，不用申请就会派律师。',
      en: 'In some criminal cases a lawyer is appointed without asking.',
    },
    options: [
      option('accused', ['被抓了、当了被告', 'Arrested or accused'], ['本人或者家里人', 'You or a relative'], {
        matter: 'criminal_defence',
      }),
      option('victim', ['刑事案件的受害人', 'Victim of a crime'], ['要赔偿、要个说法', 'Claims in the case'], {
        matter: 'criminal_victim',
      }),
      option('benefits', ['社保、低保、抚恤金', 'Benefits, pensions'], ['该给的没给', 'Not granted or not paid'], {
        matter: ['social_insurance', 'pension'],
      }),
      option('ruling', ['国家赔偿、再审', 'Compensation, retrial'], ['冤案、判决不服', 'A wrong or disputed ruling'], {
        matter: RULING,
      }),
      notSure(LAWYER_HELPS, { matter: AUTHORITY }),
    ],
  },
  other: {
    id: 'other',
    title: { zh: '更像下面的哪一种？', en: 'Which of these is closest?' },
    why: { zh: '有的事不走法律援助，我们告诉您该找谁。', en: 'For some matters another office helps: we say which.' },
    options: [
      option(
        'honour',
        ['见义勇为、英烈名誉', 'Helping others, heroes'],
        ['做好事受了损失', 'Harm from helping others'],
        {
          matter: ['good_samaritan', 'martyrs'],
        },
      ),
      option(
        'neighbour',
        ['邻里、土地、房屋', 'Neighbours, land, housing'],
        ['吵架、占地、漏水', 'Quarrels, land, leaks'],
        { matter: 'neighbour' },
      ),
      option('contract', ['借钱、买卖、合同', 'Loans, purchases'], ['欠钱不还、货不对', 'Not paid back, wrong goods'], {
        matter: 'contract',
      }),
      option('office', ['公证、反映问题', 'Notary, complaints'], ['不用打官司的事', 'No lawsuit needed'], {
        matter: ['notary', 'petition'],
      }),
      notSure(LAWYER_HELPS),
    ],
  },
  ruling: {
    id: 'ruling',
    title: { zh: '事情到了哪一步？', en: 'How far has it come?' },
    why: { zh: '再审改判无罪的，申请赔偿不看收入。', en: 'After an acquittal on retrial income does not count.' },
    options: [
      option('acquitted', ['再审改判无罪了', 'Acquitted on retrial'], ['现在要国家赔偿', 'Now claiming compensation'], {
        matter: 'retrial_compensation',
      }),
      option('reopened', ['已经决定再审', 'Retrial ordered'], ['检察院抗诉也算', 'Or protested by the procuratorate'], {
        matter: 'retrial',
        reopened: 'yes',
      }),
      option(
        'not_reopened',
        ['判了不服，还没再审', 'Not reopened yet'],
        ['刚提申诉或者还没提', 'Petition filed or not yet'],
        {
          matter: 'retrial',
          reopened: 'no',
        },
      ),
      option(
        'compensation',
        ['别的国家赔偿', 'Other state compensation'],
        ['公家违法造成损失', 'Unlawful acts of an authority'],
        {
          matter: 'state_compensation',
        },
      ),
      notSure(LAWYER_HELPS, { matter: RULING }),
    ],
  },
  appointed: {
    id: 'appointed',
    title: { zh: '被抓的人，或者案子，有下面的情况吗？', en: 'Does one of these apply to the person or the case?' },
    why: { zh: '有其中一种又没请律师的，必须给派律师。', en: 'With any of these a lawyer must be appointed.' },
    options: [
      option('person', ['未成年、盲聋哑、精神障碍', 'Minor or disabled'], ['有一样就算', 'Any of them'], {
        appointed: 'yes',
      }),
      option(
        'penalty',
        ['可能判无期或者死刑', 'Life or death penalty'],
        ['死刑复核、缺席审判也算', 'Also review, trial in absentia'],
        { appointed: 'yes' },
      ),
      option('treatment', ['要强制医疗', 'Compulsory treatment'], ['法院正在审', 'Before the court'], {
        matter: 'compulsory_treatment',
      }),
      option('none', ['都没有', 'None of these'], ['也可以申请', 'You may still apply'], { appointed: 'no' }),
      notSure(LAWYER_HELPS),
    ],
  },
  assistance: {
    id: 'assistance',
    title: {
      zh: '您现在领低保、特困供养或者优抚补助吗？',
      en: "Do you receive social assistance or veterans' benefits?",
    },
    why: {
      zh: '领着这些补助的人，不用再证明家里困难，少跑一趟。',
      en: 'Then you need not prove hardship: one trip less.',
    },
    options: [
      option('yes', ['领着', 'Yes'], ['领其中一样就算', 'Any one of them'], { assistance: 'yes' }),
      option('no', ['没有领', 'No'], ['也可能符合，接着答就行', 'You may still qualify'], { assistance: 'no' }),
      notSure(WE_HELP),
    ],
  },
  group: {
    id: 'group',
    title: { zh: '您是下面的哪一种人？', en: 'Are you one of these?' },
    why: { zh: '法律照顾这些人，不再核查家里收入。', en: 'The law does not check the means of these people.' },
    options: [
      {
        ...option('migrant', ['进城务工的农民工', 'Migrant worker'], ['要工资、要工伤赔偿', 'Wages or work injury'], {
          migrantWorker: 'yes',
        }),
        migrantOnly: true,
      },
      option(
        'no_livelihood',
        ['未成年、老人、残疾人', 'Minor, elderly, disabled'],
        ['没有固定收入的', 'Without a fixed livelihood'],
        {
          noLivelihood: 'yes',
        },
      ),
      option('none', ['都不是', 'None'], ['也可能符合，接着答就行', 'You may still qualify'], {
        migrantWorker: 'no',
        noLivelihood: 'no',
      }),
      notSure(WE_HELP),
    ],
  },
  means: {
    id: 'means',
    title: { zh: '您家里请得起律师吗？', en: 'Can your family afford a lawyer?' },
    why: {
      zh: '家里困难的，如实填表、签个承诺就行，不用开证明。',
      en: 'If money is short, a truthful form and a promise are enough.',
    },
    options: [
      option('short', ['请不起', 'No'], ['家里困难', 'Money is short'], { means: 'short', hasLawyer: 'no' }),
      option('enough', ['请得起，还没请', 'Yes, but have none'], ['家里不困难', 'Money is not short'], {
        means: 'enough',
        hasLawyer: 'no',
      }),
      option('has_lawyer', ['已经请了', 'I have one'], ['自己花钱请的律师', 'Engaged at your own cost'], {
        hasLawyer: 'yes',
      }),
      notSure(['还没请，也说不准', 'None yet, cannot say'], { hasLawyer: 'no' }),
    ],
  },
  lawyer: {
    id: 'lawyer',
    title: { zh: '您自己请律师了吗？', en: 'Have you engaged a lawyer yourself?' },
    why: { zh: '法律援助是给没请律师的人准备的。', en: 'Legal aid is for those without a lawyer.' },
    options: [
      option('no', ['没有请', 'No'], ['接着答就行', 'Go on'], { hasLawyer: 'no' }),
      option('yes', ['请了', 'Yes'], ['自己花钱请的', 'At your own cost'], { hasLawyer: 'yes' }),
      notSure(['家里人可能请了', 'A relative may have']),
    ],
  },
  urgent: {
    id: 'urgent',
    title: { zh: '有没有特别急、等不得的？', en: 'Is anything urgent?' },
    why: { zh: '情况紧急的，可以先派律师，再补手续。', en: 'In an emergency aid can come before the papers.' },
    options: [
      option(
        'deadline',
        ['七天内就到期', 'A deadline within a week'],
        ['上诉、仲裁、起诉的期限', 'To appeal, arbitrate or sue'],
        { urgent: 'deadline' },
      ),
      option(
        'preservation',
        ['怕对方转走财产', 'Assets may disappear'],
        ['要马上保全、先要点钱', 'Preserve now, advance payment'],
        { urgent: 'preservation' },
      ),
      option('no', ['不急', 'No'], ['七天内会给答复', 'An answer comes within 7 days'], { urgent: 'no' }),
      notSure(LAWYER_HELPS),
    ],
  },
  applicant: {
    id: 'applicant',
    title: { zh: '您是给谁问的？', en: 'For whom do you ask?' },
    why: { zh: '替别人办，要多带一份代理的证明。', en: 'For somebody else one more paper is needed.' },
    options: [
      option('self', ['给自己', 'Myself'], ['本人申请', 'I apply'], { applicant: 'self' }),
      option('other', ['替家里人', 'A relative'], ['孩子、老人、被抓的人', 'Child, parent, somebody detained'], {
        applicant: 'other',
      }),
      notSure(['先问问看', 'Just asking']),
    ],
  },
};

/** The follow-up that an area needs; wages need none. */
export const AREA_FOLLOW_UP: Readonly<Partial<Record<string, QuestionId>>> = {
  injury: 'injury',
  family: 'family',
  authority: 'authority',
  other: 'other',
};
