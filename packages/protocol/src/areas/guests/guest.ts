import { z } from 'zod';
import { CategorySchema, IdSchema, LocaleSchema, NameTextSchema, PhoneTextSchema, TextSchema } from '../../common.js';
import { TerminalCallSchema } from '../calls/call.js';
import { CallbackPromiseSchema } from '../calls/callback-promise.js';
import { MediaAbilitySchema } from '../calls/media-ability.js';
import { RoomAccessSchema } from '../media-plane/token.js';
import { OpeningHoursSchema } from '../places/opening-hours.js';
import { PrivacyNoticeSchema, PrivacyVersionSchema } from '../privacy/notice.js';
import { ShownScreenSchema } from '../screens/screen.js';

/** 256 random bits that a browser makes and keeps: with it, it finds its visit again. Only its hash is stored. */
export const BrowserKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'browser key');
/** Of a link, from the fragment of its address. */
export const GuestLinkTokenSchema = z.string().min(1).max(100);

/** Where a guest comes in: by a link of staff, at a unit, or, with neither, at the only district there is. */
export const GuestEntrySchema = z.strictObject({
  browserKey: BrowserKeySchema,
  link: GuestLinkTokenSchema.optional(),
  place: IdSchema.optional(),
});
export type GuestEntry = z.infer<typeof GuestEntrySchema>;

/** Why nobody can queue here now. */
export const GuestClosedSchema = z.enum(['closed', 'nobody_on_duty', 'full']);
export type GuestClosed = z.infer<typeof GuestClosedSchema>;

/** What the page says before somebody queues. */
export const GuestDoorSchema = z.object({
  place: z.object({ id: IdSchema, name: NameTextSchema }),
  serviceName: TextSchema,
  hotline: PhoneTextSchema,
  /** Weekly hours of the centre; null: not entered. */
  hours: OpeningHoursSchema.nullable(),
  /** Null: 开始咨询 works. */
  closed: GuestClosedSchema.nullable(),
  onDuty: z.number().int().min(0),
  /** Contacts that would come before this guest. */
  waiting: z.number().int().min(0),
  waitRangeMs: z.object({ min: z.number(), max: z.number() }).nullable(),
  /** To agree to, before the camera is asked for. */
  notice: PrivacyNoticeSchema,
  /** What the link is about; null: it came by none, or that is open. */
  category: CategorySchema.nullable(),
});
export type GuestDoor = z.infer<typeof GuestDoorSchema>;

export const GuestConsentSchema = z.strictObject({
  /** Of the notice that was shown. */
  notice: PrivacyVersionSchema,
  under14: z.boolean(),
  /** The guardian of a child under fourteen has agreed. */
  guardian: z.boolean(),
});

export const GuestRequestSchema = z.strictObject({
  ...GuestEntrySchema.shape,
  /** Made by the page once for each press; the challenge is for it. */
  requestId: IdSchema,
  challenge: z.string().min(1).max(200),
  solution: z.string().min(1).max(40),
  ability: MediaAbilitySchema,
  audioOnly: z.boolean().optional(),
  category: CategorySchema.optional(),
  locale: LocaleSchema,
  consent: GuestConsentSchema,
});
export type GuestRequest = z.infer<typeof GuestRequestSchema>;

/** Proves that this browser made the visit, for some minutes; the browser's key renews it. */
export const GuestTokenSchema = z.object({ token: z.string().max(2_000), expiresInS: z.number().int().positive() });
export type GuestToken = z.infer<typeof GuestTokenSchema>;

/** A call as the browser of its guest sees it. */
export const VisitCallSchema = z.object({
  ...TerminalCallSchema.shape,
  /** The television on which it goes on (SPEC U10); null: it is here alone. */
  screen: ShownScreenSchema.nullable(),
  /** When a number that is left now is called back (SPEC C15); null: that is not known, or none can be left. */
  callbackPromise: CallbackPromiseSchema.nullable(),
});
export type VisitCall = z.infer<typeof VisitCallSchema>;

/** A visit as its browser sees it. */
export const GuestVisitSchema = z.object({ ...GuestTokenSchema.shape, call: VisitCallSchema });
export type GuestVisit = z.infer<typeof GuestVisitSchema>;

export const QueuedGuestSchema = z.object({ ...GuestVisitSchema.shape, room: RoomAccessSchema });
export type QueuedGuest = z.infer<typeof QueuedGuestSchema>;
