import { guestRoutes } from '@falink/protocol';
import { staffOf } from '../../../kernel/actor.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { permit } from '../../../kernel/policies/staff.js';
import type { ContactsContext } from '../../contacts/index.js';
import { makeLink } from '../commands/make-link.js';
import { reportGuest } from '../commands/report-guest.js';
import { unblockGuest } from '../commands/unblock-guest.js';
import { withdrawLink } from '../commands/withdraw-link.js';
import { listLinks } from '../queries/links.js';
import { listReports } from '../queries/reports.js';
import { presentLink } from '../view.js';

/** What staff do about guests. */
export function mountStaffGuests(host: MountHost, ctx: ContactsContext): void {
  mount(host, guestRoutes.listGuestLinks, ({ by, query }) => {
    const staff = staffOf(by);
    permit(staff, 'guests.invite');
    return listLinks(ctx.pool, staff.orgUnit.path, query, (row) => presentLink(ctx, row));
  });
  mount(host, guestRoutes.makeGuestLink, ({ by, body }) => makeLink(ctx, by, body));
  mount(host, guestRoutes.withdrawGuestLink, ({ by, params }) => withdrawLink(ctx, by, params));
  mount(host, guestRoutes.reportGuest, ({ by, params, body }) => reportGuest(ctx, by, { ...params, ...body }));
  mount(host, guestRoutes.listGuestReports, ({ by, query: { show, ...page } }) => {
    const staff = staffOf(by);
    permit(staff, 'guests.unblock');
    return listReports(ctx.pool, { scopePath: staff.orgUnit.path, blockedOnly: show === 'blocked' }, page);
  });
  mount(host, guestRoutes.unblockGuest, ({ by, params }) => unblockGuest(ctx, by, params));
}
