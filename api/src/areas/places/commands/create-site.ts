import { randomUUID } from 'node:crypto';
import type { SiteDetails, SiteProfile } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { insertSite, lockSiteUnit } from '../queries/edit-sites.js';
import { requireSite } from '../queries/sites.js';
import { placesChanged, requireRoom } from './site-edit.js';

export interface NewSite {
  readonly requestId: string;
  readonly orgUnitId: string;
  readonly details: SiteDetails;
}

/**
 * @throws FalinkError auth.forbidden, unit.unknown, auth.out_of_scope, unit.closed, site.name_taken,
 *   request.id_reused
 */
export function createSite(ctx: Context, by: Actor, { requestId, orgUnitId, details }: NewSite): Promise<SiteProfile> {
  const staff = staffOf(by);
  const asked = { requestId, what: 'site.create', input: { orgUnitId, details } };
  return commandOnce(ctx, by, asked, {
    permit: 'places.manage',
    lock: (tx) => lockSiteUnit(tx, orgUnitId),
    authorise: ({ path }) => requireScope(staff, path),
    change: async (tx, unit) => {
      await requireRoom(tx, unit, { name: details.name, exceptId: null });
      const id = randomUUID();
      await insertSite(tx, id, unit.id, details);
      return {
        audit: { action: 'site.created', subject: `site:${id}`, orgPath: unit.path, data: { kind: details.kind } },
        changed: placesChanged(id, unit.id),
        result: await requireSite(tx, id),
      };
    },
  });
}
