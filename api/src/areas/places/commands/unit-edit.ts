import { FalinkError, type OrgUnit } from '@falink/protocol';
import type { Change } from '../../../kernel/delivery/change-feed.js';
import { queueChanged } from '../../contacts/index.js';
import { orgUnitChanged } from '../changes.js';

/** What every change of a unit names. */
export interface UnitEdit {
  readonly requestId: string;
  readonly id: string;
  /** The version that the person saw. */
  readonly revision: number;
}

/** The path of the unit above; null: it is a district. */
export function parentPathOf(path: string): string | null {
  const end = path.lastIndexOf('.');
  return end === -1 ? null : path.slice(0, end);
}

/**
 * The path of the unit above, where there is one: to move, merge or close a unit is to change the one above it.
 *
 * @throws FalinkError unit.level for a district
 */
export function requireParentPath(path: string): string {
  const parent = parentPathOf(path);
  if (parent === null) throw new FalinkError('unit.level');
  return parent;
}

/** @throws FalinkError unit.stale when somebody changed it since [O3] */
export function requireSeen(unit: OrgUnit, revision: number): void {
  if (unit.revision !== revision) throw new FalinkError('unit.stale');
}

/** @throws FalinkError unit.closed */
export function requireOpen(unit: OrgUnit): void {
  if (unit.closedAt !== null) throw new FalinkError('unit.closed');
}

/** A unit and the one above it, whose counts are others now. Scopes changed: the router pairs again. */
export function changesOf(...ids: readonly (string | null)[]): Change[] {
  return [...ids.flatMap((id) => (id === null ? [] : [orgUnitChanged(id)])), queueChanged()];
}
