import { z } from 'zod';
import { IdSchema } from '../../common.js';
import { firstOf, shown } from '../../text.js';
import { CallStateSchema } from '../calls/call-state.js';
import { ParticipantRoleSchema } from '../media-plane/token.js';

/** Options that a scene lists at most; how many more the page has is in `moreOptions`. */
export const MAX_SCENE_OPTIONS = 64;
const MAX_HINTS = 20;

const IdOfOptionSchema = shown(80);
const LabelSchema = shown(200);

export const SceneOptionSchema = z.object({
  id: IdOfOptionSchema,
  label: LabelSchema,
  digit: z.number().int().min(0).max(9).nullable(),
  disabled: z.boolean(),
});

/** What a QR code on a television is for. */
export const QrPurposeSchema = z.enum([
  'companion',
  'guest',
  'pairing',
  'summary',
  'upload',
  'sign',
  'follow',
  'staff',
]);
export type QrPurpose = z.infer<typeof QrPurposeSchema>;

/**
 * What a terminal shows, as data: the narrator speaks it, the command center mirrors it, tests assert it. What is too
 * long is cut, never refused: a terminal whose heartbeats are refused is one that staff believe dead (SPEC P16).
 */
export const SceneSchema = z.object({
  page: shown(40),
  title: shown(200),
  focus: z.object({ id: IdOfOptionSchema, label: LabelSchema }).nullable(),
  options: firstOf(SceneOptionSchema, MAX_SCENE_OPTIONS),
  /** Options of the page that are not listed here: those far from the focus. */
  moreOptions: z.number().int().positive().optional(),
  /** What the page says is the resident's own and is not sent (C13): title, focus and options are empty. */
  private: z.literal(true).optional(),
  hints: firstOf(z.object({ key: shown(20), label: LabelSchema }), MAX_HINTS).optional(),
  call: z
    .object({
      id: IdSchema,
      state: CallStateSchema,
      waitMs: z.number().optional(),
      position: z.number().int().optional(),
      /** Who takes part, without names: a phone and the television that it serves are one. */
      participants: z
        .array(z.object({ role: ParticipantRoleSchema, muted: z.boolean(), camera: z.boolean() }))
        .max(10)
        .optional(),
    })
    .optional(),
  /** A QR code is shown, and what it is for; never what it says. */
  qr: z.object({ purpose: QrPurposeSchema }).optional(),
  player: z
    .object({
      state: z.enum(['idle', 'loading', 'playing', 'paused', 'ducked', 'stalled', 'error', 'unsupported']),
      kind: z.enum(['channel', 'asset']),
      title: LabelSchema,
      currentTime: z.number(),
    })
    .optional(),
});
export type Scene = z.infer<typeof SceneSchema>;
export type SceneOption = z.infer<typeof SceneOptionSchema>;
