import { z } from 'zod';
import { IdParamsSchema, IdSchema, TextSchema, WordSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { ReportedSchema, TargetReportSchema } from './report.js';
import { TargetChangeSchema, TargetReachSchema, TargetSchema } from './target.js';

/** `requestId`: one per wish of a person (SPEC O2). `revision`: that of `here`, as the person saw it. */
const TargetEditSchema = z.strictObject({
  requestId: IdSchema,
  revision: z.number().int().min(0),
  settings: TargetChangeSchema,
});
const PreviewSchema = z.strictObject({ settings: TargetChangeSchema });

const EDIT = ['target.stale', 'target.channel_unknown', 'request.id_reused'] as const;

const PLACES = {
  unit: { path: '/api/v1/org-units/:id/target', errors: ['auth.out_of_scope', 'unit.unknown'] },
  site: { path: '/api/v1/sites/:id/target', errors: ['auth.out_of_scope', 'site.unknown'] },
  terminal: { path: '/api/v1/terminals/:id/target', errors: ['auth.out_of_scope', 'terminal.unknown'] },
} as const;

export const targetRoutes = {
  unitTarget: route({
    method: 'GET',
    path: PLACES.unit.path,
    auth: ['staff'],
    tag: 'targets',
    summary: 'What holds for terminals of a unit, where it comes from, and what the unit gives itself',
    params: IdParamsSchema,
    response: TargetSchema,
    errors: PLACES.unit.errors,
  }),
  siteTarget: route({
    method: 'GET',
    path: PLACES.site.path,
    auth: ['staff'],
    tag: 'targets',
    summary: 'What holds for terminals of a site, where it comes from, and what the site gives itself',
    params: IdParamsSchema,
    response: TargetSchema,
    errors: PLACES.site.errors,
  }),
  terminalTarget: route({
    method: 'GET',
    path: PLACES.terminal.path,
    auth: ['staff', 'terminal'],
    since: 2,
    tag: 'targets',
    summary:
      'What a terminal should run, where each value comes from, and what is given to it alone. A box asks its own',
    params: IdParamsSchema,
    response: TargetSchema,
    errors: [...PLACES.terminal.errors, 'service.busy'],
  }),
  setUnitTarget: route({
    method: 'PUT',
    path: PLACES.unit.path,
    auth: ['staff'],
    tag: 'targets',
    summary: 'Gives settings to a unit and everything below; null: inherit',
    params: IdParamsSchema,
    body: TargetEditSchema,
    response: TargetSchema,
    errors: [...PLACES.unit.errors, ...EDIT, 'unit.closed', 'target.call_needed'],
  }),
  setSiteTarget: route({
    method: 'PUT',
    path: PLACES.site.path,
    auth: ['staff'],
    tag: 'targets',
    summary: 'Gives settings to a site; null: inherit',
    params: IdParamsSchema,
    body: TargetEditSchema,
    response: TargetSchema,
    errors: [...PLACES.site.errors, ...EDIT, 'site.closed'],
  }),
  setTerminalTarget: route({
    method: 'PUT',
    path: PLACES.terminal.path,
    auth: ['staff'],
    tag: 'targets',
    summary: 'Gives settings to one terminal; null: inherit',
    params: IdParamsSchema,
    body: TargetEditSchema,
    response: TargetSchema,
    errors: [...PLACES.terminal.errors, ...EDIT],
  }),
  previewUnitTarget: route({
    method: 'POST',
    path: `${PLACES.unit.path}/preview`,
    auth: ['staff'],
    tag: 'targets',
    summary: 'What a change of a unit’s settings would reach; nothing is changed',
    params: IdParamsSchema,
    body: PreviewSchema,
    response: TargetReachSchema,
    errors: PLACES.unit.errors,
  }),
  previewSiteTarget: route({
    method: 'POST',
    path: `${PLACES.site.path}/preview`,
    auth: ['staff'],
    tag: 'targets',
    summary: 'What a change of a site’s settings would reach; nothing is changed',
    params: IdParamsSchema,
    body: PreviewSchema,
    response: TargetReachSchema,
    errors: PLACES.site.errors,
  }),
  terminalReported: route({
    method: 'GET',
    path: '/api/v1/terminals/:id/reported',
    auth: ['staff'],
    tag: 'targets',
    summary: 'What a terminal says that it runs; null: it never said',
    params: IdParamsSchema,
    response: z.object({ reported: ReportedSchema.nullable() }),
    errors: PLACES.terminal.errors,
  }),
  reportTarget: route({
    method: 'PUT',
    path: '/api/v1/terminals/:id/reported',
    auth: ['terminal'],
    since: 2,
    tag: 'targets',
    summary: 'What this terminal runs. The same report again changes nothing',
    params: IdParamsSchema,
    body: TargetReportSchema,
    response: z.object({ digest: TargetReportSchema.shape.digest }),
    errors: ['terminal.unknown', 'service.busy'],
  }),
  listChannels: route({
    method: 'GET',
    path: '/api/v1/channels',
    auth: ['staff'],
    tag: 'targets',
    summary: 'Channels that a television can be given, by id',
    query: PageQuerySchema,
    response: pageOf(z.object({ id: WordSchema, name: TextSchema })),
    errors: [],
  }),
} as const;
