import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { anyOf, PageQuerySchema, pageOf, SearchSchema } from '../../page.js';
import { line } from '../../text.js';
import {
  CommandFindingsSchema,
  CommandReachSchema,
  CommandSchema,
  CommandTargetSchema,
  CommandTerminalSchema,
} from './command.js';
import {
  ClearCacheOrderSchema,
  CollectLogsOrderSchema,
  MessageOrderSchema,
  PlayOrderSchema,
  RebootOrderSchema,
  ReloadOrderSchema,
  RestartOrderSchema,
  ScreenPowerOrderSchema,
  SelfTestOrderSchema,
  StopOrderSchema,
  VolumeOrderSchema,
} from './order.js';
import { CommandStateSchema } from './state.js';

/** What every new command says besides its order. */
const ASKED = {
  requestId: IdSchema,
  target: CommandTargetSchema,
  /** Boxes that are off receive it when they return within this time. */
  ttlS: z
    .number()
    .int()
    .min(10)
    .max(7 * 86_400),
  reason: line(200).optional(),
} as const;

const asked = <Shape extends z.ZodRawShape>(order: z.ZodObject<Shape>) => z.strictObject({ ...order.shape, ...ASKED });

export const NewCommandSchema = z.discriminatedUnion('type', [
  asked(MessageOrderSchema),
  asked(PlayOrderSchema),
  asked(StopOrderSchema),
  asked(VolumeOrderSchema),
  asked(RestartOrderSchema),
  asked(ReloadOrderSchema),
  asked(ClearCacheOrderSchema),
  asked(SelfTestOrderSchema),
  asked(CollectLogsOrderSchema),
  asked(RebootOrderSchema),
  asked(ScreenPowerOrderSchema),
]);
export type NewCommand = z.infer<typeof NewCommandSchema>;

const TARGET = [
  'auth.out_of_scope',
  'terminal.unknown',
  'unit.unknown',
  'group.unknown',
  'command.no_terminals',
] as const;
const KNOWN = ['auth.out_of_scope', 'command.unknown'] as const;

export const commandRoutes = {
  previewCommand: route({
    method: 'POST',
    path: '/api/v1/commands/preview',
    auth: ['staff'],
    tag: 'commands',
    summary: 'What a command would reach; changes nothing',
    body: z.strictObject({ target: CommandTargetSchema }),
    largeBody: true,
    response: CommandReachSchema,
    errors: TARGET,
  }),
  createCommand: route({
    method: 'POST',
    path: '/api/v1/commands',
    auth: ['staff'],
    tag: 'commands',
    summary: 'Asks terminals to do something; the targets are those of this moment',
    body: NewCommandSchema,
    largeBody: true,
    response: z.object({ id: IdSchema, terminals: z.number().int() }),
    status: 201,
    errors: [...TARGET, 'request.id_reused', 'command.reason_missing'],
  }),
  listCommands: route({
    method: 'GET',
    path: '/api/v1/commands',
    auth: ['staff'],
    tag: 'commands',
    summary: 'Commands of staff in scope, the latest first',
    query: z.strictObject({ ...PageQuerySchema.shape, group: z.enum(['all', 'open', 'over']).default('all') }),
    response: pageOf(CommandSchema),
    errors: [],
  }),
  getCommand: route({
    method: 'GET',
    path: '/api/v1/commands/:id',
    auth: ['staff'],
    tag: 'commands',
    summary: 'One command, with counts by outcome',
    params: IdParamsSchema,
    response: CommandSchema,
    errors: KNOWN,
  }),
  listCommandTerminals: route({
    method: 'GET',
    path: '/api/v1/commands/:id/terminals',
    auth: ['staff'],
    tag: 'commands',
    summary: 'The terminals of a command, by name. `q` searches terminal, site and org unit',
    params: IdParamsSchema,
    query: z.strictObject({
      ...PageQuerySchema.shape,
      state: anyOf(CommandStateSchema).optional(),
      q: SearchSchema.optional(),
    }),
    response: pageOf(CommandTerminalSchema),
    errors: KNOWN,
  }),
  commandFindings: route({
    method: 'GET',
    path: '/api/v1/commands/:id/terminals/:terminalId/findings',
    auth: ['staff'],
    tag: 'commands',
    summary: 'What a terminal reported; reading the lines of a log is recorded',
    params: z.object({ id: IdSchema, terminalId: IdSchema }),
    response: CommandFindingsSchema,
    errors: KNOWN,
  }),
  cancelCommand: route({
    method: 'POST',
    path: '/api/v1/commands/:id/cancel',
    auth: ['staff'],
    tag: 'commands',
    summary: 'Takes back what is not acknowledged, and asks the boxes to stop what can be stopped. Again: no change',
    params: IdParamsSchema,
    response: CommandSchema,
    errors: KNOWN,
  }),
  repeatCommand: route({
    method: 'POST',
    path: '/api/v1/commands/:id/repeat',
    auth: ['staff'],
    tag: 'commands',
    summary: 'The same command once more, for the terminals at which it failed, expired or was refused',
    params: IdParamsSchema,
    body: z.strictObject({ requestId: IdSchema }),
    response: z.object({ id: IdSchema, terminals: z.number().int() }),
    status: 201,
    errors: [...KNOWN, 'request.id_reused', 'command.nothing_to_repeat'],
  }),
} as const;
