import { CRIMINAL_DEFENCE_YEARS } from '../../parameters/assignment.js';
import { aidProcedure } from '../aid-law.js';
import type { LegalDate } from '../dates.js';
import type { Reasons } from '../decision.js';
import { addMonths } from '../months.js';
import { type Rulebook, valueOn } from '../rulebook.js';
import type { Text } from '../text.js';
import { type AssignmentCase, checkCase } from './assignment-case.js';
import { type Candidate, checkPool } from './candidate.js';
import { EXCLUSION_GROUNDS, type ExclusionRule } from './exclusions.js';

const MONTHS_A_YEAR = 12;

export interface ExclusionReason {
  readonly ruleId: ExclusionRule;
  readonly citation: Text;
  readonly text: Text;
}

export interface Exclusion {
  readonly id: string;
  /** Every ground, not only the first. */
  readonly reasons: readonly ExclusionReason[];
}

/** Who may be assigned and, for everybody else, why not. */
export interface AssignmentEligibility extends Reasons {
  readonly caseRef: string;
  readonly date: LegalDate;
  /** Ids, sorted; it may be empty, and then nobody can be drawn. */
  readonly eligible: readonly string[];
  /** Sorted by id. */
  readonly excluded: readonly Exclusion[];
}

/**
 * Filters before anybody is drawn or picked [LR20]-[LR23] (司法部令第148号 Art. 25-26).
 *
 * @throws RuleError `legal.pool_empty`, `legal.pool_duplicate`, `legal.date_before_law`, `legal.fields_contradict`,
 *   `legal.field_*`
 */
export function assignmentEligibility(
  assignment: AssignmentCase,
  pool: readonly Candidate[],
  book: Pick<Rulebook, 'overrides'>,
): AssignmentEligibility {
  checkCase(assignment);
  checkPool(pool);
  const years = valueOn(book, CRIMINAL_DEFENCE_YEARS, assignment.date);
  const eligible: string[] = [];
  const excluded: Exclusion[] = [];
  for (const candidate of pool) {
    const rules = groundsAgainst(candidate, assignment, years.value);
    if (rules.length === 0) eligible.push(candidate.id);
    else
      excluded.push({ id: candidate.id, reasons: rules.map((ruleId) => ({ ruleId, ...EXCLUSION_GROUNDS[ruleId] })) });
  }
  eligible.sort(byCodeUnits);
  excluded.sort((a, b) => byCodeUnits(a.id, b.id));
  return {
    ruleId: 'assignment.eligibility',
    citations: [aidProcedure(25), ...(isGrave(assignment) || isMinors(assignment) ? [aidProcedure(26)] : [])],
    steps: explain(assignment, { all: pool.length, left: eligible.length, years: years.value }),
    caseRef: assignment.ref,
    date: assignment.date,
    eligible,
    excluded,
  };
}

/** The order of JavaScript, Python and `LC_ALL=C sort` for the ids and pseudonyms used here. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function groundsAgainst(candidate: Candidate, assignment: AssignmentCase, years: number): ExclusionRule[] {
  const { specialty = null, district = null, maxOpenCases = null, parties = [], formerly = [] } = assignment;
  const involved = [assignment.ref, ...parties];
  const since = candidate.criminalDefenceSince;
  const isAgencyStaff = candidate.profession === 'agency_staff';
  const isInPractice = candidate.practisingSince !== null && candidate.practisingSince <= assignment.date;
  const grave = isGrave(assignment);
  const against: Record<ExclusionRule, boolean> = {
    'assignment.suspended': candidate.suspended,
    'assignment.not-practising': !isAgencyStaff && !isInPractice,
    'assignment.conflict': candidate.conflicts.some((ref) => involved.includes(ref)),
    'assignment.replaced': formerly.includes(candidate.id),
    'assignment.not-lawyer': assignment.kind === 'criminal' && candidate.profession !== 'lawyer',
    'assignment.experience': grave && since !== null && addMonths(since, years * MONTHS_A_YEAR) > assignment.date,
    'assignment.experience-unknown': grave && since === null,
    'assignment.minors': isMinors(assignment) && candidate.familiarWithMinors !== true,
    'assignment.specialty': specialty !== null && !candidate.specialties.includes(specialty),
    'assignment.district':
      district !== null && candidate.districts.length > 0 && !candidate.districts.includes(district),
    'assignment.on-leave': candidate.onLeave,
    'assignment.workload': maxOpenCases !== null && candidate.openCases >= maxOpenCases,
  };
  return (Object.keys(EXCLUSION_GROUNDS) as ExclusionRule[]).filter((rule) => against[rule]);
}

/** What nobody knows yet may turn out so. */
function isGrave({ kind, mayEndInLifeOrDeath = false }: AssignmentCase): boolean {
  return kind === 'criminal' && mayEndInLifeOrDeath !== false;
}

function isMinors({ kind, minor = false }: AssignmentCase): boolean {
  return kind === 'criminal' && minor !== false;
}

function explain(
  assignment: AssignmentCase,
  { all, left, years }: { readonly all: number; readonly left: number; readonly years: number },
): Text[] {
  const steps: Text[] = [{ zh: `名册共${all}人。`, en: `There are ${all} people on the roster.` }];
  if (isGrave(assignment)) {
    const unknown = assignment.mayEndInLifeOrDeath === null;
    steps.push({
      zh: `${unknown ? '还不清楚是否可能判处无期徒刑、死刑，按可能处理' : '可能判处无期徒刑、死刑，或者死刑复核'}：需要${years}年以上刑事辩护经历。`,
      en: `${unknown ? 'Whether life imprisonment or death may follow is not known, so it counts as yes' : 'Life imprisonment or death may follow'}: ${years} years or more of criminal defence are needed.`,
    });
  }
  if (isMinors(assignment)) {
    const unknown = assignment.minor === null;
    steps.push({
      zh: `${unknown ? '还不清楚是否未成年人，按未成年人处理' : '未成年人刑事案件'}：需要熟悉未成年人身心特点的律师。`,
      en: `${unknown ? 'Whether the accused is a minor is not known, so it counts as yes' : 'The accused is a minor'}: a lawyer familiar with minors is needed.`,
    });
  }
  steps.push(
    left > 0
      ? { zh: `符合条件的有${left}人。`, en: `${left} of them may be assigned.` }
      : {
          zh: '没有人符合条件。请看每个人的原因，或者请上级法律援助机构协助。',
          en: 'Nobody may be assigned. See the reasons, or ask the higher agency for help.',
        },
  );
  return steps;
}
