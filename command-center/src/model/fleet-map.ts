import type { FleetMap, Terminal, TerminalMark } from '@falink/protocol';
import { upsert, without } from './upsert.js';

const idOf = ({ id }: { readonly id: string }): string => id;

function markOf({ id, state, position, site }: Terminal): TerminalMark {
  return { id, state, position, unitId: site.orgUnit.id };
}

/** Whether the map would be drawn the same: most notifications are of pages that a map does not show. */
function isSame(a: TerminalMark | undefined, b: TerminalMark): boolean {
  return (
    a?.state === b.state &&
    a.unitId === b.unitId &&
    a.position?.lng === b.position?.lng &&
    a.position?.lat === b.position?.lat
  );
}

/** The map after a terminal changed; the same object when that changes nothing on it. */
export function withTerminal(map: FleetMap, terminal: Terminal): FleetMap {
  const { items, total } = map.terminals;
  const mark = markOf(terminal);
  const known = items.find(({ id }) => id === mark.id);
  if (terminal.revokedAt === null && isSame(known, mark)) return map;
  if (terminal.revokedAt !== null && !known) return map;
  const next = terminal.revokedAt === null ? upsert(items, mark, idOf) : without(items, mark.id, idOf);
  const { orgUnit } = terminal.site;
  return {
    ...map,
    terminals: { items: next, total: total + next.length - items.length },
    units: map.units.some(({ id }) => id === orgUnit.id)
      ? map.units
      : [...map.units, { id: orgUnit.id, name: orgUnit.name, path: orgUnit.path }],
  };
}
