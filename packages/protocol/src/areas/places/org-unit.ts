import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema, OrgPathSchema } from '../../common.js';
import { line } from '../../text.js';

/** From the top: each level holds units of the next (SPEC O1). */
export const UnitLevelSchema = z.enum(['district', 'street', 'village']);
export type UnitLevel = z.infer<typeof UnitLevelSchema>;

const MAX_UNIT_NAME = 60;
/** The name of an org unit or a site, as a person types it. */
export const PlaceNameSchema = line(MAX_UNIT_NAME).min(1);

export const MAX_ENGLISH_NAME = 80;
/** The same name for those who read English; empty: it has none, and the Chinese one is shown. */
export const EnglishNameSchema = line(MAX_ENGLISH_NAME);

/** A unit of the tree district → street → village. */
export const OrgUnitSchema = z.object({
  id: IdSchema,
  /** Null: a district. */
  parentId: IdSchema.nullable(),
  parentName: NameTextSchema.nullable(),
  /** Changes when the unit or one above it moves; `id` never does. */
  path: OrgPathSchema,
  name: NameTextSchema,
  nameEn: EnglishNameSchema,
  level: UnitLevelSchema,
  /** Open units right below it. */
  children: z.number().int(),
  /** Open sites of the unit itself. */
  sites: z.number().int(),
  closedAt: InstantSchema.nullable(),
  /** The unit that took over what this one held. */
  mergedInto: z.object({ id: IdSchema, name: NameTextSchema }).nullable(),
  /** Grows with every change of the unit; see SPEC O3. */
  revision: z.number().int(),
});
export type OrgUnit = z.infer<typeof OrgUnitSchema>;

/** What a change of a unit reaches: everything at and below it that is in use. */
export const UnitReachSchema = z.object({
  /** Open units below it. */
  units: z.number().int(),
  sites: z.number().int(),
  /** Terminals in service. */
  terminals: z.number().int(),
  /** Staff who may sign in. */
  staff: z.number().int(),
  openCalls: z.number().int(),
});
export type UnitReach = z.infer<typeof UnitReachSchema>;
