import { placeRoutes } from '@falink/protocol';
import { type Actor, staffOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit, requireScope } from '../../kernel/policies/staff.js';
import { closeOrgUnit, reopenOrgUnit } from './commands/close-org-unit.js';
import { closeSite, reopenSite } from './commands/close-site.js';
import { createOrgUnit } from './commands/create-org-unit.js';
import { createSite } from './commands/create-site.js';
import { editSite } from './commands/edit-site.js';
import { mergeOrgUnit } from './commands/merge-org-unit.js';
import { moveOrgUnit } from './commands/move-org-unit.js';
import { renameOrgUnit } from './commands/rename-org-unit.js';
import { listOrgUnits, loadReach, requireOrgUnit } from './queries/org-units.js';
import { listSites, requireSite } from './queries/sites.js';

function viewer(by: Actor) {
  const staff = staffOf(by);
  permit(staff, 'places.view');
  return staff;
}

/** The tree of org units, and the sites of each. */
export function mountPlaces(host: MountHost): void {
  mountOrgUnits(host);
  mountSites(host);
}

function mountOrgUnits(host: MountHost): void {
  const { ctx } = host;
  mount(host, placeRoutes.listOrgUnits, ({ by, query: { parent, level, q, closed, ...page } }) => {
    const scopePath = viewer(by).orgUnit.path;
    return listOrgUnits(ctx.pool, { scopePath, parentId: parent, level, q, withClosed: closed === 'yes' }, page);
  });
  mount(host, placeRoutes.getOrgUnit, async ({ by, params }) => {
    const staff = viewer(by);
    const unit = await requireOrgUnit(ctx.pool, params.id);
    requireScope(staff, unit.path);
    return unit;
  });
  mount(host, placeRoutes.orgUnitReach, async ({ by, params }) => {
    const staff = viewer(by);
    const { path } = await requireOrgUnit(ctx.pool, params.id);
    requireScope(staff, path);
    return loadReach(ctx.pool, path);
  });
  mount(host, placeRoutes.createOrgUnit, ({ by, body }) => createOrgUnit(ctx, by, body));
  mount(host, placeRoutes.renameOrgUnit, ({ by, params, body }) => renameOrgUnit(ctx, by, { ...params, ...body }));
  mount(host, placeRoutes.moveOrgUnit, ({ by, params, body }) => moveOrgUnit(ctx, by, { ...params, ...body }));
  mount(host, placeRoutes.mergeOrgUnit, ({ by, params, body }) => mergeOrgUnit(ctx, by, { ...params, ...body }));
  mount(host, placeRoutes.closeOrgUnit, ({ by, params, body }) => closeOrgUnit(ctx, by, { ...params, ...body }));
  mount(host, placeRoutes.reopenOrgUnit, ({ by, params, body }) => reopenOrgUnit(ctx, by, { ...params, ...body }));
}

function mountSites(host: MountHost): void {
  const { ctx } = host;
  mount(host, placeRoutes.listSites, ({ by, query: { unit, kind, q, closed, ...page } }) => {
    const scopePath = viewer(by).orgUnit.path;
    return listSites(ctx.pool, { scopePath, unitId: unit, kinds: kind, q, withClosed: closed === 'yes' }, page);
  });
  mount(host, placeRoutes.getSite, async ({ by, params }) => {
    const staff = viewer(by);
    const site = await requireSite(ctx.pool, params.id);
    requireScope(staff, site.orgUnit.path);
    return site;
  });
  mount(host, placeRoutes.createSite, ({ by, body }) => createSite(ctx, by, body));
  mount(host, placeRoutes.editSite, ({ by, params, body }) => editSite(ctx, by, { ...params, ...body }));
  mount(host, placeRoutes.closeSite, ({ by, params, body }) => closeSite(ctx, by, { ...params, ...body }));
  mount(host, placeRoutes.reopenSite, ({ by, params, body }) => reopenSite(ctx, by, { ...params, ...body }));
}
