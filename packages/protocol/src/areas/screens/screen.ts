import { z } from 'zod';
import { NameTextSchema } from '../../common.js';
import { CompanionStateSchema } from '../companions/companion.js';

/** How long the code on a television works; the television asks for another one before. */
export const SCREEN_OFFER_S = 300;

/** What a television shows to somebody who is in a call by browser. */
export const ScreenOfferSchema = z.object({
  /** For the QR. The token stands in the fragment, which no server sees. */
  url: z.url().max(2_000),
  /** The same, to be typed. */
  code: z.string().regex(/^\d{6}$/),
  expiresInMs: z.number().min(0),
});
export type ScreenOffer = z.infer<typeof ScreenOfferSchema>;

/** Which television: by the fragment that was scanned, or the six digits that were typed. */
export const ScreenChoiceSchema = z.union([
  z.strictObject({ token: z.string().min(1).max(100) }),
  z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
]);
export type ScreenChoice = z.infer<typeof ScreenChoiceSchema>;

/** A television that shows the call of a guest. */
export const ScreenSchema = z.object({ name: NameTextSchema, siteName: NameTextSchema });
export type Screen = z.infer<typeof ScreenSchema>;

/** The television that shows a guest's call now, and whether it is in the room. */
export const ShownScreenSchema = z.object({ ...ScreenSchema.shape, state: CompanionStateSchema });
export type ShownScreen = z.infer<typeof ShownScreenSchema>;
