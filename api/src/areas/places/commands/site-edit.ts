import { FalinkError, type SiteProfile } from '@falink/protocol';
import type { Transaction } from '../../../kernel/db/transaction.js';
import type { Change } from '../../../kernel/delivery/change-feed.js';
import { queueChanged } from '../../contacts/index.js';
import { orgUnitChanged, siteChanged } from '../changes.js';
import { isSiteNameTaken, type SiteUnit } from '../queries/edit-sites.js';

/** What every change of a site names. */
export interface SiteEdit {
  readonly requestId: string;
  readonly id: string;
  /** The version that the person saw. */
  readonly revision: number;
}

/** @throws FalinkError site.stale when somebody changed it since [O3] */
export function requireSeenSite(site: SiteProfile, revision: number): void {
  if (site.revision !== revision) throw new FalinkError('site.stale');
}

/** @throws FalinkError unit.closed, site.name_taken */
export async function requireRoom(
  tx: Transaction,
  unit: SiteUnit,
  site: { readonly name: string; readonly exceptId: string | null },
): Promise<void> {
  if (unit.isClosed) throw new FalinkError('unit.closed');
  if (await isSiteNameTaken(tx, { unitId: unit.id, ...site })) throw new FalinkError('site.name_taken');
}

/** A site and the units that it left and came to: what they hold is another, and so is who may answer there. */
export function placesChanged(siteId: string, ...unitIds: readonly string[]): Change[] {
  return [siteChanged(siteId), ...unitIds.map(orgUnitChanged), queueChanged()];
}
