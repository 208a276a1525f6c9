import { staffLinkRoutes, staffRoutes, staffSessionRoutes } from '@falink/protocol';
import { type Actor, sessionOf, staffOf } from '../../kernel/actor.js';
import type { Context } from '../../kernel/context.js';
import { addressOf } from '../../kernel/http/address.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit, requireScope } from '../../kernel/policies/staff.js';
import type { ContactsContext } from '../contacts/index.js';
import { changePassword } from './commands/change-password.js';
import { createAccount } from './commands/create-account.js';
import { disableAccount, enableAccount } from './commands/disable-account.js';
import { editAccount } from './commands/edit-account.js';
import { endStaffSessions } from './commands/end-sessions.js';
import { makeLink } from './commands/make-link.js';
import { readLink, useLink } from './commands/use-link.js';
import { listAccounts, loadStaffReach, requireAccount } from './queries/accounts.js';
import { listSessions } from './queries/sessions.js';

function administrator(by: Actor) {
  const staff = staffOf(by);
  permit(staff, 'staff.manage');
  return staff;
}

/** Of an account at or below the administrator's own unit. @throws FalinkError staff.unknown, auth.out_of_scope */
async function accountInScope({ pool }: Context, by: Actor, id: string) {
  const staff = administrator(by);
  const account = await requireAccount(pool, id);
  requireScope(staff, account.orgUnit.path);
  return account;
}

/** Accounts, the links with which people choose their passwords, and sessions. */
export function mountAccounts(host: MountHost, calls: ContactsContext): void {
  const { ctx } = host;
  mount(host, staffRoutes.listStaff, ({ by, query: { q, unit, state, ...page } }) => {
    const scopePath = administrator(by).orgUnit.path;
    return listAccounts(ctx.pool, { scopePath, unitId: unit, state, q }, page);
  });
  mount(host, staffRoutes.getStaff, ({ by, params }) => accountInScope(ctx, by, params.id));
  mount(host, staffRoutes.staffReach, async ({ by, params }) => {
    const { id } = await accountInScope(ctx, by, params.id);
    return loadStaffReach(ctx.pool, id);
  });
  mount(host, staffRoutes.createStaff, ({ by, body }) => createAccount(ctx, by, body));
  mount(host, staffRoutes.editStaff, ({ by, params, body }) => editAccount(calls, by, { ...params, ...body }));
  mount(host, staffRoutes.makeStaffLink, ({ by, params, body }) => makeLink(calls, by, { ...params, ...body }));
  mount(host, staffRoutes.disableStaff, ({ by, params }) => disableAccount(calls, by, params));
  mount(host, staffRoutes.enableStaff, ({ by, params }) => enableAccount(calls, by, params));

  mount(host, staffLinkRoutes.readStaffLink, ({ body }) => readLink(ctx, body.token));
  mount(host, staffLinkRoutes.useStaffLink, ({ by, body }) => useLink(ctx, by, body));
}

/** Where people are signed in, and their own passwords. */
export function mountSessions(host: MountHost): void {
  const { ctx } = host;
  mount(host, staffSessionRoutes.listStaffSessions, async ({ by, params, query }) => {
    if (staffOf(by).id !== params.id) await accountInScope(ctx, by, params.id);
    return listSessions(ctx.pool, { staffId: params.id, currentId: sessionOf(by) }, query);
  });
  mount(host, staffSessionRoutes.endStaffSession, async ({ by, params }) => {
    await endStaffSessions(ctx, by, params);
    return {};
  });
  mount(host, staffSessionRoutes.endStaffSessions, ({ by, params }) => endStaffSessions(ctx, by, params));
  mount(host, staffSessionRoutes.changePassword, async ({ by, body, request }) => {
    await changePassword(ctx, by, { ...body, address: addressOf(request) });
    return {};
  });
}
