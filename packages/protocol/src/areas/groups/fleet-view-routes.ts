import { z } from 'zod';
import { IdParamsSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { PlaceEditSchema, PlaceRequestSchema } from '../places/edit.js';
import { FleetLookSchema, SavedViewSchema } from './fleet-view.js';
import { GroupNameSchema } from './group.js';

/** `shared`: everybody of the owner's unit and below sees it. */
const view = { name: GroupNameSchema, look: FleetLookSchema, shared: z.boolean() };
const WRITE = ['view.unknown', 'auth.out_of_scope', 'request.id_reused', 'view.stale'] as const;

export const fleetViewRoutes = {
  listSavedViews: route({
    method: 'GET',
    path: '/api/v1/saved-views',
    auth: ['staff'],
    tag: 'groups',
    summary: "One's own saved views, and those shared in one's unit or above it, by name",
    query: PageQuerySchema,
    response: pageOf(SavedViewSchema),
    errors: [],
  }),
  saveView: route({
    method: 'POST',
    path: '/api/v1/saved-views',
    auth: ['staff'],
    tag: 'groups',
    summary: 'Saves a list of terminals under a name',
    body: PlaceRequestSchema.extend(view),
    response: SavedViewSchema,
    status: 201,
    errors: ['view.name_taken', 'request.id_reused'],
  }),
  editView: route({
    method: 'PUT',
    path: '/api/v1/saved-views/:id',
    auth: ['staff'],
    tag: 'groups',
    summary: "Changes one's own saved view",
    params: IdParamsSchema,
    body: PlaceEditSchema.extend(view),
    response: SavedViewSchema,
    errors: [...WRITE, 'view.name_taken'],
  }),
  deleteView: route({
    method: 'POST',
    path: '/api/v1/saved-views/:id/delete',
    auth: ['staff'],
    tag: 'groups',
    summary: "Deletes one's own saved view",
    params: IdParamsSchema,
    body: PlaceEditSchema,
    response: z.object({}),
    errors: WRITE,
  }),
} as const;
