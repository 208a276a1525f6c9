import { type BodyOf, FalinkError, type intakeRoutes, type ResponseOf } from '@falink/protocol';
import type { Secrets } from '../../kernel/auth/secrets.js';
import type { Context } from '../../kernel/context.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { parseApplicationNumber } from './application-number.js';
import { type ApplicationRow, findApplicationsByNumber } from './queries/applications.js';
import { hashQueryCode, isSameHash } from './query-code.js';
import { daysLeft } from './view.js';

/**
 * The state of an application, for the holder of number and query code. A wrong number and a wrong code are answered
 * alike. @throws FalinkError application.unknown
 */
export async function followApplication(
  ctx: Context,
  receipt: Receipt,
): Promise<ResponseOf<typeof intakeRoutes.follow>> {
  const found = await findByReceipt(ctx.pool, ctx.secrets, receipt);
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

/** Whose application a receipt is of; null: nobody's. */
export async function findApplicationOf(
  db: Queryable,
  secrets: Pick<Secrets, 'kept'>,
  receipt: Receipt,
): Promise<{ readonly personId: string } | null> {
  const found = await findByReceipt(db, secrets, receipt);
  return found ? { personId: found.person_id } : null;
}

type Receipt = BodyOf<typeof intakeRoutes.follow>;

async function findByReceipt(
  db: Queryable,
  secrets: Pick<Secrets, 'kept'>,
  { number, queryCode }: Receipt,
): Promise<ApplicationRow | undefined> {
  const parsed = parseApplicationNumber(number);
  const hash = hashQueryCode(secrets, queryCode);
  const candidates = parsed ? await findApplicationsByNumber(db, parsed) : [];
  return candidates.find((candidate) => isSameHash(candidate.query_code_hash, hash));
}
