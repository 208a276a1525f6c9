import { z } from 'zod';

/** A terminal's heartbeat interval; three missed make it offline. */
export const HEARTBEAT_INTERVAL_MS = 30_000;

export const TerminalHealthSchema = z.strictObject({
  uptimeS: z.number(),
  /** JS heap in bytes, null where the browser does not say. */
  heapBytes: z.number().nullable(),
  textureBytes: z.number().nullable(),
  downlinkMbps: z.number().nullable(),
  rttMs: z.number().nullable(),
  camera: z.boolean().nullable(),
  microphone: z.boolean().nullable(),
});
