import { aidLaw, aidProcedure } from '../aid-law.js';
import type { DeadlineRule } from '../deadlines/rules.js';
import type { Text } from '../text.js';
import type { CaseStatus } from '../vocabulary/case-statuses.js';

/** What a step needs besides somebody's right to take it. */
export type TransitionNeed =
  /** One notice that lists everything that is missing (Art. 43). */
  | 'supplement_list'
  /** A ground and written reasons: `groundedDecision`. */
  | 'refusal_ground'
  | 'termination_ground'
  /** A reason in writing. */
  | 'reason'
  /** The record of a draw or of the applicant's pick. */
  | 'assignment_record';

/** A step that a case may take [LR63], with the clocks it moves [LR64]. */
export interface CaseTransition {
  readonly from: CaseStatus;
  readonly to: CaseStatus;
  /** What happens, in words for the timeline of the case. */
  readonly event: Text;
  readonly citation: Text;
  readonly starts: readonly DeadlineRule[];
  readonly ends: readonly DeadlineRule[];
  /** The clock stands still while the applicant is to supply what is missing. */
  readonly pauses: readonly DeadlineRule[];
  readonly resumes: readonly DeadlineRule[];
  readonly needs: readonly TransitionNeed[];
}

type Clocks = Partial<Pick<CaseTransition, 'starts' | 'ends' | 'pauses' | 'resumes' | 'needs'>>;

function step(
  from: CaseStatus,
  to: CaseStatus,
  [zh, en]: readonly [string, string],
  citation: Text,
  clocks: Clocks = {},
): CaseTransition {
  return { from, to, event: { zh, en }, citation, starts: [], ends: [], pauses: [], resumes: [], needs: [], ...clocks };
}

const GRANT = ['决定给予法律援助', 'Aid was granted'] as const;
const REFUSE = ['书面决定不予法律援助', 'Aid was refused in writing'] as const;
const WITHDRAW = ['申请人撤回申请', 'The applicant withdrew'] as const;
const TERMINATE = ['决定终止法律援助', 'Aid was ended'] as const;
const REPLACE = ['更换承办人员', 'The lawyer is to be replaced'] as const;
const UPHOLD = ['司法行政部门维持原决定', 'The bureau upheld the decision'] as const;
const ORDER_TO_CORRECT = ['司法行政部门责令改正', 'The bureau ordered a correction'] as const;
const REVIEW = ['申请行政复议', 'Administrative review was applied for'] as const;
const SUE = ['提起行政诉讼', 'A suit was brought'] as const;
const REVOKED = ['原决定被撤销', 'The decision was revoked'] as const;
const STANDS = ['原决定被维持', 'The decision stands'] as const;
const FILE = ['材料归档', 'The file was archived'] as const;

const DECIDED = { ends: ['decision'] } as const satisfies Clocks;
const GRANTED = { ends: ['decision'], starts: ['assignment'] } as const satisfies Clocks;
const REFUSED = { ends: ['decision'], needs: ['refusal_ground'] } as const satisfies Clocks;
const TERMINATED = { needs: ['termination_ground'] } as const satisfies Clocks;

/** Every step that there is; a pair that is not here is not allowed. */
export const TRANSITIONS: readonly CaseTransition[] = [
  step(
    'accepted',
    'supplement_awaited',
    ['一次性告知要补的材料', 'All missing papers were named in one notice'],
    aidLaw(43),
    {
      pauses: ['decision'],
      starts: ['supplement'],
      needs: ['supplement_list'],
    },
  ),
  step(
    'accepted',
    'emergency_aid',
    ['情况紧急，决定先行提供法律援助', 'Emergency: aid before the review'],
    aidLaw(44),
    { needs: ['reason'] },
  ),
  step('accepted', 'withdrawn', WITHDRAW, aidLaw(43), DECIDED),
  step('accepted', 'refused', REFUSE, aidLaw(43), REFUSED),
  step('accepted', 'granted', GRANT, aidLaw(43), GRANTED),

  step('supplement_awaited', 'accepted', ['材料补齐', 'The papers were supplied'], aidLaw(43), {
    ends: ['supplement'],
    resumes: ['decision'],
  }),
  step(
    'supplement_awaited',
    'emergency_aid',
    ['情况紧急，先行提供，材料后补', 'Emergency: aid first, papers later'],
    aidLaw(44),
    {
      ends: ['supplement'],
      resumes: ['decision'],
      needs: ['reason'],
    },
  ),
  step(
    'supplement_awaited',
    'deemed_withdrawn',
    ['没有按要求补充，视为撤回申请', 'Not supplied: deemed withdrawn'],
    aidLaw(43),
    {
      ends: ['supplement', 'decision'],
    },
  ),
  step('supplement_awaited', 'withdrawn', WITHDRAW, aidLaw(43), { ends: ['supplement', 'decision'] }),

  step(
    'emergency_aid',
    'deemed_withdrawn',
    ['没有补办手续，视为撤回申请', 'Formalities not completed: deemed withdrawn'],
    aidLaw(43),
    DECIDED,
  ),
  step('emergency_aid', 'withdrawn', WITHDRAW, aidLaw(43), DECIDED),
  step('emergency_aid', 'refused', REFUSE, aidLaw(43), REFUSED),
  step('emergency_aid', 'granted', GRANT, aidLaw(43), GRANTED),

  step('deemed_withdrawn', 'archived', FILE, aidProcedure()),
  step('withdrawn', 'archived', FILE, aidProcedure()),

  step('refused', 'objection_to_refusal', ['申请人提出异议', 'The applicant objected'], aidLaw(49), {
    starts: ['objection'],
  }),
  step('refused', 'archived', FILE, aidProcedure()),
  step('objection_to_refusal', 'refused', ['申请人撤回异议', 'The objection was withdrawn'], aidLaw(49), {
    ends: ['objection'],
  }),
  step('objection_to_refusal', 'refusal_upheld', UPHOLD, aidLaw(49), { ends: ['objection'], needs: ['reason'] }),
  step('objection_to_refusal', 'granted', ORDER_TO_CORRECT, aidLaw(49), {
    ends: ['objection'],
    starts: ['assignment'],
  }),
  step('refusal_upheld', 'refusal_in_review', REVIEW, aidLaw(49)),
  step('refusal_upheld', 'refusal_in_litigation', SUE, aidLaw(49)),
  step('refusal_upheld', 'archived', FILE, aidProcedure()),
  step('refusal_in_review', 'accepted', REVOKED, aidLaw(49), { starts: ['decision'] }),
  step('refusal_in_review', 'refusal_upheld', STANDS, aidLaw(49)),
  step('refusal_in_review', 'granted', GRANT, aidLaw(49), { starts: ['assignment'] }),
  step('refusal_in_litigation', 'accepted', REVOKED, aidLaw(49), { starts: ['decision'] }),
  step('refusal_in_litigation', 'refusal_upheld', STANDS, aidLaw(49)),
  step('refusal_in_litigation', 'granted', GRANT, aidLaw(49), { starts: ['assignment'] }),

  step('notified', 'withdrawn', ['办案机关撤回通知', 'The notice was taken back'], aidLaw(36), {
    ends: ['criminal-assignment'],
    needs: ['reason'],
  }),
  step(
    'notified',
    'assigned',
    ['指派律师并回复办案机关', 'A lawyer was appointed and the authority told'],
    aidLaw(36),
    {
      ends: ['criminal-assignment'],
      starts: ['agreement'],
      needs: ['assignment_record'],
    },
  ),
  step('granted', 'assigned', ['指派承办人员', 'A lawyer was assigned'], aidLaw(43), {
    ends: ['assignment'],
    starts: ['agreement'],
    needs: ['assignment_record'],
  }),
  step('granted', 'terminated', TERMINATE, aidLaw(48), { ...TERMINATED, ends: ['assignment'] }),

  step(
    'assigned',
    'agreement_signed',
    ['签订委托协议和授权委托书', 'Agreement and authorisation were signed'],
    aidProcedure(27),
    {
      ends: ['agreement'],
    },
  ),
  step(
    'assigned',
    'in_progress',
    ['有客观原因没能签协议，先开始办理', 'Work began; signing was impossible for a reason'],
    aidProcedure(27),
    {
      ends: ['agreement'],
      needs: ['reason'],
    },
  ),
  step('assigned', 'replaced', REPLACE, aidLaw(55), { ends: ['agreement'], needs: ['reason'] }),
  step('assigned', 'terminated', TERMINATE, aidLaw(48), { ...TERMINATED, ends: ['agreement'] }),
  step('agreement_signed', 'in_progress', ['开始办理', 'Work began'], aidLaw(46)),
  step('agreement_signed', 'replaced', REPLACE, aidLaw(55), { needs: ['reason'] }),
  step('agreement_signed', 'terminated', TERMINATE, aidLaw(48), TERMINATED),
  step('in_progress', 'replaced', REPLACE, aidLaw(55), { needs: ['reason'] }),
  step('in_progress', 'terminated', TERMINATE, aidLaw(48), TERMINATED),
  step('in_progress', 'closed', ['办理结束，律师提交结案材料', 'The work ended and was reported'], aidLaw(50)),
  step('replaced', 'assigned', ['重新指派', 'Assigned again'], aidLaw(55), {
    starts: ['agreement'],
    needs: ['assignment_record'],
  }),
  step('replaced', 'terminated', TERMINATE, aidLaw(48), TERMINATED),

  step('terminated', 'objection_to_termination', ['受援人提出异议', 'The recipient objected'], aidLaw(49), {
    starts: ['objection'],
  }),
  step('terminated', 'closed', ['终止后结案', 'Closed after termination'], aidLaw(50)),
  step('objection_to_termination', 'terminated', ['受援人撤回异议', 'The objection was withdrawn'], aidLaw(49), {
    ends: ['objection'],
  }),
  step('objection_to_termination', 'termination_upheld', UPHOLD, aidLaw(49), {
    ends: ['objection'],
    needs: ['reason'],
  }),
  step('objection_to_termination', 'in_progress', ORDER_TO_CORRECT, aidLaw(49), { ends: ['objection'] }),
  step(
    'objection_to_termination',
    'replaced',
    ['责令改正，重新派人', 'Correction ordered; a lawyer is to be found'],
    aidLaw(49),
    { ends: ['objection'] },
  ),
  step('termination_upheld', 'termination_in_review', REVIEW, aidLaw(49)),
  step('termination_upheld', 'termination_in_litigation', SUE, aidLaw(49)),
  step('termination_upheld', 'closed', ['终止后结案', 'Closed after termination'], aidLaw(50)),
  step('termination_in_review', 'termination_upheld', STANDS, aidLaw(49)),
  step('termination_in_review', 'in_progress', REVOKED, aidLaw(49)),
  step('termination_in_review', 'replaced', REVOKED, aidLaw(49)),
  step('termination_in_litigation', 'termination_upheld', STANDS, aidLaw(49)),
  step('termination_in_litigation', 'in_progress', REVOKED, aidLaw(49)),
  step('termination_in_litigation', 'replaced', REVOKED, aidLaw(49)),

  step('closed', 'archived', FILE, aidProcedure()),
];

/** The clock that begins with the case itself. */
export const INITIAL_CLOCKS = {
  accepted: ['decision'],
  notified: ['criminal-assignment'],
} as const satisfies Partial<Record<CaseStatus, readonly DeadlineRule[]>>;
