import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema, OrgPathSchema } from '../../common.js';
import { line } from '../../text.js';
import { TerminalFilterSchema } from './terminal-filter.js';

/** The name of a group or a saved view, as a person types it. */
export const GroupNameSchema = line(40).min(1);

/** Terminals that are named together. */
export const TerminalGroupSchema = z.object({
  id: IdSchema,
  name: NameTextSchema,
  /** Used by the staff of this unit, above and below it; changed by those responsible for it. */
  orgUnit: z.object({ id: IdSchema, path: OrgPathSchema, name: NameTextSchema }),
  /** What a dynamic group holds, below its unit; null: its members were named one by one. */
  filter: TerminalFilterSchema.nullable(),
  createdBy: z.object({ id: IdSchema, name: NameTextSchema }),
  createdAt: InstantSchema,
  /** Grows with every change of the group itself. */
  revision: z.number().int(),
});
export type TerminalGroup = z.infer<typeof TerminalGroupSchema>;
