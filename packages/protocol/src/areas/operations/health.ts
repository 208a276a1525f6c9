import { z } from 'zod';
import { firstOf } from '../../text.js';
import { SfuStatusSchema } from '../media-plane/sfu-status.js';

export const HealthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string().max(40),
  database: z.enum(['ok', 'unavailable']),
  sfu: firstOf(SfuStatusSchema, 100),
});
