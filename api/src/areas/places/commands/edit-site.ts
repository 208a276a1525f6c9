import { isDeepStrictEqual } from 'node:util';
import { FalinkError, type SiteDetails, type SiteProfile } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { siteChanged } from '../changes.js';
import { lockSite, lockSiteUnit, updateSite } from '../queries/edit-sites.js';
import { detailsOf, requireSite } from '../queries/sites.js';
import { placesChanged, requireRoom, requireSeenSite, type SiteEdit } from './site-edit.js';

/**
 * Says what a site is, and which unit it belongs to. Its terminals go with it; their calls go on.
 *
 * @throws FalinkError auth.forbidden, site.unknown, unit.unknown, auth.out_of_scope, site.closed, site.stale,
 *   unit.closed, site.name_taken, request.id_reused
 */
export function editSite(
  ctx: Context,
  by: Actor,
  {
    requestId,
    id,
    revision,
    orgUnitId,
    details,
  }: SiteEdit & { readonly orgUnitId: string; readonly details: SiteDetails },
): Promise<SiteProfile> {
  const staff = staffOf(by);
  const asked = { requestId, what: 'site.edit', input: { id, revision, orgUnitId, details } };
  return commandOnce(ctx, by, asked, {
    permit: 'places.manage',
    lock: async (tx) => ({ unit: await lockSiteUnit(tx, orgUnitId), site: await lockSite(tx, id) }),
    authorise: ({ site, unit }) => {
      requireScope(staff, site.orgUnit.path);
      requireScope(staff, unit.path);
    },
    change: async (tx, { site, unit }) => {
      if (site.closedAt !== null) throw new FalinkError('site.closed');
      requireSeenSite(site, revision);
      const isMoved = site.orgUnit.id !== unit.id;
      const before = detailsOf(site);
      if (!isMoved && isDeepStrictEqual(before, details)) return unchanged(site);
      await requireRoom(tx, unit, { name: details.name, exceptId: id });
      await updateSite(tx, id, unit.id, details);
      const isElsewhere =
        isMoved ||
        before.name !== details.name ||
        before.kind !== details.kind ||
        !isDeepStrictEqual(before.position, details.position);
      return {
        audit: {
          action: isMoved ? 'site.moved' : 'site.edited',
          subject: `site:${id}`,
          orgPath: unit.path,
          data: {
            ...(isMoved && { from: site.orgUnit.id, to: unit.id }),
            fields: fieldsThatDiffer(before, details),
          },
        },
        changed: isElsewhere ? placesChanged(id, site.orgUnit.id, unit.id) : [siteChanged(id)],
        result: await requireSite(tx, id),
      };
    },
  });
}

/** The names of what was changed: the values are in the row, and some of them are of persons. */
function fieldsThatDiffer(before: SiteDetails, after: SiteDetails): string[] {
  const fields = Object.keys(after) as (keyof SiteDetails)[];
  return fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
}
