import { randomUUID } from 'node:crypto';
import { FalinkError, may, type Shift, type ShiftDetails } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { rosterChanged } from '../changes.js';
import {
  insertShift,
  isPast,
  lockPerson,
  lockPlannedSite,
  type PlannedPerson,
  type PlannedSite,
  updateShift,
} from '../queries/edit-shifts.js';
import { lockShift, requireShift } from '../queries/shifts.js';

interface Wanted {
  readonly person: PlannedPerson;
  readonly site: PlannedSite | null;
  readonly isOver: boolean;
}

/**
 * Plans a shift for somebody at or below the planner's unit [W1].
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope, staff.unknown, site.unknown, site.closed, shift.person,
 *   shift.past, shift.length, shift.overlap, request.id_reused
 */
export function createShift(
  ctx: Context,
  by: Actor,
  { requestId, ...details }: ShiftDetails & { readonly requestId: string },
): Promise<Shift> {
  const staff = staffOf(by);
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'shift.create', input: details },
    {
      permit: 'roster.plan',
      lock: (tx) => lockWanted(tx, details),
      authorise: ({ person }) => requireScope(staff, person.orgPath),
      change: async (tx, wanted) => {
        requirePossible(wanted);
        const id = randomUUID();
        await insertShift(tx, { ...details, id, editedBy: staff.id });
        return {
          audit: {
            action: 'shift.created',
            subject: `shift:${id}`,
            orgPath: wanted.person.orgPath,
            data: marksOf(details),
          },
          changed: [rosterChanged(staff.orgUnit.id)],
          result: await requireShift(tx, id),
        };
      },
    },
  );
}

/**
 * Moves a shift to another time, place or person. One that has begun keeps its person and its beginning [W1].
 *
 * @throws FalinkError as {@link createShift}; shift.unknown, shift.stale, shift.running
 */
export function editShift(
  ctx: Context,
  by: Actor,
  asked: ShiftDetails & { readonly requestId: string; readonly id: string; readonly revision: number },
): Promise<Shift> {
  const staff = staffOf(by);
  const { requestId, ...input } = asked;
  const { id, revision, ...details } = input;
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'shift.edit', input },
    {
      permit: 'roster.plan',
      lock: async (tx) => {
        const before = await lockShift(tx, id);
        const owner = await lockPerson(tx, before.shift.staffId);
        return { ...before, owner, wanted: await lockWanted(tx, details) };
      },
      authorise: ({ owner, wanted }) => {
        for (const { orgPath } of [owner, wanted.person]) requireScope(staff, orgPath);
      },
      change: async (tx, { shift, hasStarted, isOver, wanted }) => {
        if (isOver) throw new FalinkError('shift.past');
        if (shift.revision !== revision) throw new FalinkError('shift.stale');
        if (isSame(shift, details)) return unchanged(shift);
        const keepsWhoAndWhen =
          details.staffId === shift.staffId && Date.parse(details.startsAt) === Date.parse(shift.startsAt);
        if (hasStarted && !keepsWhoAndWhen) throw new FalinkError('shift.running');
        requirePossible(wanted);
        await updateShift(tx, { ...details, id, editedBy: staff.id });
        return {
          audit: {
            action: 'shift.edited',
            subject: `shift:${id}`,
            orgPath: wanted.person.orgPath,
            data: { from: marksOf({ ...shift, siteId: shift.site?.id ?? null }), to: marksOf(details) },
          },
          changed: [rosterChanged(staff.orgUnit.id)],
          result: await requireShift(tx, id),
        };
      },
    },
  );
}

async function lockWanted(tx: Transaction, { staffId, siteId, endsAt }: ShiftDetails): Promise<Wanted> {
  return {
    person: await lockPerson(tx, staffId),
    site: siteId === null ? null : await lockPlannedSite(tx, siteId),
    isOver: await isPast(tx, endsAt),
  };
}

/** @throws FalinkError shift.person, site.closed, shift.past */
function requirePossible({ person, site, isOver }: Wanted): void {
  if (person.isDisabled || !may(person, 'calls.answer')) throw new FalinkError('shift.person');
  if (site?.isClosed) throw new FalinkError('site.closed');
  if (isOver) throw new FalinkError('shift.past');
}

/** What the log keeps of a shift. */
const marksOf = ({ staffId, siteId, startsAt, endsAt }: ShiftDetails) => ({ staffId, siteId, startsAt, endsAt });

function isSame(shift: Shift, { staffId, siteId, startsAt, endsAt }: ShiftDetails): boolean {
  return (
    shift.staffId === staffId &&
    (shift.site?.id ?? null) === siteId &&
    Date.parse(shift.startsAt) === Date.parse(startsAt) &&
    Date.parse(shift.endsAt) === Date.parse(endsAt)
  );
}
