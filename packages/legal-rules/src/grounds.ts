import { aidLaw, NO_AUTOMATED_REFUSAL } from './aid-law.js';
import type { Reasons } from './decision.js';
import { RuleError, type RuleErrorCode } from './rule-error.js';
import type { Text } from './text.js';
import type { RefusalGround, TerminationGround } from './vocabulary/grounds.js';

/** Why aid is refused or ends. */
export interface Ground {
  readonly name: Text;
  readonly citations: readonly Text[];
  /** The law does not name it: the decision must cite what does. */
  readonly ownCitation?: true;
}

function ground(zh: string, en: string, ...citations: readonly Text[]): Ground {
  return { name: { zh, en }, citations };
}

/**
 * Grounds to refuse. The Legal Aid Law has no list of them: each is the reverse of a condition that it sets, and the
 * article is that condition's [LR60].
 */
export const REFUSAL_GROUNDS = {
  outside_scope: ground(
    '不属于法律援助的事项范围',
    'The matter is outside legal aid',
    aidLaw(24),
    aidLaw(29),
    aidLaw(31),
    aidLaw(32),
    aidLaw(33),
  ),
  means_not_met: ground('不符合经济困难标准', 'The threshold of hardship is not met', aidLaw(34), aidLaw(41)),
  means_not_stated: ground('没有如实说明经济困难状况', 'Means were not truthfully stated', aidLaw(41)),
  has_lawyer: ground(
    '已经自行委托律师或者其他代理人',
    'A lawyer or agent was engaged already',
    aidLaw(31),
    aidLaw(48, 6),
  ),
  no_standing: ground(
    '申请人不是当事人，也没有代理权',
    'The applicant is neither party nor representative',
    aidLaw(40),
  ),
  another_agency: ground('应当向别的法律援助机构申请', 'Another legal-aid agency is competent', aidLaw(38)),
  other: {
    ...ground('法律、法规、规章规定的其他情形', 'Another case that a law or regulation names'),
    ownCitation: true,
  },
} as const satisfies Record<RefusalGround, Ground>;

/** Grounds to end aid: Art. 48 (1)-(8), in its order [LR61]. */
export const TERMINATION_GROUNDS = {
  fraud: ground('以欺骗或者其他不正当手段获得法律援助', 'Aid was obtained by fraud or improper means', aidLaw(48, 1)),
  false_evidence: ground(
    '故意隐瞒与案件有关的重要事实或者提供虚假证据',
    'Important facts were hidden or false evidence was given',
    aidLaw(48, 2),
  ),
  illegal_use: ground('利用法律援助从事违法活动', 'Aid was used for unlawful acts', aidLaw(48, 3)),
  means_changed: ground(
    '经济状况发生变化，不再符合法律援助条件',
    'Means changed and the conditions are no longer met',
    aidLaw(48, 4),
  ),
  case_ended: ground('案件终止审理或者已经被撤销', 'The case was ended or withdrawn', aidLaw(48, 5)),
  own_lawyer: ground('自行委托律师或者其他代理人', 'A lawyer or other agent was engaged', aidLaw(48, 6)),
  requested: ground('受援人有正当理由要求终止', 'The recipient asks for it with good reason', aidLaw(48, 7)),
  other: {
    ...ground('法律法规规定的其他情形', 'Another case that a law or regulation names', aidLaw(48, 8)),
    ownCitation: true,
  },
} as const satisfies Record<TerminationGround, Ground>;

/** What an officer writes down to refuse or to end aid. */
export interface AdverseDecision {
  readonly kind: 'refusal' | 'termination';
  readonly ground: string;
  /** In the officer's words: what in this case meets the ground. */
  readonly reasons: string;
  /** The provision relied on, for the ground `other`. */
  readonly citation?: string;
  /** The person who decided, never a program (个人信息保护法 Art. 24). */
  readonly decidedBy: string;
}

export interface GroundedDecision extends Reasons {
  readonly kind: AdverseDecision['kind'];
  readonly ground: Ground;
  /** What the letter must say about objecting (Art. 49). */
  readonly remedy: Text;
}

/** Shorter says nothing about the case. Ours, not the law's. */
export const MIN_REASONS_CHARACTERS = 10;

const REMEDY: Text = {
  zh: '您有异议，可以向设立该法律援助机构的司法行政部门提出，它应当在收到异议之日起五日内审查；对维持的决定还不服，可以依法申请行政复议或者提起行政诉讼。',
  en: 'You may object to the justice bureau that set up the agency; it decides within five days of receiving the objection. Against a decision that upholds, you may apply for administrative review or sue.',
};

/**
 * Checks that a refusal or termination names a ground of the law, gives reasons in writing and was made by a person
 * [LR60]-[LR62] (法律援助法 Art. 43, 48, 49).
 *
 * @throws RuleError with `details.field`; then the decision must not be sent
 */
export function groundedDecision(decision: AdverseDecision): GroundedDecision {
  const { kind, reasons, citation, decidedBy } = decision;
  const ground = findGround(kind, decision.ground);
  const text = reasons.trim();
  if (text === '') {
    throw refusal('legal.field_missing', 'reasons', {
      zh: '请写明理由：不予或者终止法律援助，都要书面说明。',
      en: 'Reasons are missing: refusing or ending aid must be explained in writing.',
    });
  }
  if ([...text].length < MIN_REASONS_CHARACTERS || text === ground.name.zh || text === ground.name.en) {
    throw refusal('legal.field_too_small', 'reasons', {
      zh: `理由太短。请用至少${MIN_REASONS_CHARACTERS}个字说明本案的具体情况，不要只重复事由。`,
      en: `The reasons are too short. Say in at least ${MIN_REASONS_CHARACTERS} characters what in this case meets the ground; do not just repeat it.`,
    });
  }
  if (ground.ownCitation && !citation?.trim()) {
    throw refusal('legal.field_missing', 'citation', {
      zh: '选“其他情形”的，请写明依据哪部法律、法规的哪一条。',
      en: 'For another case, cite the provision relied on.',
    });
  }
  if (decidedBy.trim() === '') {
    throw refusal('legal.field_missing', 'decidedBy', {
      zh: '请写明由谁决定：不能只由程序自动作出。',
      en: 'Name the person who decides: a program alone must not.',
    });
  }
  const own = citation?.trim();
  return {
    kind,
    ground,
    remedy: REMEDY,
    ruleId: `legal-aid.${kind}.${decision.ground}`,
    citations: [
      ...ground.citations,
      ...(own ? [{ zh: own, en: own }] : []),
      ...(kind === 'refusal' ? [aidLaw(43)] : []),
      aidLaw(49),
      NO_AUTOMATED_REFUSAL,
    ],
    steps: [
      kind === 'refusal'
        ? { zh: `不予法律援助的事由：${ground.name.zh}。`, en: `Ground of refusal: ${ground.name.en}.` }
        : { zh: `终止法律援助的事由：${ground.name.zh}。`, en: `Ground of termination: ${ground.name.en}.` },
      { zh: `理由：${text}`, en: `Reasons: ${text}` },
      REMEDY,
    ],
  };
}

function findGround(kind: AdverseDecision['kind'], id: string): Ground {
  const grounds: Readonly<Record<string, Ground>> = kind === 'refusal' ? REFUSAL_GROUNDS : TERMINATION_GROUNDS;
  const found = Object.hasOwn(grounds, id) ? grounds[id] : undefined;
  if (found) return found;
  throw refusal('legal.field_unknown_choice', 'ground', {
    zh: `没有“${id}”这个事由，请从列出的事由里选。`,
    en: `There is no ground "${id}". Choose one of the list.`,
  });
}

function refusal(code: RuleErrorCode, field: string, text: Text): RuleError {
  return new RuleError(code, text, { field });
}
