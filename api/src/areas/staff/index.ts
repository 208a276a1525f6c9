import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import type { Contacts } from '../contacts/index.js';
import { mountAccounts, mountSessions } from './account-routes.js';
import { forgetOldLinks } from './queries/links.js';
import { forgetOldLogins } from './queries/sign-ins.js';
import { mountStaff } from './routes.js';
import { mountSecondFactor } from './second-factor-routes.js';
import { createAccountTeller, createSessionTeller } from './tellers.js';

export { staffChanged } from './changes.js';
export { createAdministrator } from './commands/create-administrator.js';
export { hashPassword } from './passwords.js';
export { SIGN_INS } from './retention-rules.js';

export { STAFF_COLUMNS } from './sealed-totp.js';

/** Who works here: accounts, signing in, staying signed in, signing out. */
export function createStaff(ctx: Context, calls: Pick<Contacts, 'ctx'>): Area {
  return {
    name: 'staff',
    mount: (host) => {
      mountStaff(host);
      mountAccounts(host, calls.ctx);
      mountSessions(host);
      mountSecondFactor(host);
    },
    tellers: [createSessionTeller(ctx), createAccountTeller(ctx)],
    topics: { staff: 'staff.manage' },
    timers: [
      { name: 'old logins', everyMs: 60_000, run: () => forgetOldLogins(ctx.pool) },
      { name: 'old links', everyMs: 3_600_000, run: () => forgetOldLinks(ctx.pool) },
    ],
  };
}
