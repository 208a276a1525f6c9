import type { CallKind, Category, Role } from '@falink/protocol';
import { inScope } from '../../../kernel/policies/staff.js';

export interface WaitingContact {
  readonly id: string;
  readonly kind: CallKind;
  readonly category: Category;
  /** Org unit of the terminal. */
  readonly orgPath: string;
  /** Agents who declined or missed this call. */
  readonly triedBy: readonly string[];
  /** It came from a browser: it is offered when no terminal could be. */
  readonly isGuest: boolean;
}

export interface IdleAgent {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly skills: readonly Category[];
  /** Org unit the agent works for; calls from it and from below it are theirs. */
  readonly orgPath: string;
}

export interface Pair {
  readonly contactId: string;
  readonly agentId: string;
}

const ROLE_FOR: Readonly<Record<CallKind, Role>> = { consultation: 'duty_lawyer', intake: 'legal_aid_officer' };

/** The role that answers calls of a kind. */
export function roleFor(kind: CallKind): Role {
  return ROLE_FOR[kind];
}

/** Whether an agent may answer a call at all: the right role, and the terminal in scope. Skill only ranks. */
export function isEligible(
  call: Pick<WaitingContact, 'kind' | 'orgPath'>,
  agent: Pick<IdleAgent, 'roles' | 'orgPath'>,
): boolean {
  return agent.roles.includes(roleFor(call.kind)) && inScope(agent.orgPath, call.orgPath);
}

/**
 * Who answers whom. Calls of terminals come first, then those of guests, each in the order given (longest waiting first); each gets the best of the agents left over: one who
 * has not declined or missed this call, then one with the skill (a generalist without skills before a specialist in
 * something else), then the longest idle (the order given). No skill is worth more than waiting: when only others are
 * free, one of them answers.
 */
export function choosePairs(calls: readonly WaitingContact[], agents: readonly IdleAgent[]): Pair[] {
  const free = new Set(agents);
  const pairs: Pair[] = [];
  for (const call of [...calls.filter(({ isGuest }) => !isGuest), ...calls.filter(({ isGuest }) => isGuest)]) {
    if (free.size === 0) break;
    let best: { agent: IdleAgent; rank: number } | undefined;
    for (const agent of free) {
      if (!isEligible(call, agent)) continue;
      const rank = (call.triedBy.includes(agent.id) ? 10 : 0) + skillRank(call.category, agent);
      if (!best || rank < best.rank) best = { agent, rank };
    }
    if (!best) continue;
    free.delete(best.agent);
    pairs.push({ contactId: call.id, agentId: best.agent.id });
  }
  return pairs;
}

function skillRank(category: Category, { skills }: IdleAgent): number {
  if (category === 'uncategorised' || skills.includes(category)) return 0;
  return skills.length === 0 ? 1 : 2;
}
