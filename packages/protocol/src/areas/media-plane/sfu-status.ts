import { z } from 'zod';

export const SfuStatusSchema = z.object({
  id: z.string().max(80),
  /** Worker processes that are alive. */
  workers: z.number().int().min(0),
  /** Busiest worker's share of one core, 0 … 1, over the last heartbeat interval. */
  load: z.number(),
});
