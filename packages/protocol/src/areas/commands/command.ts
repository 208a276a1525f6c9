import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { firstOf, shown } from '../../text.js';
import { TerminalFilterSchema } from '../groups/terminal-filter.js';
import { TerminalKindSchema } from '../terminals/kind.js';
import { LogLineSchema } from './log-line.js';
import { SelfTestCheckSchema } from './offer.js';
import { MAX_LOG_LINES, RecordedOrderSchema } from './order.js';
import { CommandReasonSchema, CommandStateSchema } from './state.js';

/** The most terminals that are named one by one. */
export const MAX_COMMAND_TERMINALS = 10_000;

/** Whom a command is for: terminals, a unit with everything below it, a saved group, or what a filter holds. */
export const CommandTargetSchema = z.union([
  z.strictObject({ terminals: z.array(IdSchema).min(1).max(MAX_COMMAND_TERMINALS) }),
  z.strictObject({ orgUnit: IdSchema }),
  z.strictObject({ group: IdSchema }),
  z.strictObject({ filter: TerminalFilterSchema, group: IdSchema.optional() }),
]);
export type CommandTarget = z.infer<typeof CommandTargetSchema>;

/** How many terminals stand where. */
export const CommandCountsSchema = z.record(CommandStateSchema, z.number().int().min(0));
export type CommandCounts = z.infer<typeof CommandCountsSchema>;

/** A command as staff see it: who asked for what of whom, and how far it is. */
export const CommandSchema = z.object({
  id: IdSchema,
  order: RecordedOrderSchema,
  reason: shown(200).nullable(),
  /** What was chosen: the name of the unit or group; null: terminals one by one. */
  targetName: NameTextSchema.nullable(),
  terminals: z.number().int().min(0),
  counts: CommandCountsSchema,
  createdBy: z.object({ id: IdSchema, name: NameTextSchema }),
  createdAt: InstantSchema,
  expiresAt: InstantSchema,
  cancelledAt: InstantSchema.nullable(),
  /** Every terminal has its outcome. */
  endedAt: InstantSchema.nullable(),
});
export type Command = z.infer<typeof CommandSchema>;

/** One terminal of a command. */
export const CommandTerminalSchema = z.object({
  terminal: z.object({
    id: IdSchema,
    name: NameTextSchema,
    kind: TerminalKindSchema,
    site: NameTextSchema,
    orgUnit: NameTextSchema,
  }),
  state: CommandStateSchema,
  progress: z.number().int().min(0).max(100).nullable(),
  reason: CommandReasonSchema.nullable(),
  sentAt: InstantSchema.nullable(),
  acknowledgedAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  /** What it reported can be read. */
  hasReport: z.boolean(),
});
export type CommandTerminal = z.infer<typeof CommandTerminalSchema>;

/** What a terminal reported: parts of a self-test, or lines of its log. */
export const CommandFindingsSchema = z.object({
  checks: firstOf(SelfTestCheckSchema, 8),
  lines: firstOf(LogLineSchema, MAX_LOG_LINES),
});
export type CommandFindings = z.infer<typeof CommandFindingsSchema>;

/** What a command would reach. */
export const CommandReachSchema = z.object({
  terminals: z.number().int().min(0),
  /** Of them, those that have a line now; the others receive it when they return. */
  connected: z.number().int().min(0),
  /** Of them, those in a call or an intake now: it waits for the end. */
  inCall: z.number().int().min(0),
  /** The name of the unit or group; null: terminals one by one. */
  targetName: NameTextSchema.nullable(),
});
export type CommandReach = z.infer<typeof CommandReachSchema>;
