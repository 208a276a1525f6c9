import { z } from 'zod';
import { IdSchema, NameTextSchema, OrgPathSchema } from '../../common.js';
import { TerminalFilterSchema, TerminalSortSchema } from './terminal-filter.js';

/** What a list of terminals may show of each beside its name. */
export const FleetColumnSchema = z.enum([
  'state',
  'scene',
  'unit',
  'site',
  'kind',
  'tags',
  'version',
  'seen',
  'paired',
]);
export type FleetColumn = z.infer<typeof FleetColumnSchema>;

/** What a list of terminals looks like. */
export const FleetLookSchema = z.strictObject({
  filter: TerminalFilterSchema,
  /** A group whose terminals alone are shown. */
  group: IdSchema.optional(),
  sort: TerminalSortSchema,
  columns: z
    .array(FleetColumnSchema)
    .max(FleetColumnSchema.options.length)
    .refine((columns) => new Set(columns).size === columns.length, 'repeated'),
});
export type FleetLook = z.infer<typeof FleetLookSchema>;

/** A list of terminals that somebody saved under a name. */
export const SavedViewSchema = z.object({
  id: IdSchema,
  name: NameTextSchema,
  look: FleetLookSchema,
  owner: z.object({ id: IdSchema, name: NameTextSchema }),
  /** The unit whose staff see it too, and those below it; null: its owner alone. */
  sharedIn: z.object({ id: IdSchema, path: OrgPathSchema, name: NameTextSchema }).nullable(),
  revision: z.number().int(),
});
export type SavedView = z.infer<typeof SavedViewSchema>;
