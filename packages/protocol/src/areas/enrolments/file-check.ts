import { z } from 'zod';
import { upTo } from '../../page.js';
import { shown } from '../../text.js';
import { EnrolmentColumnSchema } from './columns.js';

/** What can be wrong with a file of expected boxes; the console says it in words, with what to do. */
export const FileProblemCodeSchema = z.enum([
  'not_text',
  'quotes',
  'empty',
  'too_many_rows',
  'column_missing',
  'column_unknown',
  'column_repeated',
  'too_many_cells',
  'missing',
  'too_long',
  'serial_format',
  'serial_repeated',
  'serial_taken',
  'kind_unknown',
  'unit_unknown',
  'unit_out_of_scope',
  'site_differs',
  'position_format',
  'phone_format',
  'contact_without_phone',
]);
export type FileProblemCode = z.infer<typeof FileProblemCodeSchema>;

export const FileProblemSchema = z.object({
  /** As a spreadsheet numbers it: the header is 1; 0 is the file itself. */
  row: z.number().int().min(0),
  /** Null: the row or the file. */
  column: EnrolmentColumnSchema.nullable(),
  code: FileProblemCodeSchema,
  /** What stands there, cut. */
  value: shown(60),
});
export type FileProblem = z.infer<typeof FileProblemSchema>;

/** What a file would do. While it has problems it does nothing. */
export const FileCheckSchema = z.object({
  /** Boxes in the file. */
  rows: z.number().int(),
  /** Boxes that are not expected yet. */
  created: z.number().int(),
  /** Boxes that are expected exactly like this already. */
  unchanged: z.number().int(),
  /** Sites that do not exist yet. */
  newSites: z.number().int(),
  encoding: z.enum(['utf-8', 'utf-16', 'gb18030']).nullable(),
  problems: upTo(FileProblemSchema),
});
export type FileCheck = z.infer<typeof FileCheckSchema>;
