import { z } from 'zod';
import { IdSchema } from '../../common.js';
import { TerminalFilterSchema } from './terminal-filter.js';

/** So many terminals may be named one by one; more are named by a filter or a group. */
export const MAX_TARGET_IDS = 1_000;

/**
 * The terminals that an act is for. Whatever it names, it is what is in service and in the scope of who acts, at the
 * moment of the act (SPEC G2).
 */
export const TerminalTargetSchema = z.union([
  z.strictObject({ terminals: z.array(IdSchema).min(1).max(MAX_TARGET_IDS) }),
  z.strictObject({ filter: TerminalFilterSchema, group: IdSchema.optional() }),
  z.strictObject({ group: IdSchema }),
]);
export type TerminalTarget = z.infer<typeof TerminalTargetSchema>;
