import { z } from 'zod';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf, SearchSchema } from '../../page.js';
import { PlaceRequestSchema } from '../places/edit.js';
import { MAX_TAGS, TagSchema, TagUseSchema } from './tag.js';
import { TerminalTargetSchema } from './target.js';

const tags = z.array(TagSchema).max(MAX_TAGS);

export const tagRoutes = {
  listTags: route({
    method: 'GET',
    path: '/api/v1/terminal-tags',
    auth: ['staff'],
    tag: 'groups',
    summary: 'Tags of terminals in scope, with how many carry each',
    query: z.strictObject({ ...PageQuerySchema.shape, q: SearchSchema.optional() }),
    response: pageOf(TagUseSchema),
    errors: [],
  }),
  tagTerminals: route({
    method: 'POST',
    path: '/api/v1/terminal-tags',
    auth: ['staff'],
    tag: 'groups',
    summary: 'Puts tags on terminals and takes others off: on all of them, or on none',
    body: PlaceRequestSchema.extend({ target: TerminalTargetSchema, add: tags, remove: tags }),
    response: z.object({
      /** Terminals that carry other tags now. */
      terminals: z.number().int(),
    }),
    errors: ['group.unknown', 'tag.too_many', 'request.id_reused'],
  }),
  renameTag: route({
    method: 'POST',
    path: '/api/v1/terminal-tags/rename',
    auth: ['staff'],
    tag: 'groups',
    summary: 'Renames a tag on every terminal in scope; `merge` when the other tag is in use there',
    body: PlaceRequestSchema.extend({ from: TagSchema, to: TagSchema, merge: z.boolean() }),
    response: z.object({ terminals: z.number().int() }),
    errors: ['tag.in_use', 'request.id_reused'],
  }),
} as const;
