import { type Category, districtOf, FalinkError, type GuestEntry, type PrivacyNotice } from '@falink/protocol';
import type { Actor } from '../../kernel/actor.js';
import type { Context } from '../../kernel/context.js';
import { showNotice } from '../privacy/index.js';
import { openLink } from './commands/open-link.js';
import { hashOfAddress, hashOfBrowser } from './guest-keys.js';
import { findGuestPlace, type GuestPlace } from './queries/door.js';
import { isBlocked } from './queries/reports.js';

/** What a browser says of itself, and where its request came from. */
export interface Visitor extends GuestEntry {
  readonly address: string;
}

/** A browser that may come in, at its place. */
export interface Entry {
  readonly browserHash: Buffer;
  readonly addressHash: Buffer;
  readonly place: GuestPlace;
  readonly link: { readonly id: string; readonly category: Category | null } | null;
  /** The notice of now. */
  readonly notice: PrivacyNotice;
}

/**
 * Where a browser comes in.
 *
 * @throws FalinkError guest.blocked, guest.place_unknown, guest.link_unknown, guest.link_withdrawn, guest.link_used,
 *   guest.link_expired
 */
export async function enter(
  ctx: Context,
  by: Actor,
  { browserKey, link: token, place, address }: Visitor,
): Promise<Entry> {
  const browserHash = hashOfBrowser(browserKey);
  const addressHash = hashOfAddress(ctx.secrets, address);
  if (await isBlocked(ctx.pool, [browserHash, addressHash])) throw new FalinkError('guest.blocked');
  const link = token === undefined ? null : await openLink(ctx, by, { token, browserHash });
  const found = await findGuestPlace(ctx.pool, link?.unitId ?? place ?? null);
  if (!found) throw new FalinkError('guest.place_unknown');
  const notice = await showNotice(ctx, 'web', districtOf(found.path));
  return { browserHash, addressHash, place: found, link, notice };
}
