import { dueDate, shanghaiDate } from '@falink/legal-rules';
import { FalinkError, type IntakeForm, type Receipt, type Staff } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction, type Transaction } from '../../../kernel/db/transaction.js';
import { requireNothing, requireOfficer, requireOpen } from '../access.js';
import { applicationNumber } from '../application-number.js';
import { openPersonKey, sealApplicant } from '../personal-data.js';
import { databaseNow, findDistrictOfSite, insertApplication, nextSerial } from '../queries/applications.js';
import { closeAccepted, type IntakeRow, listPapers, lockIntakeRow } from '../queries/intakes.js';
import { hashQueryCode, newQueryCode, sealQueryCode } from '../query-code.js';
import { missingForAcceptance } from '../step.js';
import { loadReceipt, progressOf } from '../view.js';

/**
 * Accepts the application: number, query code, decision clock (法律援助法 Art. 43) and receipt in one transaction.
 * Repeating it while the call lasts gives the same receipt; afterwards the code is known only as a hash.
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; intake.stale (details: version),
 *   intake.incomplete (details: missing)
 */
export function accept(
  ctx: Context,
  { id, staff, version }: { readonly id: string; readonly staff: Staff; readonly version: number },
): Promise<Receipt> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockIntakeRow(tx, id);
    requireOfficer(row, staff);
    const before = await loadReceipt(ctx, tx, id);
    if (before) return before;
    requireOpen(row);
    if (row.version !== version) throw new FalinkError('intake.stale', { details: { version: row.version } });
    const progress = progressOf(ctx, row, await listPapers(tx, id));
    requireNothing(missingForAcceptance(progress));

    const applicationId = await write(ctx, tx, { row, staff, form: progress.form });
    await closeAccepted(tx, id);
    const receipt = await loadReceipt(ctx, tx, id);
    if (!receipt) throw new Error(`application ${applicationId} has no receipt inside its transaction`);
    tx.changed({ type: 'intake', id }, { type: 'receipt', intakeId: id }, { type: 'application', id: applicationId });
    return receipt;
  });
}

async function write(
  ctx: Context,
  tx: Transaction,
  { row, staff, form }: { readonly row: IntakeRow; readonly staff: Staff; readonly form: IntakeForm },
): Promise<string> {
  const person = row.person_id === null ? null : openPersonKey(ctx.secrets, row.person_id, row.data_key_sealed);
  const district = await findDistrictOfSite(tx, row.site_id);
  if (!person || !form.matter || !form.means || !district) {
    throw new Error(`intake ${row.id} passed as complete without person, matter, means or district`);
  }
  const acceptedAt = await databaseNow(tx);
  const clock = dueDate({ rule: 'decision', from: acceptedAt });
  const year = Number(shanghaiDate(acceptedAt).slice(0, 4));
  const serial = await nextSerial(tx, district.id, year);
  const code = newQueryCode();
  const applicationId = await insertApplication(tx, {
    intakeId: row.id,
    personId: person.personId,
    districtId: district.id,
    year,
    serial,
    number: applicationNumber(district.shortName, year, serial),
    queryCodeHash: hashQueryCode(ctx.secrets, code),
    queryCodeSealed: sealQueryCode(ctx.secrets, row.id, code),
    matter: form.matter,
    means: form.means,
    siteId: row.site_id,
    officerId: staff.id,
    applicantSealed: sealApplicant(person, form),
    acceptedAt,
    decisionDue: clock.due,
    decisionProvisional: clock.provisional,
    decisionRule: clock.ruleId,
  });
  await recordAudit(tx, {
    actor: `staff:${staff.id}`,
    action: 'application.accepted',
    subject: `application:${applicationId}`,
    orgPath: row.org_path,
    data: { intake: row.id, due: clock.due, provisional: clock.provisional, rule: clock.ruleId },
  });
  return applicationId;
}
