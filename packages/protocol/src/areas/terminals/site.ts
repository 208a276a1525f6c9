import { z } from 'zod';
import { IdSchema } from '../../common.js';

export const SiteSchema = z.object({
  id: IdSchema,
  name: z.string(),
  orgUnit: z.object({ id: IdSchema, path: z.string(), name: z.string() }),
});
export type Site = z.infer<typeof SiteSchema>;
