import { FalinkError, GUEST_REPORT_HOURS, type GuestReport, type NewGuestReport } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, type Outcome, unchanged } from '../../../kernel/command.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import {
  type ContactsContext,
  endLockedContact,
  type LockedContact,
  lockContact,
  reasonFor,
} from '../../contacts/index.js';
import { type Blockable, findBlockable, findReportOf, insertReport } from '../queries/reports.js';

type Report = NewGuestReport & { readonly id: string };

/**
 * Ends a guest's call, records why, and keeps the browser or its address away for some hours (SPEC U8). For the agent of
 * the call, and supervisors in scope.
 *
 * @throws FalinkError call.unknown, call.not_yours, guest.not_guest, guest.reported, guest.report_late
 */
export function reportGuest(ctx: ContactsContext, by: Actor, input: Report): Promise<GuestReport> {
  return command(ctx, by, {
    lock: async (tx) => {
      const contact = await lockContact(tx, input.id);
      if (!contact) throw new FalinkError('call.unknown');
      return contact;
    },
    authorise: (contact) => {
      reasonFor(by, contact);
      if (contact.guestId === null) throw new FalinkError('guest.not_guest');
    },
    change: (tx, contact) => report(ctx, tx, by, contact, input),
  });
}

async function report(
  ctx: ContactsContext,
  tx: Transaction,
  by: Actor,
  contact: LockedContact,
  { id, reason, block, hours }: Report,
): Promise<Outcome<GuestReport>> {
  const staffId = staffOf(by).id;
  const earlier = await findReportOf(tx, id);
  if (earlier) {
    const { report: same } = earlier;
    if (same.reportedBy.id !== staffId || same.reason !== reason || same.block !== block)
      throw new FalinkError('guest.reported');
    return unchanged(same);
  }
  const found = await findBlockable(tx, id);
  if (!found || (found.endedHoursAgo ?? 0) > GUEST_REPORT_HOURS) throw new FalinkError('guest.report_late');
  await insertReport(tx, { contactId: id, staffId, reason, block, hash: hashOf(found, block), hours: hours ?? null });
  await endLockedContact(ctx, tx, by, { contact, reason: reasonFor(by, contact) });
  const made = await findReportOf(tx, id);
  if (!made) throw new Error(`the report of call ${id} vanished inside its transaction`);
  return {
    audit: {
      action: 'guest.reported',
      subject: `call:${id}`,
      orgPath: contact.orgPath,
      data: { report: made.report.id, reason, block, ...(hours && { hours }) },
    },
    result: made.report,
  };
}

/** @throws FalinkError guest.report_late when the address was forgotten */
function hashOf({ browserHash, addressHash }: Blockable, block: GuestReport['block']): Buffer | null {
  if (block === 'none') return null;
  const hash = block === 'browser' ? browserHash : addressHash;
  if (!hash) throw new FalinkError('guest.report_late');
  return hash;
}
