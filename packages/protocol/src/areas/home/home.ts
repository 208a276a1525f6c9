import { z } from 'zod';
import { IdSchema, InstantSchema, TextSchema } from '../../common.js';
import { TerminalKindSchema } from '../terminals/kind.js';
import { SiteSchema } from '../terminals/site.js';

/** What the home page, the notice page and the screensaver need; pushed again when it changes. */
export const HomeSchema = z.object({
  district: z.object({ name: TextSchema, serviceName: TextSchema, hotline: z.string(), supervisionPhone: z.string() }),
  site: SiteSchema,
  terminal: z.object({ id: IdSchema, name: z.string(), kind: TerminalKindSchema }),
  duty: z.object({
    /** Nobody signed in at all: calling leads to a call-back instead. */
    state: z.enum(['free', 'busy', 'none']),
    onDuty: z.array(z.object({ displayName: z.string(), title: z.string(), portrait: z.string().nullable() })),
    waiting: z.number().int(),
    /** Honest range for somebody who calls now, in ms; null when there is too little data to say. */
    waitRangeMs: z.object({ min: z.number(), max: z.number() }).nullable(),
    /** Promise for call-backs, in minutes, as configured by the district; null when it promises nothing. */
    callbackWithinMinutes: z.number().int().nullable(),
  }),
  adviser: z
    .object({
      name: z.string(),
      title: z.string(),
      duties: z.string(),
      hours: z.string(),
      phone: z.string(),
      nextVisitAt: InstantSchema.nullable(),
      portrait: z.string().nullable(),
    })
    .nullable(),
  channelId: z.string(),
  serverTime: InstantSchema,
});
export type Home = z.infer<typeof HomeSchema>;
