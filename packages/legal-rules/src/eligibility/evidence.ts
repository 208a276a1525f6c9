import type { Text } from '../text.js';
import type { Matter } from './matter.js';

function list(...names: readonly (readonly [zh: string, en: string])[]): readonly Text[] {
  return names.map(([zh, en]) => ({ zh, en }));
}

const MEDICAL = ['病历、诊断证明、医药费票据', 'Medical records, diagnosis, receipts'] as const;
const LOST_INCOME = ['收入和误工证明', 'Proof of income and lost work'] as const;
const KINSHIP = ['户口本、出生证明等亲属关系材料', 'Household register, birth certificate'] as const;
const CASE_PAPERS = ['办案机关给的文书', 'Papers from the authority on the case'] as const;
const RULING = ['判决书、裁定书或者决定书', 'The judgment, ruling or decision'] as const;
const REFUSAL = ['单位或部门的书面答复、决定', 'The written reply or decision'] as const;

/** 与所申请事项有关的材料: what helps in each matter. Nobody is turned away for lacking one of them. */
export const EVIDENCE: Readonly<Record<Matter, readonly Text[]>> = {
  labour_remuneration: list(
    ['欠条、工资表、银行流水、转账记录', 'IOU, payroll, bank or transfer records'],
    ['合同、工牌、打卡记录、工作群聊天', 'Contract, badge, attendance, work chats'],
    ['工友的证言和电话', 'Statements and phone numbers of workmates'],
    ['单位的名称、地址、老板电话', 'Name, address and phone of the employer'],
  ),
  work_injury: list(['工伤认定书、劳动能力鉴定', 'Work-injury finding, capacity appraisal'], MEDICAL, [
    '合同、工牌、工友证言',
    'Contract, badge, statements of workmates',
  ]),
  traffic_injury: list(['交通事故认定书', 'Finding of the traffic police'], MEDICAL, LOST_INCOME, [
    '对方的驾驶证、保险信息',
    'Licence and insurance of the other side',
  ]),
  food_drug_injury: list(['购物小票、包装、剩下的东西', 'Receipt, packaging, what is left of it'], MEDICAL),
  medical_injury: list(
    ['病历、检查单、住院材料', 'Medical records, tests, hospital papers'],
    ['鉴定意见（做过的话）', 'Expert opinion, if there is one'],
  ),
  maintenance: list(
    KINSHIP,
    ['生活费、看病、上学的花费', 'Costs of living, care and school'],
    ['以前的协议或者判决', 'An earlier agreement or judgment'],
  ),
  social_insurance: list(['参保、缴费或者申请的材料', 'Papers on insurance, payments or the request'], REFUSAL),
  pension: list(['伤残证、烈士证或者死亡证明', 'Disability, martyr or death certificate'], KINSHIP, REFUSAL),
  state_compensation: list(RULING, ['损失的票据', 'Receipts for the loss']),
  capacity: list(KINSHIP, ['诊断证明、残疾证', 'Diagnosis, disability card']),
  environment: list(
    ['现场照片、录像，检测报告', 'Photos, videos, test reports'],
    ['损失的清单和票据', 'List of losses and receipts'],
    MEDICAL,
  ),
  martyrs: list(
    ['烈士证明、亲属关系材料', 'Certificate of the martyr, kinship papers'],
    ['侵权的文章、截图、录像', 'The publication, screenshots, recordings'],
  ),
  good_samaritan: list(['见义勇为的确认书或者证人', 'Official confirmation or witnesses'], MEDICAL, [
    '损失的票据',
    'Receipts for the loss',
  ]),
  retrial_compensation: list(['改判无罪的判决书', 'The judgment of acquittal'], ['释放证明', 'Certificate of release']),
  abuse: list(
    ['报警回执、告诫书、保护令', 'Police record, written warning, protection order'],
    ['伤情照片、病历', 'Photos of injuries, medical records'],
    ['聊天、录音、邻居或村居的证言', 'Chats, recordings, statements of neighbours'],
  ),
  criminal_defence: list(['拘留、逮捕通知书，起诉书', 'Notice of detention or arrest, indictment'], KINSHIP),
  compulsory_treatment: list(CASE_PAPERS, ['诊断证明', 'Diagnosis']),
  criminal_victim: list(['立案告知书、起诉书', 'Notice of the case, indictment'], MEDICAL, [
    '损失的票据',
    'Receipts for the loss',
  ]),
  retrial: list(RULING, ['再审裁定、抗诉书', 'Order of retrial or protest']),
  labour_other: list(['合同、辞退通知、工资记录', 'Contract, dismissal, records of wages']),
  family_other: list(
    ['结婚证、户口本', 'Marriage certificate, household register'],
    ['财产的证明', 'Papers on property'],
  ),
  neighbour: list(['产权证、合同', 'Title, contract'], ['现场照片、录像', 'Photos, videos']),
  contract: list(['合同、借条、转账记录', 'Contract, IOU, transfer records'], ['聊天记录', 'Chats']),
  notary: [],
  petition: list(REFUSAL),
};
