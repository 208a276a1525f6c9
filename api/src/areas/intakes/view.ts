import { daysBetween, shanghaiDate } from '@falink/legal-rules';
import type { Application, Intake, Paper, Receipt } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { type Applicant, NOBODY, openApplicant, openForm, openPersonKey } from './personal-data.js';
import { type ApplicationRow, findApplicationRow } from './queries/applications.js';
import { findIntake, type IntakeRow } from './queries/intakes.js';
import { listPapers } from './queries/papers.js';
import { openQueryCode } from './query-code.js';
import { type IntakeProgress, stepOf } from './step.js';

type Keys = Pick<Context, 'secrets'>;
type LoggedKeys = Pick<Context, 'secrets' | 'log'>;

/** The intake as its officer and its terminal see it: with personal data, so only for those two. */
export function presentIntake({ secrets }: Keys, row: IntakeRow, papers: Paper[]): Intake {
  const progress = progressOf({ secrets }, row, papers);
  return {
    id: row.id,
    callId: row.contact_id,
    step: stepOf(progress),
    form: progress.form,
    version: row.version,
    revision: row.revision,
    papers,
    identityCheckedAt: row.identity_checked_at?.toISOString() ?? null,
    readAloudAt: row.read_aloud_at?.toISOString() ?? null,
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    application:
      row.application_id !== null && row.application_number !== null
        ? { id: row.application_id, number: row.application_number }
        : null,
  };
}

export function progressOf({ secrets }: Keys, row: IntakeRow, papers: readonly Paper[]): IntakeProgress {
  const person = row.person_id === null ? null : openPersonKey(secrets, row.person_id, row.data_key_sealed);
  return {
    form: openForm(person, row.form_sealed),
    papers,
    identityChecked: row.identity_checked_at !== null,
    readAloud: row.read_aloud_at !== null,
    confirmed: row.confirmed_at !== null,
    accepted: row.application_id !== null,
  };
}

/** An intake with everything, for the notifications to its terminal and its officer. Null: there is none. */
export async function loadIntake(keys: Keys, db: Queryable, id: string): Promise<Intake | null> {
  const row = await findIntake(db, id);
  return row ? presentIntake(keys, row, await listPapers(db, id)) : null;
}

/** What lists show of an applicant; one that cannot be opened takes no other application of the list along. */
function applicantOf({ secrets, log }: LoggedKeys, row: ApplicationRow): Applicant {
  try {
    return openApplicant(openPersonKey(secrets, row.person_id, row.data_key_sealed), row.applicant_sealed);
  } catch (err) {
    log.error({ err, applicationId: row.id }, 'an applicant cannot be read: sealed with another key, or damaged');
    return NOBODY;
  }
}

/** An application as lists show it. */
export function presentApplication(keys: LoggedKeys, row: ApplicationRow): Application {
  const applicant = applicantOf(keys, row);
  return {
    id: row.id,
    number: row.number,
    applicantName: applicant.name,
    identityDocument: applicant.identityDocument,
    identityMasked: applicant.identityMasked,
    phoneMasked: applicant.phoneMasked,
    matter: row.matter,
    means: row.means,
    status: row.status,
    siteName: row.site_name,
    officerName: row.officer_name,
    acceptedAt: row.accepted_at.toISOString(),
    decisionDue: row.decision_due,
    provisional: row.decision_provisional,
    daysLeft: daysLeft(row),
    papers: row.papers,
  };
}

/** Calendar days to the due date, by the Shanghai date of the database's clock. */
export function daysLeft(row: Pick<ApplicationRow, 'now' | 'decision_due'>): number {
  return daysBetween(shanghaiDate(row.now), row.decision_due);
}

/** An application for the topic `applications`, with the org path that says whose it is. Null: there is none. */
export async function loadApplication(
  keys: LoggedKeys,
  db: Queryable,
  id: string,
): Promise<{ application: Application; orgPath: string } | null> {
  const row = await findApplicationRow(db, { id });
  return row ? { application: presentApplication(keys, row), orgPath: row.org_path } : null;
}

/** Where the QR of a receipt leads: number and code travel in the fragment, which no server and no log sees. */
function followUrl(publicUrl: string, number: string, queryCode: string): string {
  return `${publicUrl}/console/follow.html#${new URLSearchParams({ number, code: queryCode })}`;
}

/**
 * The receipt again, as long as the call lasts: for a repeated accept, and for a terminal that lost its connection.
 * Null: nothing was accepted, or the call is over and the code is forgotten.
 */
export async function loadReceipt(
  ctx: Pick<Context, 'secrets' | 'publicUrl'>,
  db: Queryable,
  intakeId: string,
): Promise<Receipt | null> {
  const row = await findApplicationRow(db, { intakeId });
  if (!row?.query_code_sealed) return null;
  return presentReceipt(ctx, {
    applicationId: row.id,
    number: row.number,
    queryCode: openQueryCode(ctx.secrets, intakeId, row.query_code_sealed),
    acceptedAt: row.accepted_at,
    decisionDue: row.decision_due,
    provisional: row.decision_provisional,
  });
}

/** The receipt as the terminal shows it. */
export function presentReceipt(
  ctx: Pick<Context, 'publicUrl'>,
  application: Omit<Receipt, 'acceptedAt' | 'followUrl'> & { readonly acceptedAt: Date },
): Receipt {
  const { number, queryCode, acceptedAt } = application;
  return {
    ...application,
    acceptedAt: acceptedAt.toISOString(),
    followUrl: followUrl(ctx.publicUrl(), number, queryCode),
  };
}
