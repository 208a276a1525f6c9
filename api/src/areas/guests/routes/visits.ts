import { FalinkError, guestRoutes } from '@falink/protocol';
import { guestOf } from '../../../kernel/actor.js';
import { addressOf } from '../../../kernel/http/address.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import {
  type ContactsContext,
  hangUp,
  joinAgain,
  leaveNumberOfGuest,
  rateContact,
  readGoodbye,
  setCategory,
} from '../../contacts/index.js';
import { probeAccess } from '../../sessions/index.js';
import { bitsFor, makeChallenge } from '../challenge.js';
import { queueGuest, visitOf } from '../commands/queue-guest.js';
import { hashOfAddress, hashOfBrowser, idOfBrowser } from '../guest-keys.js';
import { openDoor } from '../open-door.js';
import { findPressure } from '../queries/door.js';
import { isBlocked } from '../queries/reports.js';
import { findVisitOf, noteSeen } from '../queries/visits.js';
import { visitCallOf } from '../visit-call.js';

/** What browsers without an account ask for. */
export function mountVisits(host: MountHost, ctx: ContactsContext): void {
  const { pool, secrets, config } = ctx;

  mount(host, guestRoutes.openGuestDoor, ({ by, body, request }) =>
    openDoor(ctx, by, { ...body, address: addressOf(request) }),
  );
  mount(host, guestRoutes.guestChallenge, async ({ body, request }) => {
    if (!config.guest.isOpen) throw new FalinkError('guest.closed');
    const addressHash = hashOfAddress(secrets, addressOf(request));
    if (await isBlocked(pool, [addressHash])) throw new FalinkError('guest.blocked');
    const bits = bitsFor(config.guest.proofBits, await findPressure(pool, addressHash));
    return makeChallenge(secrets, body.requestId, bits);
  });
  mount(host, guestRoutes.probeGuestNetwork, async ({ body, request }) => {
    if (!config.guest.isOpen) throw new FalinkError('guest.closed');
    const browserHash = hashOfBrowser(body.browserKey);
    if (await isBlocked(pool, [browserHash, hashOfAddress(secrets, addressOf(request))]))
      throw new FalinkError('guest.blocked');
    return probeAccess(host.ctx, idOfBrowser(browserHash));
  });
  mount(host, guestRoutes.queueGuest, ({ by, body, request }) =>
    queueGuest(ctx, by, { ...body, address: addressOf(request) }),
  );
  mount(host, guestRoutes.resumeGuest, async ({ body }) => {
    const visit = await findVisitOf(pool, hashOfBrowser(body.browserKey));
    if (!visit) throw new FalinkError('guest.unknown');
    await noteSeen(pool, visit.id);
    return visitOf(ctx, pool, visit);
  });
  mountOwnCall(host, ctx);
}

/** Which call is meant follows from the token: no request names one. */
function mountOwnCall(host: MountHost, ctx: ContactsContext): void {
  mount(host, guestRoutes.guestCall, async ({ by }) => {
    const guest = guestOf(by);
    await noteSeen(ctx.pool, guest.id);
    return visitCallOf(ctx.pool, guest);
  });
  mount(host, guestRoutes.guestRoomAccess, ({ by }) => joinAgain(ctx, by, guestOf(by).contactId));
  mount(host, guestRoutes.endGuestCall, async ({ by }) => {
    await hangUp(ctx, by, { id: guestOf(by).contactId });
    return {};
  });
  mount(host, guestRoutes.setGuestCategory, async ({ by, body }) => {
    const guest = guestOf(by);
    await setCategory(ctx, by, { id: guest.contactId, ...body });
    return visitCallOf(ctx.pool, guest);
  });
  mount(host, guestRoutes.leaveGuestNumber, ({ by, body }) => leaveNumberOfGuest(ctx, by, body));
  mount(host, guestRoutes.rateGuestCall, ({ by, body }) =>
    rateContact(ctx, by, { id: guestOf(by).contactId, ...body }),
  );
  mount(host, guestRoutes.guestGoodbye, ({ by }) => readGoodbye(ctx, by, { id: guestOf(by).contactId }));
}
