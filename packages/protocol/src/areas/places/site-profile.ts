import { z } from 'zod';
import { InstantSchema, PhoneSchema } from '../../common.js';
import { line } from '../../text.js';
import { SiteSchema } from '../terminals/site.js';
import { OpeningHoursSchema } from './opening-hours.js';
import { EnglishNameSchema, PlaceNameSchema } from './org-unit.js';
import { MAX_SERVICES, ServiceItemSchema } from './service-item.js';
import { SiteKindSchema } from './site-kind.js';
import { MAX_NOTICES, SiteNoticeSchema } from './site-notice.js';

/** Somebody to ring at a place. */
export const ContactSchema = z.strictObject({ name: line(40).min(1), role: line(40), phone: PhoneSchema });
export type Contact = z.infer<typeof ContactSchema>;

/** The legal adviser of a place, as its televisions show her. */
export const SiteAdviserSchema = z.strictObject({
  name: line(40).min(1),
  title: line(40).min(1),
  duties: line(300),
  hours: line(100),
  phone: PhoneSchema,
});
export type SiteAdviser = z.infer<typeof SiteAdviserSchema>;

/** What a person enters of a place. */
export const SiteDetailsSchema = z.strictObject({
  name: PlaceNameSchema,
  nameEn: EnglishNameSchema,
  kind: SiteKindSchema,
  address: line(200),
  /** WGS-84. */
  position: z.strictObject({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }).nullable(),
  contacts: z.array(ContactSchema).max(10),
  adviser: SiteAdviserSchema.nullable(),
  /** Null: nobody has entered them. */
  hours: OpeningHoursSchema.nullable(),
  notices: z.array(SiteNoticeSchema).max(MAX_NOTICES),
  services: z
    .array(ServiceItemSchema)
    .max(MAX_SERVICES)
    .superRefine((items, ctx) => {
      const seen = new Set<string>();
      for (const [i, { service, title }] of items.entries()) {
        const key = service === 'other' ? `other ${title}` : service;
        if (seen.has(key)) ctx.addIssue({ code: 'custom', path: [i, 'service'], message: 'repeated' });
        seen.add(key);
      }
    }),
});
export type SiteDetails = z.infer<typeof SiteDetailsSchema>;

/** A place as staff see and edit it. */
export const SiteProfileSchema = SiteSchema.extend({
  ...SiteDetailsSchema.omit({ name: true }).shape,
  /** Terminals in service. */
  terminals: z.number().int(),
  closedAt: InstantSchema.nullable(),
  /** Grows with every change of the site; see SPEC O3. */
  revision: z.number().int(),
});
export type SiteProfile = z.infer<typeof SiteProfileSchema>;
