import { z } from 'zod';
import { IdSchema, NameTextSchema } from '../../common.js';
import { CallKindSchema } from '../calls/words.js';
import { RoomAccessSchema } from '../media-plane/token.js';

/** How long the code on a television can be scanned; the television asks for another one before. */
export const COMPANION_LINK_S = 300;

/**
 * Where the phone is that serves as a television's camera and microphone. `opened`: it has opened the link and is not
 * in the room yet. `present`: it is in the room. `away`: it was, and its connection is lost.
 */
export const CompanionStateSchema = z.enum(['opened', 'present', 'away']);
export type CompanionState = z.infer<typeof CompanionStateSchema>;

/** What the television shows as a QR code. */
export const CompanionLinkSchema = z.object({
  /** The token stands in the fragment, which no server sees. */
  url: z.url().max(2_000),
  expiresInMs: z.number().min(0),
});
export type CompanionLink = z.infer<typeof CompanionLinkSchema>;

/** Proves that this phone is the one that opened the link last. */
export const CompanionProofSchema = z.strictObject({
  companionId: IdSchema,
  key: z.string().min(1).max(100),
});
export type CompanionProof = z.infer<typeof CompanionProofSchema>;

export const OpenedCompanionSchema = z.object({
  ...CompanionProofSchema.shape,
  room: RoomAccessSchema,
  siteName: NameTextSchema,
  /** In an intake the phone photographs papers. */
  kind: CallKindSchema,
});
export type OpenedCompanion = z.infer<typeof OpenedCompanionSchema>;
