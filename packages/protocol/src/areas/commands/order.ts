import { z } from 'zod';
import { WordSchema } from '../../common.js';
import { prose } from '../../text.js';

/** What a terminal is asked to do. */
export const CommandTypeSchema = z.enum([
  'message',
  'play',
  'stop',
  'volume',
  'restart',
  'reload',
  'clear_cache',
  'self_test',
  'collect_logs',
  'reboot',
  'screen_power',
]);
export type CommandType = z.infer<typeof CommandTypeSchema>;

/** Commands that interrupt people in front of the screen, or take something from the box: they need a reason (SPEC K5). */
export const DANGEROUS_COMMANDS = [
  'restart',
  'reload',
  'clear_cache',
  'collect_logs',
  'reboot',
  'screen_power',
] as const satisfies readonly CommandType[];

export function isDangerous(type: string): boolean {
  return (DANGEROUS_COMMANDS as readonly string[]).includes(type);
}

export const MAX_COMMAND_TEXT = 200;
export const MAX_LOG_LINES = 300;

/** A text on the screen, for so many seconds, or until somebody presses OK. */
export const MessageOrderSchema = z.object({
  type: z.literal('message'),
  text: prose(MAX_COMMAND_TEXT).min(1),
  seconds: z.number().int().min(5).max(600).nullable(),
});
/** A video of the library; null: the channel. */
export const PlayOrderSchema = z.object({ type: z.literal('play'), assetId: WordSchema.nullable() });
export const StopOrderSchema = z.object({ type: z.literal('stop') });
export const VolumeOrderSchema = z.object({ type: z.literal('volume'), level: z.number().int().min(0).max(100) });
export const RestartOrderSchema = z.object({ type: z.literal('restart') });
export const ReloadOrderSchema = z.object({ type: z.literal('reload') });
export const ClearCacheOrderSchema = z.object({ type: z.literal('clear_cache') });
export const SelfTestOrderSchema = z.object({ type: z.literal('self_test') });
export const CollectLogsOrderSchema = z.object({
  type: z.literal('collect_logs'),
  lines: z.number().int().min(1).max(MAX_LOG_LINES),
});
export const RebootOrderSchema = z.object({ type: z.literal('reboot') });
export const ScreenPowerOrderSchema = z.object({ type: z.literal('screen_power'), on: z.boolean() });

/** A command's type and that type's own fields. */
export const CommandOrderSchema = z.discriminatedUnion('type', [
  MessageOrderSchema,
  PlayOrderSchema,
  StopOrderSchema,
  VolumeOrderSchema,
  RestartOrderSchema,
  ReloadOrderSchema,
  ClearCacheOrderSchema,
  SelfTestOrderSchema,
  CollectLogsOrderSchema,
  RebootOrderSchema,
  ScreenPowerOrderSchema,
]);
export type CommandOrder = z.infer<typeof CommandOrderSchema>;

/** Orders that were given by earlier versions; their records are kept. A terminal is called by a call now (SPEC K11). */
export const RETIRED_COMMANDS = ['ring'] as const;

/** An order as a record of it says it. */
export const RecordedOrderSchema = z.union([CommandOrderSchema, z.object({ type: z.enum(RETIRED_COMMANDS) })]);
export type RecordedOrder = z.infer<typeof RecordedOrderSchema>;

export function isRetired(order: RecordedOrder): order is Exclude<RecordedOrder, CommandOrder> {
  return (RETIRED_COMMANDS as readonly string[]).includes(order.type);
}
