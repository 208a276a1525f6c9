import { MEANS_THRESHOLD } from '../../parameters/legal-aid.js';
import { aidLaw, NO_AUTOMATED_REFUSAL } from '../aid-law.js';
import type { Reasons, UsedFigure } from '../decision.js';
import { findValue, type Rulebook, type ValueInForce } from '../rulebook.js';
import type { Text } from '../text.js';
import { candidateMatters, exemptionsMet } from './exemption.js';
import { ELIGIBILITY_DISCLAIMER, explain, MAX_NAMED_MATTERS, type Missing, OWN_LAWYER } from './explanation.js';
import { type EligibilityFacts, UNKNOWN_FACTS } from './facts.js';
import { type Matter, matterEntry } from './matter.js';
import { OUTCOME_TEXTS, type Outcome, outcomeRank } from './outcome.js';
import { leastPromised, newLook, possibleOutcomes } from './possible-outcomes.js';
import { type Referral, type ReferralId, referral } from './referral.js';

/** What the district knows beyond the national law. */
export interface EligibilitySettings {
  /** For the province's threshold, when it was entered. */
  readonly book?: Rulebook | null;
  /** Matters that the province added (Art. 31 (9)). Left out: not known here. */
  readonly provinceAdds?: readonly Matter[];
}

export interface Eligibility extends Reasons {
  readonly outcome: Outcome;
  /** True when no answer that is still open could change the outcome. */
  readonly certain: boolean;
  /** Every outcome that the answers leave possible, best first; contains `outcome` unless that is `undecided`. */
  readonly possible: readonly Outcome[];
  /** What would narrow it, in the order of asking. */
  readonly missing: readonly Missing[];
  readonly title: Text;
  readonly summary: Text;
  readonly referrals: readonly Referral[];
  /** Art. 44: aid may come before the review. */
  readonly emergency: boolean;
  readonly figures: readonly UsedFigure[];
  /** 答案只作参考: always shown with the result. */
  readonly disclaimer: Text;
}

/**
 * What the Legal Aid Law says to a matter and a person [LR50]-[LR56]. Unknown facts leave several outcomes possible;
 * the one named is the least that all of them promise. Nobody is refused (个人信息保护法 Art. 24).
 */
export function eligibility(facts: EligibilityFacts, settings: EligibilitySettings = {}): Eligibility {
  const matters = candidateMatters(facts);
  const added = settings.provinceAdds ?? [];
  const look = newLook();
  const perMatter = matters.map((matter) => possibleOutcomes(matter, facts, added, look));
  const main = new Set(perMatter.flat());
  const outcome = leastPromised(main);
  const open = new Set<Missing>(look.open);
  if (new Set(perMatter.map((outcomes) => outcomes.join())).size > 1) open.add('matter');

  // Two presumptions name no outcome alone, but knowing better could change it.
  const possible = new Set(main);
  if (settings.provinceAdds === undefined && facts.hasLawyer !== 'yes') {
    for (const matter of matters.filter((one) => matterEntry(one).basis === 'province')) {
      open.add('province');
      for (const other of possibleOutcomes(matter, facts, [matter], newLook())) possible.add(other);
    }
  }
  if (facts.hasLawyer === 'unknown' && outcome !== 'outside') {
    open.add('hasLawyer');
    possible.add('outside');
  }

  const certain = possible.size === 1;
  const missing = certain ? [] : ASKING_ORDER.filter((one) => open.has(one));
  const emergency = (facts.urgent === 'deadline' || facts.urgent === 'preservation') && outcome !== 'outside';
  const threshold = look.means && settings.book ? findValue(settings.book, MEANS_THRESHOLD, settings.book.today) : null;
  return {
    outcome,
    certain,
    possible: [...possible].sort((a, b) => outcomeRank(a) - outcomeRank(b)),
    missing,
    title: facts.hasLawyer === 'yes' ? OWN_LAWYER.title : OUTCOME_TEXTS[outcome].title,
    summary: facts.hasLawyer === 'yes' ? OWN_LAWYER.summary : OUTCOME_TEXTS[outcome].summary,
    referrals: referralsOf(outcome, matters, facts),
    emergency,
    figures: threshold ? [usedFigure(threshold)] : [],
    disclaimer: ELIGIBILITY_DISCLAIMER,
    ruleId: `legal-aid.eligibility.${outcome}`,
    citations: distinct([
      ...matterCitations(matters),
      ...personCitations(outcome, matters, facts),
      ...(look.means ? [aidLaw(34), aidLaw(41)] : []),
      ...(emergency ? [aidLaw(44)] : []),
      NO_AUTOMATED_REFUSAL,
    ]),
    steps: explain({
      facts,
      matters,
      outcome,
      missing,
      emergency,
      meansTested: look.means,
      threshold: threshold?.value ?? null,
    }),
  };
}

const ASKING_ORDER: readonly Missing[] = [...(Object.keys(UNKNOWN_FACTS) as (keyof EligibilityFacts)[]), 'province'];

function matterCitations(matters: readonly Matter[]): readonly Text[] {
  if (matters.length > MAX_NAMED_MATTERS) return [aidLaw(31), aidLaw(32)];
  return matters.map((matter) => matterEntry(matter).citation);
}

function personCitations(outcome: Outcome, matters: readonly Matter[], facts: EligibilityFacts): readonly Text[] {
  // Art. 48 (6): aid ends for whoever engages a lawyer.
  if (facts.hasLawyer === 'yes') return [aidLaw(48, 6)];
  if (outcome === 'exempt_from_means') return exemptionsMet(facts, matters).map(({ item }) => aidLaw(42, item));
  if (outcome === 'appointed_on_notice') return [...(facts.appointed === 'yes' ? [aidLaw(25)] : []), aidLaw(36)];
  return [];
}

function referralsOf(outcome: Outcome, matters: readonly Matter[], facts: EligibilityFacts): readonly Referral[] {
  if (facts.hasLawyer === 'yes') return [referral('own_lawyer'), referral('hotline')];
  const own: readonly ReferralId[] =
    matters.length > MAX_NAMED_MATTERS ? [] : matters.flatMap((matter) => matterEntry(matter).referrals);
  const hotline: readonly ReferralId[] = outcome === 'outside' || outcome === 'undecided' ? ['hotline'] : [];
  return [...new Set([...own, ...hotline])].map(referral);
}

function usedFigure({ from, lastChecked, unverified }: ValueInForce<string>): UsedFigure {
  return { parameterId: MEANS_THRESHOLD.id, from, lastChecked, unverified: unverified ?? false };
}

function distinct(texts: readonly Text[]): readonly Text[] {
  return [...new Map(texts.map((text) => [text.zh, text])).values()];
}
