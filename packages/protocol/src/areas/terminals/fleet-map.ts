import { z } from 'zod';
import { IdSchema, NameTextSchema } from '../../common.js';
import { firstOf } from '../../text.js';
import { TerminalStateSchema } from './terminal.js';

/** More than one service carries; what is cut off shows in the total. */
export const MAX_MARKS = 12_000;
const MAX_UNITS = 5_000;

/** A terminal on a map: what it is doing and where, and no more, because one answer has ten thousand of them. */
export const TerminalMarkSchema = z.object({
  id: IdSchema,
  state: TerminalStateSchema,
  /** WGS-84, when its site has a place. */
  position: z.object({ lng: z.number(), lat: z.number() }).nullable(),
  unitId: IdSchema,
});
export type TerminalMark = z.infer<typeof TerminalMarkSchema>;

/** Every terminal in service of a scope, for a map. */
export const FleetMapSchema = z.object({
  terminals: z.object({ items: z.array(TerminalMarkSchema).max(MAX_MARKS), total: z.number().int().min(0) }),
  /** The org units that they are in, by name. */
  units: firstOf(z.object({ id: IdSchema, name: NameTextSchema }), MAX_UNITS),
});
export type FleetMap = z.infer<typeof FleetMapSchema>;
