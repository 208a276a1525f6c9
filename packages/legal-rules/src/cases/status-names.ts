import type { Text } from '../text.js';
import type { CaseStatus } from '../vocabulary/case-statuses.js';

/** The words for people. */
export const STATUS_NAMES = {
  accepted: { zh: '已收到，审查中', en: 'Received, under review' },
  supplement_awaited: { zh: '等您补材料', en: 'Waiting for papers' },
  emergency_aid: { zh: '已先派律师，审查中', en: 'Emergency aid given, under review' },
  deemed_withdrawn: { zh: '没补材料，视为撤回', en: 'Deemed withdrawn' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  refused: { zh: '不予援助', en: 'Refused' },
  objection_to_refusal: { zh: '对不予援助有异议，司法局审查中', en: 'Objection to refusal under review' },
  refusal_upheld: { zh: '维持不予援助', en: 'Refusal upheld' },
  refusal_in_review: { zh: '不予援助，行政复议中', en: 'Refusal in administrative review' },
  refusal_in_litigation: { zh: '不予援助，行政诉讼中', en: 'Refusal before the court' },
  notified: { zh: '收到办案机关通知，等派律师', en: 'Notice received, lawyer to be appointed' },
  granted: { zh: '给予援助，等派律师', en: 'Granted, lawyer to be assigned' },
  assigned: { zh: '已派律师', en: 'Assigned' },
  agreement_signed: { zh: '已签委托协议', en: 'Agreement signed' },
  in_progress: { zh: '办理中', en: 'In progress' },
  replaced: { zh: '换律师，等重新指派', en: 'Lawyer to be replaced' },
  terminated: { zh: '已终止援助', en: 'Terminated' },
  objection_to_termination: { zh: '对终止有异议，司法局审查中', en: 'Objection to termination under review' },
  termination_upheld: { zh: '维持终止', en: 'Termination upheld' },
  termination_in_review: { zh: '终止援助，行政复议中', en: 'Termination in administrative review' },
  termination_in_litigation: { zh: '终止援助，行政诉讼中', en: 'Termination before the court' },
  closed: { zh: '已结案', en: 'Closed' },
  archived: { zh: '已归档', en: 'Archived' },
} as const satisfies Record<CaseStatus, Text>;
