import { z } from 'zod';
import { IdSchema } from '../../common.js';
import { CallStateSchema } from '../calls/call-state.js';

export const SceneOptionSchema = z.object({
  id: z.string(),
  label: z.string(),
  digit: z.number().int().min(0).max(9).nullable(),
  disabled: z.boolean(),
});

/** What a terminal shows, as data: the narrator speaks it, the command center mirrors it, tests assert it. */
export const SceneSchema = z.object({
  page: z.string().max(40),
  title: z.string().max(200),
  focus: z.object({ id: z.string().max(80), label: z.string().max(200) }).nullable(),
  options: z.array(SceneOptionSchema).max(64),
  hints: z.array(z.object({ key: z.string(), label: z.string() })).optional(),
  call: z
    .object({
      id: IdSchema,
      state: CallStateSchema,
      waitMs: z.number().optional(),
      position: z.number().int().optional(),
    })
    .optional(),
  player: z
    .object({
      state: z.enum(['idle', 'loading', 'playing', 'paused', 'ducked', 'stalled', 'error', 'unsupported']),
      kind: z.enum(['channel', 'asset']),
      title: z.string(),
      currentTime: z.number(),
    })
    .optional(),
});
export type Scene = z.infer<typeof SceneSchema>;
export type SceneOption = z.infer<typeof SceneOptionSchema>;
