import { z } from 'zod';
import { InstantSchema, WordSchema } from '../../common.js';
import { shown } from '../../text.js';

export const AuditEventSchema = z.object({
  id: z.number().int(),
  at: InstantSchema,
  actor: shown(200),
  action: WordSchema,
  subject: shown(300),
  data: z.record(z.string(), z.unknown()),
});
