import { figuresInForce, PARAMETERS, type Parameter } from '@falink/legal-rules';
import { FalinkError, type Figure } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';
import { loadFigureChecks } from './queries.js';
import type { DistrictRules } from './rulebook.js';

const BY_ID: ReadonlyMap<string, Parameter<unknown>> = new Map(PARAMETERS.map((one) => [one.id, one]));

/** @throws FalinkError legal.unknown_rule */
export function findFigure(id: string): Parameter<unknown> {
  const found = BY_ID.get(id);
  if (!found) throw new FalinkError('legal.unknown_rule');
  return found;
}

/** Every figure in force in a district, with what its people have checked; those due for checking first. */
export async function loadFigures(db: Queryable, { book, district }: DistrictRules): Promise<Figure[]> {
  const checks = district ? await loadFigureChecks(db, district.orgUnitId) : [];
  return figuresInForce(book, checks);
}
