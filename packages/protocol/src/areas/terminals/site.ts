import { z } from 'zod';
import { IdSchema, NameTextSchema, OrgPathSchema } from '../../common.js';

export const SiteSchema = z.object({
  id: IdSchema,
  name: NameTextSchema,
  orgUnit: z.object({ id: IdSchema, path: OrgPathSchema, name: NameTextSchema }),
});
export type Site = z.infer<typeof SiteSchema>;
