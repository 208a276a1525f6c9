import { z } from 'zod';
import { IdSchema, InstantSchema } from '../../common.js';
import { QualityRowSchema } from './quality.js';
import { ParticipantRoleSchema } from './token.js';

const base = { id: IdSchema, at: InstantSchema, roomId: IdSchema };

/** What the media plane reports to the control plane, at least once each; `id` makes a repeat harmless. */
export const SfuEventSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('peer.joined'), peerId: IdSchema, role: ParticipantRoleSchema }),
  z.object({ ...base, type: z.literal('peer.disconnected'), peerId: IdSchema }),
  z.object({ ...base, type: z.literal('peer.resumed'), peerId: IdSchema }),
  z.object({
    ...base,
    type: z.literal('peer.left'),
    peerId: IdSchema,
    reason: z.enum(['left', 'timeout', 'replaced']),
  }),
  z.object({ ...base, type: z.literal('room.activated'), peerId: IdSchema }),
  /**
   * Media of this participant reaches somebody else for the first time; or would, of somebody who is muted or has no
   * devices: its transports are connected and the room is live.
   */
  z.object({ ...base, type: z.literal('media.flowing'), peerId: IdSchema, kind: z.enum(['audio', 'video']) }),
  z.object({ ...base, type: z.literal('room.rebuilt') }),
  z.object({ ...base, type: z.literal('room.closed'), reason: z.enum(['ended', 'failed', 'empty']) }),
]);
export type SfuEvent = z.infer<typeof SfuEventSchema>;

/** What a device measured until `at` (SPEC M16); reported as events are. */
export const SfuMeasurementSchema = z.object({
  ...base,
  type: z.literal('peer.measured'),
  peerId: IdSchema,
  row: QualityRowSchema,
});
export type SfuMeasurement = z.infer<typeof SfuMeasurementSchema>;
