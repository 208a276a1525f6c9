import { z } from 'zod';
import { TokenSchema } from '../../common.js';
import { route } from '../../contract.js';
import { SecondFactorCodeSchema } from './second-factor.js';
import { StaffSchema } from './staff.js';

const Session = z.object({
  accessToken: TokenSchema,
  expiresInS: z.number().int(),
  staff: StaffSchema,
  /** The role wants a second factor and there is none yet: everything but setting it up is refused. */
  needsSecondFactor: z.boolean(),
});

/** The refresh token lives only in an HttpOnly, SameSite=Strict cookie on this path. */
export const REFRESH_COOKIE = 'falink_refresh';
export const REFRESH_COOKIE_PATH = '/api/v1/auth';

export const authRoutes = {
  login: route({
    method: 'POST',
    path: '/api/v1/auth/login',
    auth: ['public'],
    tag: 'auth',
    summary: 'Sign in; sets the refresh cookie',
    body: z.strictObject({
      username: z.string().min(1).max(64),
      password: z.string().min(1).max(256),
      /** Of who has a second factor. */
      code: SecondFactorCodeSchema.optional(),
    }),
    response: Session,
    setsCookie: true,
    errors: ['auth.wrong_credentials', 'auth.locked', 'auth.code_required', 'auth.code_wrong'],
  }),
  refresh: route({
    method: 'POST',
    path: '/api/v1/auth/refresh',
    auth: ['public'],
    tag: 'auth',
    summary: 'A new access token for the refresh cookie, which rotates; a cookie used twice ends the whole session',
    response: Session,
    setsCookie: true,
    errors: ['auth.required', 'auth.refresh_reused', 'auth.token_expired', 'auth.forbidden'],
  }),
  logout: route({
    method: 'POST',
    path: '/api/v1/auth/logout',
    auth: ['public'],
    tag: 'auth',
    summary: 'Ends the session',
    response: z.object({}),
    setsCookie: true,
    errors: ['auth.forbidden'],
  }),
  me: route({
    method: 'GET',
    path: '/api/v1/auth/me',
    auth: ['staff'],
    tag: 'auth',
    summary: 'Who I am',
    beforeSecondFactor: true,
    response: StaffSchema,
    errors: [],
  }),
} as const;
