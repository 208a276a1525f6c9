import type { Fleet } from '@falink/protocol';

type Unit = Fleet['units'][number];

/** A unit that has terminals, with the ones right below it. */
export interface UnitNode extends Unit {
  readonly below: readonly UnitNode[];
}

const aboveOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

/** The units as a tree, in the order that they were given; those without a unit above them are its roots. */
export function unitTree(units: readonly Unit[]): readonly UnitNode[] {
  const paths = new Set(units.map(({ path }) => path));
  const byAbove = new Map<string, Unit[]>();
  for (const unit of units) {
    const above = paths.has(aboveOf(unit.path)) ? aboveOf(unit.path) : '';
    byAbove.set(above, [...(byAbove.get(above) ?? []), unit]);
  }
  const nodes = (above: string): UnitNode[] =>
    (byAbove.get(above) ?? []).map((unit) => ({ ...unit, below: nodes(unit.path) }));
  return nodes('');
}
