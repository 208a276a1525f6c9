import {
  COLUMN_NAMES,
  type EnrolmentColumn,
  EnrolmentColumnSchema,
  type FileCheck,
  type FileProblem,
  type FileProblemCode,
  MAX_ENROLMENT_ROWS,
  REQUIRED_COLUMNS,
} from '@falink/protocol';
import { CsvError, parse } from 'csv-parse/sync';
import { decodeFile } from './decode.js';
import { EXPORT_ONLY_NAMES } from './export-columns.js';
import { unquoteFormula } from './formula.js';

/** A row of the file, with what stands in each known column. */
export interface TableRow {
  /** As a spreadsheet numbers it. */
  readonly row: number;
  readonly cells: Readonly<Record<EnrolmentColumn, string>>;
}

export interface Table {
  readonly encoding: FileCheck['encoding'];
  readonly rows: readonly TableRow[];
  readonly problems: readonly FileProblem[];
}

const MAX_CELL_CHARACTERS = 2_000;

export function problem(row: number, column: EnrolmentColumn | null, code: FileProblemCode, value = ''): FileProblem {
  return { row, column, code, value };
}

/** Reads a file into rows; what is wrong with the file or its header leaves no rows. */
export function readTable(bytes: Buffer): Table {
  const file = decodeFile(bytes);
  if (!file) return { encoding: null, rows: [], problems: [problem(0, null, 'not_text')] };
  const { encoding, text } = file;
  const broken = (...problems: FileProblem[]): Table => ({ encoding, rows: [], problems });
  let records: string[][];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: MAX_CELL_CHARACTERS * 20,
      // The header, everything that is allowed, and one more to see that it is too much.
      to: MAX_ENROLMENT_ROWS * 2 + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return broken(problem(Number(error.records ?? 0) + 1, null, 'quotes'));
  }
  const [header = [], ...body] = records;
  const columns = header.map(columnOf);
  const wrong = headerProblems(header, columns);
  if (wrong.length > 0) return broken(...wrong);
  const filled = body
    .map((cells, i) => ({ row: i + 2, cells: cells.map(unquoteFormula) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) return broken(problem(0, null, 'empty'));
  if (filled.length > MAX_ENROLMENT_ROWS) return broken(problem(0, null, 'too_many_rows', String(MAX_ENROLMENT_ROWS)));
  const problems = filled
    .filter(({ cells }) => cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    .map(({ row, cells }) => problem(row, null, 'too_many_cells', String(cells.length)));
  return { encoding, problems, rows: filled.map(({ row, cells }) => ({ row, cells: named(columns, cells) })) };
}

/** Spreadsheets separate by what their country writes: the character that the header has most of. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]/) + 1 || undefined);
  const count = (character: string): number => header.split(character).length;
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

const BY_NAME = new Map<string, EnrolmentColumn>(
  EnrolmentColumnSchema.options.flatMap((column) =>
    [...COLUMN_NAMES[column].zh, ...COLUMN_NAMES[column].en].map((name) => [plain(name), column] as const),
  ),
);

/** Null: a column that is not read; undefined: nobody knows it. */
function columnOf(name: string): EnrolmentColumn | null | undefined {
  const text = plain(name);
  return BY_NAME.get(text) ?? (text === '' || EXPORT_ONLY_NAMES.has(text) ? null : undefined);
}

function headerProblems(
  header: readonly string[],
  columns: readonly (EnrolmentColumn | null | undefined)[],
): FileProblem[] {
  const unknown = header
    .filter((_, i) => columns[i] === undefined)
    .map((name) => problem(1, null, 'column_unknown', name));
  const repeated = columns.flatMap((column, i) =>
    column && columns.indexOf(column) < i ? [problem(1, column, 'column_repeated', header[i])] : [],
  );
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column)).map((column) =>
    problem(1, column, 'column_missing'),
  );
  return [...unknown, ...repeated, ...missing];
}

function named(columns: readonly (EnrolmentColumn | null | undefined)[], cells: readonly string[]) {
  const at = (column: EnrolmentColumn): string => {
    const index = columns.indexOf(column);
    return index < 0 ? '' : (cells[index] ?? '');
  };
  return Object.fromEntries(EnrolmentColumnSchema.options.map((column) => [column, at(column)])) as TableRow['cells'];
}
