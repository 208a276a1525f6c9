import { z } from 'zod';
import { IdSchema, NameTextSchema, OrgPathSchema } from '../../common.js';
import { firstOf } from '../../text.js';
import { TerminalStateSchema } from './terminal.js';

/** More than one service carries; what is cut off shows in the total. */
export const MAX_MARKS = 12_000;
const MAX_UNITS = 5_000;
export const MAX_AREAS = 200;

const PositionSchema = z.object({ lng: z.number(), lat: z.number() });

/** A part of the map: an org unit right below the scope, or the scope itself where it has none below. */
export const MapAreaSchema = z.object({
  id: IdSchema,
  name: NameTextSchema,
  path: OrgPathSchema,
  /** The middle of its service rooms, else of its sites; null: none of them has a place. Terminals do not move it. */
  middle: PositionSchema.nullable(),
});
export type MapArea = z.infer<typeof MapAreaSchema>;

/** A terminal on a map: what it is doing and where, and no more, because one answer has ten thousand of them. */
export const TerminalMarkSchema = z.object({
  id: IdSchema,
  state: TerminalStateSchema,
  /** WGS-84, when its site has a place. */
  position: PositionSchema.nullable(),
  unitId: IdSchema,
});
export type TerminalMark = z.infer<typeof TerminalMarkSchema>;

/** Every terminal in service of a scope, for a map. */
export const FleetMapSchema = z.object({
  terminals: z.object({ items: z.array(TerminalMarkSchema).max(MAX_MARKS), total: z.number().int().min(0) }),
  /** The org units that they are in, by name. */
  units: firstOf(z.object({ id: IdSchema, name: NameTextSchema, path: OrgPathSchema }), MAX_UNITS),
  /** What the map is divided into, by name. */
  areas: firstOf(MapAreaSchema, MAX_AREAS),
});
export type FleetMap = z.infer<typeof FleetMapSchema>;
