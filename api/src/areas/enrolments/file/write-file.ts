import type { Locale } from '@falink/protocol';
import { stringify } from 'csv-stringify/sync';
import type { Response } from 'express';
import type { ExportColumn } from './export-columns.js';
import { quoteFormula } from './formula.js';

/** Excel reads UTF-8 only behind this mark. */
const MARK = '\uFEFF';

/**
 * Answers with a CSV file, part by part, so that a list of any length needs no more memory than a part: in UTF-8 with its
 * mark, lines end as RFC 4180 says, and no cell is one that a spreadsheet computes.
 */
export async function writeFile<Row>(
  response: Response,
  { name, columns, locale }: { name: string; columns: readonly ExportColumn<Row>[]; locale: Locale },
  parts: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): Promise<undefined> {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${name}.csv"`);
  response.setHeader('Cache-Control', 'no-store');
  response.write(MARK + lines([columns.map((one) => (locale === 'en' ? one.en : one.zh))]));
  for await (const rows of parts) {
    if (response.closed) return undefined;
    response.write(lines(rows.map((row) => columns.map(({ value }) => quoteFormula(value(row, locale))))));
  }
  response.end();
  return undefined;
}

const lines = (rows: readonly (readonly string[])[]): string => stringify([...rows], { record_delimiter: '\r\n' });
