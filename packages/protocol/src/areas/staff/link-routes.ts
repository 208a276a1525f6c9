import { z } from 'zod';
import { TokenSchema } from '../../common.js';
import { route } from '../../contract.js';
import { NewPasswordSchema, StaffLinkSchema } from './link.js';

const REFUSED = [
  'staff.link_unknown',
  'staff.link_used',
  'staff.link_replaced',
  'staff.link_expired',
  'staff.link_disabled',
] as const;

/** For the person who has a link; its token is in the body, which no log of a server keeps. */
export const staffLinkRoutes = {
  readStaffLink: route({
    method: 'POST',
    path: '/api/v1/auth/link',
    auth: ['public'],
    tag: 'auth',
    summary: 'Whose link it is, and until when it is good',
    body: z.strictObject({ token: TokenSchema }),
    response: StaffLinkSchema,
    errors: REFUSED,
  }),
  useStaffLink: route({
    method: 'POST',
    path: '/api/v1/auth/link/password',
    auth: ['public'],
    tag: 'auth',
    summary: 'Chooses the password, once; every session of the person ends',
    body: z.strictObject({ token: TokenSchema, password: NewPasswordSchema }),
    response: z.object({ username: z.string().max(64) }),
    errors: REFUSED,
  }),
} as const;
