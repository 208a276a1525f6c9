import { z } from 'zod';
import { InstantSchema, NameTextSchema, TokenSchema } from '../../common.js';
import { RoleSchema } from './roles.js';

/** How long a link is good. */
export const STAFF_LINK_HOURS = 72;

export const StaffLinkKindSchema = z.enum(['invite', 'reset']);

export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 256;
/** A password that somebody chooses. */
export const NewPasswordSchema = z.string().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH);

/** A link that was just made: the token is said once, and stands in the fragment of the address. */
export const NewStaffLinkSchema = z.object({
  token: TokenSchema,
  kind: StaffLinkKindSchema,
  expiresAt: InstantSchema,
});
export type NewStaffLink = z.infer<typeof NewStaffLinkSchema>;

/** What the person who opens a link reads before choosing a password. */
export const StaffLinkSchema = z.object({
  kind: StaffLinkKindSchema,
  username: z.string().max(64),
  displayName: NameTextSchema,
  roles: z.array(RoleSchema).max(RoleSchema.options.length),
  orgUnitName: NameTextSchema,
  expiresAt: InstantSchema,
});
export type StaffLink = z.infer<typeof StaffLinkSchema>;
