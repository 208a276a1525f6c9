import { dueDate, shanghaiDate } from '@falink/legal-rules';
import { FalinkError, type Receipt } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, type Outcome, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { loadRules } from '../../legal/index.js';
import { requireNothing, requireOfficer, requireOpen } from '../access.js';
import { applicationNumber } from '../application-number.js';
import { applicationChanged, intakeChanged, receiptIssued } from '../changes.js';
import { openPersonKey, sealApplicant } from '../personal-data.js';
import { insertApplication, nextSerial } from '../queries/applications.js';
import { type CompleteIntake, findCompleteIntake, lockIntake } from '../queries/intakes.js';
import { hashQueryCode, newQueryCode, sealQueryCode } from '../query-code.js';
import { missingForAcceptance } from '../step.js';
import { loadReceipt, presentReceipt, progressOf } from '../view.js';

/**
 * Accepts the application: number, query code, decision clock (法律援助法 Art. 43) and receipt in one transaction.
 * Repeating it while the call lasts gives the same receipt; afterwards the code is known only as a hash.
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; intake.stale (details: version),
 *   intake.incomplete (details: missing)
 */
export function acceptApplication(
  ctx: Context,
  by: Actor,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Receipt> {
  return command(ctx, by, {
    lock: async (tx) => {
      await lockIntake(tx, id);
      return findCompleteIntake(tx, id);
    },
    authorise: (intake) => requireOfficer(intake?.row ?? null, by),
    change: async (tx, intake) => {
      if (!intake) throw new FalinkError('intake.unknown');
      const { row, papers } = intake;
      const before = row.application_id === null ? null : await loadReceipt(ctx, tx, id);
      if (before) return unchanged(before);
      requireOpen(row);
      if (row.version !== version) throw new FalinkError('intake.stale', { details: { version: row.version } });
      requireNothing(missingForAcceptance(progressOf(ctx, row, papers)));
      return write(ctx, tx, by, intake);
    },
  });
}

async function write(
  ctx: Context,
  tx: Transaction,
  by: Actor,
  { row, papers, district, now: acceptedAt }: CompleteIntake,
): Promise<Outcome<Receipt>> {
  const { form } = progressOf(ctx, row, papers);
  const person = row.person_id === null ? null : openPersonKey(ctx.secrets, row.person_id, row.data_key_sealed);
  if (!person || !form.matter || !form.means || !district) {
    throw new Error(`intake ${row.id} passed as complete without person, matter, means or district`);
  }
  // The district's rules, as everybody asks for them: one reading of the law.
  const { book } = await loadRules(tx, district.path);
  const clock = dueDate({ rule: 'decision', from: acceptedAt }, book);
  const year = Number(shanghaiDate(acceptedAt).slice(0, 4));
  const serial = await nextSerial(tx, district.id, year);
  const number = applicationNumber(district.shortName, year, serial);
  const queryCode = newQueryCode();
  const applicationId = await insertApplication(tx, {
    intakeId: row.id,
    personId: person.personId,
    districtId: district.id,
    year,
    serial,
    number,
    queryCodeHash: hashQueryCode(ctx.secrets, queryCode),
    queryCodeSealed: sealQueryCode(ctx.secrets, row.id, queryCode),
    matter: form.matter,
    means: form.means,
    siteId: row.site_id,
    officerId: staffOf(by).id,
    applicantSealed: sealApplicant(person, form),
    acceptedAt,
    decisionDue: clock.due,
    decisionProvisional: clock.provisional,
    decisionRule: clock.ruleId,
    orgPath: row.org_path,
  });
  return {
    audit: 'in statement',
    changed: [intakeChanged(row.id), receiptIssued(row.id), applicationChanged(applicationId)],
    result: presentReceipt(ctx, {
      applicationId,
      number,
      queryCode,
      acceptedAt,
      decisionDue: clock.due,
      provisional: clock.provisional,
    }),
  };
}
