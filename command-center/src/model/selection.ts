import { type FleetLook, MAX_TARGET_IDS, type TerminalTarget } from '@falink/protocol';

/** Rows that somebody chose: some by name, or everything that a list holds. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly isAll: boolean;
  /** Where a range begins. */
  readonly anchor: string | null;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), isAll: false, anchor: null };

/** Everything that the list holds, loaded or not. */
export const ALL_SELECTED: Selection = { ...NOTHING_SELECTED, isAll: true };

const first = (ids: Iterable<string>): Set<string> => new Set([...new Set(ids)].slice(0, MAX_TARGET_IDS));

/** One row more or less. Of everything, the loaded rows but this one remain. */
export function toggle(selection: Selection, id: string, loaded: readonly string[]): Selection {
  const ids = selection.isAll ? new Set(loaded) : new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids: first(ids), isAll: false, anchor: id };
}

/** The rows from where the range begins to this one, with what is chosen already. */
export function extend(selection: Selection, id: string, loaded: readonly string[]): Selection {
  const from = loaded.indexOf(selection.anchor ?? id);
  const to = loaded.indexOf(id);
  if (from < 0 || to < 0 || selection.isAll) return { ...selection, anchor: id };
  const range = loaded.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: first([...selection.ids, ...range]), isAll: false, anchor: selection.anchor ?? id };
}

export function isSelected({ ids, isAll }: Selection, id: string): boolean {
  return isAll || ids.has(id);
}

/** How many rows are chosen. @param total of the list; null: not known yet */
export function countOf({ ids, isAll }: Selection, total: number | null): number {
  return isAll ? (total ?? 0) : ids.size;
}

/** What an act on the chosen rows is for; null: nothing is chosen. */
export function targetOf({ ids, isAll }: Selection, { filter, group }: FleetLook): TerminalTarget | null {
  if (isAll) return { filter, ...(group && { group }) };
  return ids.size > 0 ? { terminals: [...ids] } : null;
}
