import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf, SearchSchema } from '../../page.js';
import { PlaceEditSchema, PlaceRequestSchema } from '../places/edit.js';
import { GroupNameSchema, TerminalGroupSchema } from './group.js';
import { TerminalTargetSchema } from './target.js';
import { TerminalFilterSchema } from './terminal-filter.js';

const WRITE = ['auth.out_of_scope', 'group.unknown', 'request.id_reused'] as const;

/** How many members a change made or took away. */
const MembersSchema = z.object({ group: TerminalGroupSchema, terminals: z.number().int() });

export const groupRoutes = {
  listTerminalGroups: route({
    method: 'GET',
    path: '/api/v1/terminal-groups',
    auth: ['staff'],
    tag: 'groups',
    summary: 'Groups of units in scope and of those above, by name. `q` searches group and unit',
    query: z.strictObject({ ...PageQuerySchema.shape, q: SearchSchema.optional() }),
    response: pageOf(TerminalGroupSchema),
    errors: [],
  }),
  getTerminalGroup: route({
    method: 'GET',
    path: '/api/v1/terminal-groups/:id',
    auth: ['staff'],
    tag: 'groups',
    summary: 'One group, and how many terminals of it are in scope; `GET /terminals?group=` lists them',
    params: IdParamsSchema,
    response: MembersSchema,
    errors: ['group.unknown'],
  }),
  createTerminalGroup: route({
    method: 'POST',
    path: '/api/v1/terminal-groups',
    auth: ['staff'],
    tag: 'groups',
    summary: 'A new group: of a filter, which goes on deciding, or of terminals that are named now',
    body: z.union([
      PlaceRequestSchema.extend({ orgUnitId: IdSchema, name: GroupNameSchema, filter: TerminalFilterSchema }),
      PlaceRequestSchema.extend({ orgUnitId: IdSchema, name: GroupNameSchema, members: TerminalTargetSchema }),
    ]),
    response: MembersSchema,
    status: 201,
    errors: [...WRITE, 'unit.unknown', 'unit.closed', 'group.name_taken'],
  }),
  editTerminalGroup: route({
    method: 'PUT',
    path: '/api/v1/terminal-groups/:id',
    auth: ['staff'],
    tag: 'groups',
    summary: 'Renames a group; of a dynamic one, says what it holds',
    params: IdParamsSchema,
    body: PlaceEditSchema.extend({ name: GroupNameSchema, filter: TerminalFilterSchema.nullable() }),
    response: TerminalGroupSchema,
    errors: [...WRITE, 'group.stale', 'group.name_taken', 'group.dynamic', 'group.explicit'],
  }),
  addToTerminalGroup: route({
    method: 'POST',
    path: '/api/v1/terminal-groups/:id/members',
    auth: ['staff'],
    tag: 'groups',
    summary: 'Puts terminals into a group; who is in it already stays',
    params: IdParamsSchema,
    body: PlaceRequestSchema.extend({ members: TerminalTargetSchema }),
    response: MembersSchema,
    errors: [...WRITE, 'group.dynamic'],
  }),
  removeFromTerminalGroup: route({
    method: 'POST',
    path: '/api/v1/terminal-groups/:id/members/remove',
    auth: ['staff'],
    tag: 'groups',
    summary: 'Takes terminals out of a group',
    params: IdParamsSchema,
    body: PlaceRequestSchema.extend({ members: TerminalTargetSchema }),
    response: MembersSchema,
    errors: [...WRITE, 'group.dynamic'],
  }),
  deleteTerminalGroup: route({
    method: 'POST',
    path: '/api/v1/terminal-groups/:id/delete',
    auth: ['staff'],
    tag: 'groups',
    summary: 'Deletes a group; its terminals stay as they are',
    params: IdParamsSchema,
    body: PlaceEditSchema,
    response: z.object({}),
    errors: [...WRITE, 'group.stale'],
  }),
} as const;
