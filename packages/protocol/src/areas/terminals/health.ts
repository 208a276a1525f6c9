import { z } from 'zod';
import { line } from '../../text.js';

/** A terminal's heartbeat interval; three missed make it offline. */
export const HEARTBEAT_INTERVAL_MS = 30_000;

/**
 * What a box measured since its heartbeat before. Any number is accepted, since a heartbeat is a sign of life first; the
 * service keeps what can be true of it (SPEC H2). Shares are 0 to 1; null: the box does not say.
 */
export const HealthSampleSchema = z.strictObject({
  /** Seconds that it covers, by the box's steady clock. */
  coveredS: z.number(),
  /** Share of the processor that is in use, of the whole box. */
  cpu: z.number().nullable(),
  /** Share of moments at which the page's event loop was at work. */
  busy: z.number().nullable(),
  /** Frames that came so late that a person sees it, and how late the worst was. */
  longFrames: z.number(),
  worstFrameMs: z.number(),
  /** How often, and for how many seconds, a picture stood that should move. */
  stalls: z.number(),
  stalledS: z.number(),
  /** Share of packets that were lost on the way here; null: no call. */
  loss: z.number().nullable(),
  /** Share of the browser's storage that is used. */
  storage: z.number().nullable(),
});
export type HealthSample = z.infer<typeof HealthSampleSchema>;

export const TerminalHealthSchema = z.strictObject({
  uptimeS: z.number(),
  /** JS heap in bytes, null where the browser does not say. */
  heapBytes: z.number().nullable(),
  textureBytes: z.number().nullable(),
  downlinkMbps: z.number().nullable(),
  /** Of the call, or of the heartbeat before; null: not known yet. */
  rttMs: z.number().nullable(),
  camera: z.boolean().nullable(),
  microphone: z.boolean().nullable(),
  /** Browser engine and its version, e.g. `Chromium 120`. */
  engine: line(40).optional(),
  /** Absent: a page that measures nothing. */
  sample: HealthSampleSchema.optional(),
});
export type TerminalHealth = z.infer<typeof TerminalHealthSchema>;
