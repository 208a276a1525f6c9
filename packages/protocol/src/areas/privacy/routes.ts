import { z } from 'zod';
import { InstantSchema, OrgPathSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PrivacyAudienceSchema, PrivacyNoticeSchema, PrivacyVersionSchema } from './notice.js';

export const privacyRoutes = {
  terminalPrivacyNotice: route({
    method: 'GET',
    path: '/api/v1/terminal/privacy-notice',
    auth: ['terminal'],
    since: 2,
    tag: 'privacy',
    summary: "The notice for this terminal's place",
    response: PrivacyNoticeSchema,
    errors: ['terminal.unknown'],
  }),
  acknowledgePrivacyNotice: route({
    method: 'PUT',
    path: '/api/v1/terminal/privacy-notice/acknowledgement',
    auth: ['terminal'],
    since: 2,
    tag: 'privacy',
    summary: 'Somebody in front of this box has read a version of the notice. The same box and version once',
    body: z.strictObject({
      version: PrivacyVersionSchema,
      /** When the key was pressed: it may have been while the line was lost. */
      at: InstantSchema,
    }),
    response: z.object({ version: PrivacyVersionSchema, acknowledgedAt: InstantSchema }),
    errors: ['privacy.unknown_version', 'terminal.unknown'],
  }),
  privacyNotice: route({
    method: 'GET',
    path: '/api/v1/privacy-notice',
    auth: ['public'],
    tag: 'privacy',
    summary: 'The notice for everybody to read; `district` where an installation has several',
    query: z.strictObject({
      audience: PrivacyAudienceSchema.default('web'),
      district: OrgPathSchema.optional(),
    }),
    response: PrivacyNoticeSchema,
    errors: [],
  }),
} as const;
