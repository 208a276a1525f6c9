import { z } from 'zod';
import { SfuStatusSchema } from '../media-plane/sfu-status.js';

export const HealthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  database: z.enum(['ok', 'unavailable']),
  sfu: z.array(SfuStatusSchema),
});
