import { FalinkError, type GuestClosed, type GuestRequest, type QueuedGuest } from '@falink/protocol';
import type { Actor, GuestIdentity } from '../../../kernel/actor.js';
import { command, type Outcome, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { contactChanged, queueChanged, wantsVideo } from '../../contacts/index.js';
import { chooseSfu, residentGrants, roomAccess, signSeat } from '../../sessions/index.js';
import { requireProof } from '../challenge.js';
import { type Entry, enter } from '../entry.js';
import { whyClosed } from '../open-door.js';
import { findDoorFacts } from '../queries/door.js';
import { findKnownVisits, insertVisit, type KnownVisit, lockGuests } from '../queries/visits.js';
import { visitCallOf } from '../visit-call.js';

type Input = GuestRequest & { readonly address: string };

const REFUSALS = {
  closed: 'guest.closed',
  nobody_on_duty: 'call.nobody_on_duty',
  full: 'guest.full',
} as const satisfies Record<GuestClosed, string>;

/**
 * Queues a consultation from a browser. What costs the service nothing is refused first: a door that is closed, work that
 * was not done, consent that was not given. The same requestId of the same browser is the same call (SPEC U2-U4).
 *
 * @throws FalinkError guest.closed, guest.proof_invalid, guest.guardian_needed, guest.notice_changed, as `enter`,
 *   guest.full, call.nobody_on_duty, call.no_common_codec, guest.already_open, request.id_reused, call.ended,
 *   service.no_sfu
 */
export async function queueGuest(ctx: Context, by: Actor, input: Input): Promise<QueuedGuest> {
  const { requestId, consent } = input;
  if (!ctx.config.guest.isOpen) throw new FalinkError('guest.closed');
  requireProof(ctx.secrets, input);
  if (consent.under14 && !consent.guardian) throw new FalinkError('guest.guardian_needed');
  const video = wantsVideo(input.ability, input.audioOnly ?? false);
  const entry = await enter(ctx, by, input);
  if (consent.notice !== entry.notice.version) throw new FalinkError('guest.notice_changed');
  const { browserHash } = entry;
  return command(ctx, by, {
    lock: async (tx) => {
      await lockGuests(tx);
      return findKnownVisits(tx, { requestId, browserHash });
    },
    authorise: requireOwn,
    change: async (tx, known) => {
      const repeated = known.find(({ isRepeated }) => isRepeated);
      return repeated ? again(ctx, tx, repeated) : queue(ctx, tx, entry, { ...input, video });
    },
  });
}

function requireOwn(known: readonly KnownVisit[]): void {
  const repeated = known.find(({ isRepeated }) => isRepeated);
  // Somebody else's solved challenge makes nothing a second time.
  if (repeated && !repeated.isOwn) throw new FalinkError('request.id_reused');
  const open = known.find(({ isEnded, isRepeated }) => !isEnded && !isRepeated);
  if (open) throw new FalinkError('guest.already_open', { details: { callId: open.contactId } });
}

/** @throws FalinkError call.ended */
async function again(ctx: Context, tx: Transaction, visit: KnownVisit): Promise<Outcome<QueuedGuest>> {
  if (visit.isEnded) throw new FalinkError('call.ended', { details: { callId: visit.contactId } });
  const room = await roomAccess(ctx, tx, visit.contactId, { guestId: visit.id });
  return unchanged({ ...(await visitOf(ctx, tx, visit)), room });
}

async function queue(
  ctx: Context,
  tx: Transaction,
  { browserHash, addressHash, place, link, notice }: Entry,
  input: Input & { readonly video: boolean },
): Promise<Outcome<QueuedGuest>> {
  const closed = whyClosed(ctx, await findDoorFacts(tx, place.path));
  if (closed) throw new FalinkError(REFUSALS[closed]);
  const sfu = await chooseSfu(tx, ctx.hearing.patience(ctx.config.times.sfuAliveMs));
  if (!sfu) throw new FalinkError('service.no_sfu');
  const grants = residentGrants(input.video);
  const made = await insertVisit(tx, {
    browserHash,
    addressHash,
    requestId: input.requestId,
    unitId: place.id,
    orgPath: place.path,
    linkId: link?.id ?? null,
    locale: input.locale,
    noticeVersion: notice.version,
    guardian: input.consent.under14,
    category: input.category ?? link?.category ?? null,
    video: input.video,
    ability: input.ability,
    sfuId: sfu.id,
    grants,
  });
  if (!made) throw new FalinkError('guest.already_open');
  const { sessionId, participantId, contactId } = made;
  const room = await signSeat(ctx, { sessionId, participantId, role: 'resident', grants, url: sfu.publicUrl });
  return {
    audit: 'in statement',
    changed: [contactChanged(contactId), queueChanged()],
    result: { ...(await visitOf(ctx, tx, { ...made, orgPath: place.path })), room },
  };
}

/** A visit as its browser sees it, with a fresh token. */
export async function visitOf(
  ctx: Pick<Context, 'tokens'>,
  db: Queryable,
  visit: GuestIdentity,
): Promise<Omit<QueuedGuest, 'room'>> {
  return { ...(await ctx.tokens.signGuest(visit.id)), call: await visitCallOf(db, visit) };
}
