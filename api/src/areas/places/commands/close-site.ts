import { FalinkError, type SiteProfile } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { lockSite, lockSiteUnit, setSiteClosed } from '../queries/edit-sites.js';
import { requireSite } from '../queries/sites.js';
import { placesChanged, requireRoom, requireSeenSite, type SiteEdit } from './site-edit.js';

/**
 * Closes a site that has no terminal in service. Its history stays.
 *
 * @throws FalinkError auth.forbidden, site.unknown, auth.out_of_scope, site.closed, site.stale, site.not_empty,
 *   request.id_reused
 */
export function closeSite(ctx: Context, by: Actor, { requestId, id, revision }: SiteEdit): Promise<SiteProfile> {
  const staff = staffOf(by);
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'site.close', input: { id, revision } },
    {
      permit: 'places.manage',
      lock: (tx) => lockSite(tx, id),
      authorise: ({ orgUnit }) => requireScope(staff, orgUnit.path),
      change: async (tx, site) => {
        if (site.closedAt !== null) throw new FalinkError('site.closed');
        requireSeenSite(site, revision);
        if (site.terminals > 0) throw new FalinkError('site.not_empty', { details: { terminals: site.terminals } });
        await setSiteClosed(tx, id, true);
        return {
          audit: { action: 'site.closed', subject: `site:${id}`, orgPath: site.orgUnit.path },
          changed: placesChanged(id, site.orgUnit.id),
          result: await requireSite(tx, id),
        };
      },
    },
  );
}

/**
 * Opens a closed site again.
 *
 * @throws FalinkError auth.forbidden, site.unknown, auth.out_of_scope, site.stale, unit.closed, site.name_taken,
 *   request.id_reused
 */
export function reopenSite(ctx: Context, by: Actor, { requestId, id, revision }: SiteEdit): Promise<SiteProfile> {
  const staff = staffOf(by);
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'site.reopen', input: { id, revision } },
    {
      permit: 'places.manage',
      lock: async (tx) => {
        const unit = await lockSiteUnit(tx, (await requireSite(tx, id)).orgUnit.id);
        return { unit, site: await lockSite(tx, id) };
      },
      authorise: ({ site }) => requireScope(staff, site.orgUnit.path),
      change: async (tx, { site, unit }) => {
        if (site.closedAt === null) return unchanged(site);
        requireSeenSite(site, revision);
        await requireRoom(tx, unit, { name: site.name, exceptId: id });
        await setSiteClosed(tx, id, false);
        return {
          audit: { action: 'site.reopened', subject: `site:${id}`, orgPath: unit.path },
          changed: placesChanged(id, unit.id),
          result: await requireSite(tx, id),
        };
      },
    },
  );
}
