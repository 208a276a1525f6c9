import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { MAX_TAGS, TagTextSchema } from '../groups/tag.js';
import { DeviceInfoSchema } from './device.js';
import { TerminalKindSchema } from './kind.js';
import { SceneSchema } from './scene.js';
import { SiteSchema } from './site.js';

export const TerminalStateSchema = z.enum(['playing', 'on_call', 'waiting', 'idle', 'alert', 'offline']);
export type TerminalState = z.infer<typeof TerminalStateSchema>;

export const TerminalSchema = z.object({
  id: IdSchema,
  name: NameTextSchema,
  kind: TerminalKindSchema,
  site: SiteSchema,
  /** Place on the wallboard's map, WGS-84, when the site has one. */
  position: z.object({ lng: z.number(), lat: z.number() }).nullable(),
  state: TerminalStateSchema,
  connected: z.boolean(),
  lastSeenAt: InstantSchema.nullable(),
  appVersion: z.string().max(40).nullable(),
  scene: SceneSchema.nullable(),
  device: DeviceInfoSchema.nullable(),
  pairedAt: InstantSchema.nullable(),
  revokedAt: InstantSchema.nullable(),
  /** Words that people put on it, in order. */
  tags: z.array(TagTextSchema).max(MAX_TAGS),
  /** Stolen or lost: it reaches nothing until it is unlocked. */
  lockedAt: InstantSchema.nullable(),
});
export type Terminal = z.infer<typeof TerminalSchema>;
