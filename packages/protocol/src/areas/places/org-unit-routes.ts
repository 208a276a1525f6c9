import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf, SearchSchema } from '../../page.js';
import { PlaceEditSchema, PlaceRequestSchema } from './edit.js';
import { EnglishNameSchema, OrgUnitSchema, PlaceNameSchema, UnitLevelSchema, UnitReachSchema } from './org-unit.js';

const WRITE = ['auth.out_of_scope', 'unit.unknown', 'request.id_reused'] as const;
const EDIT = [...WRITE, 'unit.stale', 'unit.closed'] as const;

export const orgUnitRoutes = {
  listOrgUnits: route({
    method: 'GET',
    path: '/api/v1/org-units',
    auth: ['staff'],
    tag: 'places',
    summary: 'Units in scope, by name. `parent`: right below one; `q` searches names; closed ones with `closed=yes`',
    query: z.strictObject({
      ...PageQuerySchema.shape,
      parent: IdSchema.optional(),
      level: UnitLevelSchema.optional(),
      q: SearchSchema.optional(),
      closed: z.enum(['yes', 'no']).default('no'),
    }),
    response: pageOf(OrgUnitSchema),
    errors: [],
  }),
  getOrgUnit: route({
    method: 'GET',
    path: '/api/v1/org-units/:id',
    auth: ['staff'],
    tag: 'places',
    summary: 'One unit',
    params: IdParamsSchema,
    response: OrgUnitSchema,
    errors: ['auth.out_of_scope', 'unit.unknown'],
  }),
  orgUnitReach: route({
    method: 'GET',
    path: '/api/v1/org-units/:id/reach',
    auth: ['staff'],
    tag: 'places',
    summary: 'What a change of a unit reaches: units, sites, terminals, staff, open calls',
    params: IdParamsSchema,
    response: UnitReachSchema,
    errors: ['auth.out_of_scope', 'unit.unknown'],
  }),
  createOrgUnit: route({
    method: 'POST',
    path: '/api/v1/org-units',
    auth: ['staff'],
    tag: 'places',
    summary: 'A new unit below another one',
    body: PlaceRequestSchema.extend({
      parentId: IdSchema,
      name: PlaceNameSchema,
      nameEn: EnglishNameSchema.default(''),
    }),
    response: OrgUnitSchema,
    status: 201,
    errors: [...WRITE, 'unit.name_taken', 'unit.closed', 'unit.level'],
  }),
  renameOrgUnit: route({
    method: 'POST',
    path: '/api/v1/org-units/:id/rename',
    auth: ['staff'],
    tag: 'places',
    summary: 'Renames a unit; an English name that is left out stays',
    params: IdParamsSchema,
    body: PlaceEditSchema.extend({ name: PlaceNameSchema, nameEn: EnglishNameSchema.optional() }),
    response: OrgUnitSchema,
    errors: [...EDIT, 'unit.name_taken'],
  }),
  moveOrgUnit: route({
    method: 'POST',
    path: '/api/v1/org-units/:id/move',
    auth: ['staff'],
    tag: 'places',
    summary: 'Moves a unit, with everything below it, to another unit',
    params: IdParamsSchema,
    body: PlaceEditSchema.extend({ parentId: IdSchema }),
    response: OrgUnitSchema,
    errors: [...EDIT, 'unit.name_taken', 'unit.level', 'unit.under_itself'],
  }),
  mergeOrgUnit: route({
    method: 'POST',
    path: '/api/v1/org-units/:id/merge',
    auth: ['staff'],
    tag: 'places',
    summary: 'Gives everything that a unit holds, its history too, to another of its level, and closes it',
    params: IdParamsSchema,
    body: PlaceEditSchema.extend({ intoId: IdSchema }),
    response: z.object({
      /** The unit that is closed now. */
      merged: OrgUnitSchema,
      into: OrgUnitSchema,
      /** Units and sites that carry the name of the merged unit now, because theirs was taken. */
      renamed: z.number().int(),
    }),
    errors: [...EDIT, 'unit.level', 'unit.merge_itself'],
  }),
  closeOrgUnit: route({
    method: 'POST',
    path: '/api/v1/org-units/:id/close',
    auth: ['staff'],
    tag: 'places',
    summary: 'Closes a unit that holds nothing in use; its history stays',
    params: IdParamsSchema,
    body: PlaceEditSchema,
    response: OrgUnitSchema,
    errors: [...EDIT, 'unit.not_empty', 'unit.level'],
  }),
  reopenOrgUnit: route({
    method: 'POST',
    path: '/api/v1/org-units/:id/reopen',
    auth: ['staff'],
    tag: 'places',
    summary: 'Opens a closed unit again',
    params: IdParamsSchema,
    body: PlaceEditSchema,
    response: OrgUnitSchema,
    errors: [...EDIT, 'unit.name_taken', 'unit.merged'],
  }),
} as const;
