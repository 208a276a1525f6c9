import { z } from 'zod';
import { CategorySchema, IdSchema, LocaleSchema, NameTextSchema, OrgPathSchema } from '../../common.js';
import { RoleSchema } from './roles.js';

export const StaffSchema = z.object({
  id: IdSchema,
  username: z.string().max(64),
  displayName: NameTextSchema,
  /** Professional title shown to residents, e.g. 律师. */
  title: NameTextSchema,
  roles: z.array(RoleSchema).max(RoleSchema.options.length),
  skills: z.array(CategorySchema).max(CategorySchema.options.length),
  /** Org unit this person works for; everything below it is in scope. */
  orgUnit: z.object({ id: IdSchema, path: OrgPathSchema, name: NameTextSchema }),
  locale: LocaleSchema,
});
export type Staff = z.infer<typeof StaffSchema>;
