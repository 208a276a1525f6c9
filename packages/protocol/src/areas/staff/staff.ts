import { z } from 'zod';
import { CategorySchema, IdSchema, LocaleSchema } from '../../common.js';
import { RoleSchema } from './roles.js';

export const StaffSchema = z.object({
  id: IdSchema,
  username: z.string(),
  displayName: z.string(),
  /** Professional title shown to residents, e.g. 律师. */
  title: z.string(),
  roles: z.array(RoleSchema),
  skills: z.array(CategorySchema),
  /** Org unit this person works for; everything below it is in scope. */
  orgUnit: z.object({ id: IdSchema, path: z.string(), name: z.string() }),
  locale: LocaleSchema,
});
export type Staff = z.infer<typeof StaffSchema>;
