import { exemptionsFor } from './exemption.js';
import type { EligibilityFacts, FactName } from './facts.js';
import { type Matter, matterEntry } from './matter.js';
import { type Outcome, outcomeRank } from './outcome.js';

/** What was looked at on the way: the facts that were needed and not known, and whether means came into it. */
export interface Look {
  readonly open: Set<FactName>;
  means: boolean;
}

export function newLook(): Look {
  return { open: new Set(), means: false };
}

/**
 * Every outcome that a matter can have with these facts [LR52]: an unknown one goes both ways. A lawyer of one's own is
 * presumed absent while not known.
 *
 * @param added matters that the province put beside the national ones (Art. 31 (9))
 */
export function possibleOutcomes(
  matter: Matter,
  facts: EligibilityFacts,
  added: readonly Matter[],
  look: Look,
): readonly Outcome[] {
  if (facts.hasLawyer === 'yes') return ['outside'];
  const appointedOr = (otherwise: () => readonly Outcome[]): readonly Outcome[] =>
    either(facts, 'appointed', look, () => ['appointed_on_notice'], otherwise);
  switch (matterEntry(matter).basis) {
    case 'no_limit':
      return ['no_means_limit'];
    case 'notice':
      return ['appointed_on_notice'];
    case 'defence':
      return appointedOr(() => ['may_apply']);
    case 'retrial':
      return either(
        facts,
        'reopened',
        look,
        () => appointedOr(() => meansTested(matter, facts, look)),
        () => ['outside'],
      );
    case 'means':
      return meansTested(matter, facts, look);
    case 'province':
      return added.includes(matter) ? meansTested(matter, facts, look) : ['outside'];
    case 'elsewhere':
      return ['outside'];
  }
}

/** Art. 34, 41, 42: exempt, or a statement and a promise, or for the centre to look at. */
function meansTested(matter: Matter, facts: EligibilityFacts, look: Look): readonly Outcome[] {
  const grounds = exemptionsFor(matter).map(({ fact }) => fact);
  if (grounds.some((fact) => facts[fact] === 'yes')) return ['exempt_from_means'];
  const open = grounds.filter((fact) => facts[fact] === 'unknown');
  for (const fact of open) look.open.add(fact);
  if (facts.means === 'unknown') look.open.add('means');
  look.means = true;
  return [
    ...(open.length > 0 ? (['exempt_from_means'] as const) : []),
    ...(facts.means === 'enough' ? [] : (['statement_and_promise'] as const)),
    ...(facts.means === 'short' ? [] : (['may_apply'] as const)),
  ];
}

function either(
  facts: EligibilityFacts,
  fact: 'appointed' | 'reopened',
  look: Look,
  yes: () => readonly Outcome[],
  no: () => readonly Outcome[],
): readonly Outcome[] {
  if (facts[fact] === 'unknown') look.open.add(fact);
  return [...(facts[fact] === 'no' ? [] : yes()), ...(facts[fact] === 'yes' ? [] : no())];
}

/** The least that every possible outcome promises [LR54]; when some are outside and some not, nothing is promised. */
export function leastPromised(outcomes: ReadonlySet<Outcome>): Outcome {
  if (outcomes.has('outside')) return outcomes.size === 1 ? 'outside' : 'undecided';
  return [...outcomes].reduce((least, other) => (outcomeRank(other) > outcomeRank(least) ? other : least));
}
