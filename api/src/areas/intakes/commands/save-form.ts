import { FalinkError, type Intake, type IntakeForm } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireOfficer } from '../access.js';
import { createPerson, openForm, openPersonKey, sealForm } from '../personal-data.js';
import { setIdentityUnchecked, setPerson, updateForm } from '../queries/intakes.js';
import { changeIntake } from './change-intake.js';

/**
 * Keeps the form as typed. Saving what is already kept changes nothing, so that an automatic save does not take a
 * confirmation back. Another kind of document is another thing to compare: the comparison is to be done again.
 *
 * @throws FalinkError intake.unknown, intake.closed, intake.stale (details: version), call.not_yours
 */
export function saveForm(
  ctx: Context,
  by: Actor,
  { id, version, form }: { readonly id: string; readonly version: number; readonly form: IntakeForm },
): Promise<Intake> {
  return changeIntake(ctx, by, { id, authorise: requireOfficer }, async (tx, { row }) => {
    if (row.version !== version) throw new FalinkError('intake.stale', { details: { version: row.version } });
    const known = row.person_id === null ? null : openPersonKey(ctx.secrets, row.person_id, row.data_key_sealed);
    const before = openForm(known, row.form_sealed);
    if (JSON.stringify(before) === JSON.stringify(form)) return null;
    const person = known ?? (await createPerson(tx, ctx.secrets));
    if (!known) await setPerson(tx, id, person.personId);
    await updateForm(tx, id, sealForm(person, form));
    const isOther = before.identityDocument !== form.identityDocument;
    if (isOther && row.identity_checked_at !== null) await setIdentityUnchecked(tx, id);
    return { action: 'intake.form_saved', data: { version: version + 1 } };
  });
}
