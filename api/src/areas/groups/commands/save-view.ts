import { randomUUID } from 'node:crypto';
import { FalinkError, type FleetLook, type SavedView } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { permit } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { deleteViewRow, insertView, lockViewsOf, requireView, updateView } from '../queries/saved-views.js';

interface ViewInput {
  readonly name: string;
  readonly look: FleetLook;
  readonly shared: boolean;
}

/** What every change of a view names. */
interface ViewEdit {
  readonly requestId: string;
  readonly id: string;
  readonly revision: number;
}

/**
 * Saves a list of terminals under a name of the person's own.
 *
 * @throws FalinkError auth.forbidden, view.name_taken, request.id_reused
 */
export function saveView(
  ctx: Context,
  by: Actor,
  asked: ViewInput & { readonly requestId: string },
): Promise<SavedView> {
  const staff = staffOf(by);
  const { requestId, ...input } = asked;
  const { name, look, shared } = input;
  if (shared) permit(staff, 'views.share');
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'view.save', input },
    {
      permit: 'terminals.view',
      lock: (tx) => lockViewsOf(tx, staff.id),
      authorise: () => {},
      change: async (tx) => {
        const id = randomUUID();
        const sharedIn = shared ? staff.orgUnit.id : null;
        if (!(await insertView(tx, { id, ownerId: staff.id, name, look, sharedIn })))
          throw new FalinkError('view.name_taken');
        const audit = shared ? ({ action: 'view.shared', subject: `saved_view:${id}` } as const) : 'not audited';
        return { audit, result: await requireView(tx, id, staff) };
      },
    },
  );
}

/**
 * Changes one's own view.
 *
 * @throws FalinkError auth.forbidden, view.unknown, view.stale, view.name_taken, request.id_reused
 */
export function editView(ctx: Context, by: Actor, asked: ViewInput & ViewEdit): Promise<SavedView> {
  const staff = staffOf(by);
  const { requestId, ...input } = asked;
  const { id, revision, name, look, shared } = input;
  if (shared) permit(staff, 'views.share');
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'view.edit', input },
    {
      permit: 'terminals.view',
      lock: async (tx) => {
        await lockViewsOf(tx, staff.id);
        return requireView(tx, id, staff, { lock: true });
      },
      authorise: ({ owner }) => requireOwner(owner.id, staff.id),
      change: async (tx, view) => {
        if (view.revision !== revision) throw new FalinkError('view.stale');
        const sharedIn = shared ? staff.orgUnit.id : null;
        if (!(await updateView(tx, { id, ownerId: staff.id, name, look, sharedIn })))
          throw new FalinkError('view.name_taken');
        const isPublic = shared || view.sharedIn !== null;
        const audit = isPublic ? ({ action: 'view.edited', subject: `saved_view:${id}` } as const) : 'not audited';
        return { audit, result: await requireView(tx, id, staff) };
      },
    },
  );
}

/**
 * Deletes one's own view.
 *
 * @throws FalinkError auth.forbidden, view.unknown, view.stale, request.id_reused
 */
export function deleteView(
  ctx: Context,
  by: Actor,
  { requestId, id, revision }: ViewEdit,
): Promise<Record<string, never>> {
  const staff = staffOf(by);
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'view.delete', input: { id, revision } },
    {
      permit: 'terminals.view',
      lock: (tx) => requireView(tx, id, staff, { lock: true }),
      authorise: ({ owner }) => requireOwner(owner.id, staff.id),
      change: async (tx, view) => {
        if (view.revision !== revision) throw new FalinkError('view.stale');
        await deleteViewRow(tx, id);
        const isPublic = view.sharedIn !== null;
        const audit = isPublic ? ({ action: 'view.deleted', subject: `saved_view:${id}` } as const) : 'not audited';
        return { audit, result: {} };
      },
    },
  );
}

/** @throws FalinkError auth.forbidden: a view that is shared is still its owner's to change */
function requireOwner(ownerId: string, staffId: string): void {
  if (ownerId !== staffId) throw new FalinkError('auth.forbidden');
}
