import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { anyOf, PageQuerySchema, pageOf, SearchSchema } from '../../page.js';
import { PlaceEditSchema, PlaceRequestSchema } from './edit.js';
import { SiteKindSchema } from './site-kind.js';
import { SiteDetailsSchema, SiteProfileSchema } from './site-profile.js';

const WRITE = ['auth.out_of_scope', 'site.unknown', 'request.id_reused'] as const;
const PLACED = ['unit.unknown', 'unit.closed', 'site.name_taken'] as const;

export const siteRoutes = {
  listSites: route({
    method: 'GET',
    path: '/api/v1/sites',
    auth: ['staff'],
    tag: 'places',
    summary: 'Sites in scope, by name. `unit`: at and below one; `q` searches site, org unit and address',
    query: z.strictObject({
      ...PageQuerySchema.shape,
      unit: IdSchema.optional(),
      kind: anyOf(SiteKindSchema).optional(),
      q: SearchSchema.optional(),
      closed: z.enum(['yes', 'no']).default('no'),
    }),
    response: pageOf(SiteProfileSchema),
    errors: [],
  }),
  getSite: route({
    method: 'GET',
    path: '/api/v1/sites/:id',
    auth: ['staff'],
    tag: 'places',
    summary: 'One site',
    params: IdParamsSchema,
    response: SiteProfileSchema,
    errors: ['auth.out_of_scope', 'site.unknown'],
  }),
  createSite: route({
    method: 'POST',
    path: '/api/v1/sites',
    auth: ['staff'],
    tag: 'places',
    summary: 'A new site of a unit',
    body: PlaceRequestSchema.extend({ orgUnitId: IdSchema, details: SiteDetailsSchema }),
    response: SiteProfileSchema,
    status: 201,
    errors: ['auth.out_of_scope', 'request.id_reused', ...PLACED],
  }),
  editSite: route({
    method: 'PUT',
    path: '/api/v1/sites/:id',
    auth: ['staff'],
    tag: 'places',
    summary: 'What a site is, and which unit it belongs to',
    params: IdParamsSchema,
    body: PlaceEditSchema.extend({ orgUnitId: IdSchema, details: SiteDetailsSchema }),
    response: SiteProfileSchema,
    errors: [...WRITE, ...PLACED, 'site.stale', 'site.closed'],
  }),
  closeSite: route({
    method: 'POST',
    path: '/api/v1/sites/:id/close',
    auth: ['staff'],
    tag: 'places',
    summary: 'Closes a site without terminals in service; its history stays',
    params: IdParamsSchema,
    body: PlaceEditSchema,
    response: SiteProfileSchema,
    errors: [...WRITE, 'site.stale', 'site.closed', 'site.not_empty'],
  }),
  reopenSite: route({
    method: 'POST',
    path: '/api/v1/sites/:id/reopen',
    auth: ['staff'],
    tag: 'places',
    summary: 'Opens a closed site again',
    params: IdParamsSchema,
    body: PlaceEditSchema,
    response: SiteProfileSchema,
    errors: [...WRITE, ...PLACED, 'site.stale'],
  }),
} as const;
