import { type BodyOf, FalinkError, type intakeRoutes, type ResponseOf } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { parseApplicationNumber } from './application-number.js';
import { findApplicationsByNumber } from './queries/applications.js';
import { hashQueryCode, isSameHash } from './query-code.js';
import { daysLeft } from './view.js';

/**
 * The state of an application, for the holder of number and query code. A wrong number and a wrong code are answered
 * alike. @throws FalinkError application.unknown
 */
export async function followApplication(
  ctx: Context,
  { number, queryCode }: BodyOf<typeof intakeRoutes.follow>,
): Promise<ResponseOf<typeof intakeRoutes.follow>> {
  const parsed = parseApplicationNumber(number);
  const hash = hashQueryCode(ctx.secrets, queryCode);
  const candidates = parsed ? await findApplicationsByNumber(ctx.pool, parsed) : [];
  const found = candidates.find((candidate) => isSameHash(candidate.query_code_hash, hash));
  if (!found) throw new FalinkError('application.unknown');
  return {
    number: found.number,
    status: found.status,
    acceptedAt: found.accepted_at.toISOString(),
    decisionDue: found.decision_due,
    provisional: found.decision_provisional,
    daysLeft: daysLeft(found),
  };
}
