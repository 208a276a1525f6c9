import { z } from 'zod';
import { IdSchema, NameTextSchema, PhoneTextSchema } from '../../common.js';
import { firstOf, shown } from '../../text.js';
import { OpeningHoursSchema } from '../places/opening-hours.js';
import { MAX_SERVICES, ServiceNameSchema } from '../places/service-item.js';
import { MAX_NOTICE_TEXT, MAX_NOTICES } from '../places/site-notice.js';

/** A service room as a home page sums it up. */
export const RoomSummarySchema = z.object({
  id: IdSchema,
  name: NameTextSchema,
  nameEn: NameTextSchema,
  address: shown(200),
  /** With the exceptions of the next month only; null: nobody has entered them. */
  hours: OpeningHoursSchema.nullable(),
  /** The title of the newest notice of today. */
  headline: NameTextSchema.nullable(),
  /** How many notices hold today. */
  notices: z.number().int().min(0),
  services: z.number().int().min(0),
  /** A page that shows another one than this fetches the room. */
  revision: z.number().int(),
});
export type RoomSummary = z.infer<typeof RoomSummarySchema>;

/** Today's notices, the newest first, and the services with who is responsible for each. */
export const RoomSchema = RoomSummarySchema.omit({ notices: true, services: true, headline: true }).extend({
  notices: firstOf(
    z.object({ title: NameTextSchema, text: shown(MAX_NOTICE_TEXT), until: z.iso.date().nullable() }),
    MAX_NOTICES,
  ),
  services: firstOf(
    z.object({
      service: ServiceNameSchema,
      title: NameTextSchema,
      responsible: NameTextSchema,
      phone: PhoneTextSchema.nullable(),
    }),
    MAX_SERVICES,
  ),
});
export type Room = z.infer<typeof RoomSchema>;
