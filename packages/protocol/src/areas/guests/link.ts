import { z } from 'zod';
import { CategorySchema, IdSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { line, shown } from '../../text.js';

export const MAX_GUEST_LINK_NOTE = 60;
/** A week: a link is for an appointment, not for ever. */
export const MAX_GUEST_LINK_HOURS = 168;

export const NewGuestLinkSchema = z.strictObject({
  /** The link's id: the same one again has the same answer. */
  requestId: IdSchema,
  expiresInHours: z.number().int().min(1).max(MAX_GUEST_LINK_HOURS),
  /** What staff know it by; the person who opens it does not see it. */
  note: line(MAX_GUEST_LINK_NOTE).optional(),
  category: CategorySchema.optional(),
});
export type NewGuestLink = z.infer<typeof NewGuestLinkSchema>;

/** A link that staff gave to one person. Its address is answered once, when it is made. */
export const GuestLinkSchema = z.object({
  id: IdSchema,
  note: shown(MAX_GUEST_LINK_NOTE),
  category: CategorySchema.nullable(),
  createdBy: z.object({ id: IdSchema, name: NameTextSchema }),
  createdAt: InstantSchema,
  expiresAt: InstantSchema,
  state: z.enum(['open', 'opened', 'expired', 'withdrawn']),
});
export type GuestLink = z.infer<typeof GuestLinkSchema>;

export const MadeGuestLinkSchema = z.object({
  link: GuestLinkSchema,
  /** The token stands in the fragment, which no server sees. */
  url: z.url().max(2_000),
});
export type MadeGuestLink = z.infer<typeof MadeGuestLinkSchema>;
