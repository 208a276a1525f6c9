import { z } from 'zod';

/** What everybody may know. Degraded: the database or every sfu is away. */
export const HealthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string().max(40),
});
