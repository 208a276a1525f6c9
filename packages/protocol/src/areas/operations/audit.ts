import { z } from 'zod';
import { InstantSchema } from '../../common.js';

export const AuditEventSchema = z.object({
  id: z.number().int(),
  at: InstantSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.unknown()),
});
