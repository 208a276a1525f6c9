import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { forgetOldLogins } from './queries.js';
import { mountStaff } from './routes.js';
import { createSessionTeller } from './tellers.js';

export { createFirstAdministrator } from './commands/create-administrator.js';
export { hashPassword } from './passwords.js';
export { SIGN_INS } from './retention-rules.js';

/** Signing in, staying signed in, signing out. */
export function createStaff(ctx: Context): Area {
  return {
    name: 'staff',
    mount: mountStaff,
    tellers: [createSessionTeller(ctx)],
    timers: [{ name: 'old logins', everyMs: 60_000, run: () => forgetOldLogins(ctx.pool) }],
  };
}
