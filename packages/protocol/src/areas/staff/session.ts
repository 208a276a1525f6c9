import { z } from 'zod';
import { IdSchema, InstantSchema } from '../../common.js';

/** Where somebody is signed in. */
export const StaffSessionSchema = z.object({
  id: IdSchema,
  since: InstantSchema,
  /** Renewed last; a session that is used is renewed every few minutes. */
  lastUsedAt: InstantSchema,
  /** Browser and system in short; empty: not known. */
  device: z.string().max(60),
  /** Empty: not known. */
  address: z.string().max(60),
  /** The one that asks. */
  current: z.boolean(),
});
export type StaffSession = z.infer<typeof StaffSessionSchema>;
