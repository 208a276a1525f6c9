import type { FileCheck, FileProblem, Staff } from '@falink/protocol';
import { FalinkError, MAX_ENROLMENT_BYTES, MAX_SNAPSHOT, SerialSchema } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { judgeRows, type Plan, unitKey } from '../file/judge-rows.js';
import { readTable, type Table } from '../file/read-table.js';
import { loadExpected, loadSiteIds, loadUnits } from '../queries/import.js';

/** @throws FalinkError request.too_large */
export function readFile(bytes: Buffer): Table {
  if (bytes.length > MAX_ENROLMENT_BYTES) throw new FalinkError('request.too_large');
  return readTable(bytes);
}

/** Judges a file by what the database holds. @param beforeJudging keeps the units that it names as they are */
export async function planFile(
  db: Queryable,
  staff: Pick<Staff, 'orgUnit'>,
  { rows, problems }: Table,
  beforeJudging: (unitIds: readonly string[]) => Promise<void> = async () => {},
): Promise<Plan> {
  let units = await loadUnits(db, staff.orgUnit.path);
  const unitIds = [...new Set(rows.flatMap(({ cells }) => units.get(unitKey(cells.unit))?.id ?? []))];
  await beforeJudging(unitIds);
  // Closed or renamed by somebody while this waited for them.
  units = await loadUnits(db, staff.orgUnit.path);
  const serials = rows.flatMap(({ cells }) => SerialSchema.safeParse(cells.serial).data ?? []);
  const plan = judgeRows(rows, {
    units,
    sites: await loadSiteIds(db, unitIds),
    enrolments: await loadExpected(db, serials),
  });
  return { ...plan, problems: [...problems, ...plan.problems].sort(byRow) };
}

const byRow = (a: FileProblem, b: FileProblem): number => a.row - b.row;

/** What a file would do, for the person who is about to import it. */
export async function checkFile(db: Queryable, staff: Pick<Staff, 'orgUnit'>, bytes: Buffer): Promise<FileCheck> {
  const table = readFile(bytes);
  const { problems, created, unchanged, sites } = await planFile(db, staff, table);
  return {
    rows: table.rows.length,
    created: created.length,
    unchanged,
    newSites: sites.length,
    encoding: table.encoding,
    problems: { items: problems.slice(0, MAX_SNAPSHOT), total: problems.length },
  };
}
