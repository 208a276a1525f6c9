import { z } from 'zod';
import {
  AddressSchema,
  IdSchema,
  InstantSchema,
  NameTextSchema,
  PhoneTextSchema,
  TextSchema,
  WordSchema,
} from '../../common.js';
import { firstOf, shown } from '../../text.js';
import { since } from '../../versions/marks.js';
import { CallbackPromiseSchema } from '../calls/callback-promise.js';
import { PlaceWordSchema } from '../places/place-word.js';
import { PrivacyVersionSchema } from '../privacy/notice.js';
import { ReportDigestSchema } from '../targets/report.js';
import { TargetRevisionSchema } from '../targets/target.js';
import { TerminalKindSchema } from '../terminals/kind.js';
import { SiteSchema } from '../terminals/site.js';
import { RoomSummarySchema } from './room.js';

const MAX_ON_DUTY = 50;

/** Who answers calls of a terminal, and how long that takes. */
export const DutySchema = z.object({
  /** Nobody signed in at all: calling leads to a call-back instead. */
  state: z.enum(['free', 'busy', 'none']),
  /** The page shows the first of them; who is on duty in a whole city is no page of a television. */
  onDuty: firstOf(
    z.object({ displayName: NameTextSchema, title: NameTextSchema, portrait: AddressSchema.nullable() }),
    MAX_ON_DUTY,
  ),
  /** How many there are, also those who are not listed. */
  onDutyTotal: since(2, z.number().int().min(0)),
  waiting: z.number().int(),
  /** Honest range for somebody who calls now, in ms; null when there is too little data to say. */
  waitRangeMs: z.object({ min: z.number(), max: z.number() }).nullable(),
  /** The promise as televisions of version 1 read it: null unless it is kept within minutes. */
  callbackWithinMinutes: z.number().int().nullable(),
  /** When somebody who leaves a number now is called back; null: that is not known. */
  callbackPromise: since(2, CallbackPromiseSchema.nullable()),
});
export type Duty = z.infer<typeof DutySchema>;

/** What the home page, the notice page and the screensaver need. */
export const HomeSchema = z.object({
  district: z.object({
    name: TextSchema,
    serviceName: TextSchema,
    hotline: PhoneTextSchema,
    supervisionPhone: PhoneTextSchema,
  }),
  site: SiteSchema,
  /** How the place is called: the word for what it is, and the names that it has in English, empty where it has none. */
  place: since(2, z.object({ word: PlaceWordSchema, unitEn: NameTextSchema, siteEn: NameTextSchema })),
  /** Where people of this place go with their questions; null: there is no such room. */
  room: since(2, RoomSummarySchema.nullable()),
  terminal: z.object({ id: IdSchema, name: NameTextSchema, kind: TerminalKindSchema }),
  duty: DutySchema,
  adviser: z
    .object({
      name: NameTextSchema,
      title: NameTextSchema,
      duties: shown(300),
      hours: shown(200),
      phone: PhoneTextSchema,
      nextVisitAt: InstantSchema.nullable(),
      portrait: AddressSchema.nullable(),
    })
    .nullable(),
  channelId: WordSchema,
  /** Of the privacy notice of this terminal's place: a television that has not acknowledged this one shows it. */
  privacyVersion: since(2, PrivacyVersionSchema),
  /** What this terminal should run, and the report that the service has of it: a box that differs fetches, or reports. */
  target: since(2, z.object({ revision: TargetRevisionSchema, reported: ReportDigestSchema.nullable() })),
  serverTime: InstantSchema,
});
export type Home = z.infer<typeof HomeSchema>;

/** The duty of a terminal's place changed. Of two answers and notices the one with the later `serverTime` holds. */
export const DutyUpdateSchema = z.object({ duty: DutySchema, serverTime: InstantSchema });
export type DutyUpdate = z.infer<typeof DutyUpdateSchema>;
