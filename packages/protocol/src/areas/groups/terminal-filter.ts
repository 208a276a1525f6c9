import { z } from 'zod';
import { IdSchema } from '../../common.js';
import { anyOf, SearchSchema } from '../../page.js';
import { SiteKindSchema } from '../places/site-kind.js';
import { FleetViewSchema } from '../terminals/fleet.js';
import { TerminalKindSchema } from '../terminals/kind.js';
import { TerminalStateSchema } from '../terminals/terminal.js';
import { TagSchema } from './tag.js';

const MAX_VALUES = 50;
const VersionSchema = z.string().min(1).max(40);
/** Not seen for so many days, or never. */
const SilentDaysSchema = z.int().min(1).max(3_650);

const some = <Value extends z.ZodType>(value: Value) => z.array(value).min(1).max(MAX_VALUES).optional();

/** Which terminals a list, a dynamic group or a saved view holds: every field that is there must fit. */
export const TerminalFilterSchema = z.strictObject({
  view: FleetViewSchema.default('all'),
  state: some(TerminalStateSchema),
  /** At or below one of these org units. */
  unit: some(IdSchema),
  site: IdSchema.optional(),
  siteKind: some(SiteKindSchema),
  kind: some(TerminalKindSchema),
  /** Carries all of these. */
  tag: some(TagSchema),
  version: some(VersionSchema),
  silentDays: SilentDaysSchema.optional(),
  q: SearchSchema.optional(),
});
export type TerminalFilter = z.infer<typeof TerminalFilterSchema>;

/** The same in an address, with a group besides. */
export const terminalFilterQuery = {
  view: FleetViewSchema.default('all'),
  state: anyOf(TerminalStateSchema).optional(),
  unit: anyOf(IdSchema).optional(),
  site: IdSchema.optional(),
  siteKind: anyOf(SiteKindSchema).optional(),
  kind: anyOf(TerminalKindSchema).optional(),
  tag: anyOf(TagSchema).optional(),
  version: anyOf(VersionSchema).optional(),
  silentDays: z.coerce.number().pipe(SilentDaysSchema).optional(),
  q: SearchSchema.optional(),
  group: IdSchema.optional(),
} as const;

/**
 * The order of a list of terminals: by name; by org unit, then name; those not seen for the longest time first; those
 * paired last first.
 */
export const TerminalSortSchema = z.enum(['name', 'unit', 'silent', 'paired']);
export type TerminalSort = z.infer<typeof TerminalSortSchema>;
