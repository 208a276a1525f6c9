import { secondFactorRoutes } from '@falink/protocol';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { removeStaffTotp } from './commands/remove-staff-totp.js';
import { beginTotp, makeRecoveryCodes, readSecondFactor, removeTotp } from './commands/set-up-totp.js';

/** The second factor, one's own and that of somebody who lost the phone. */
export function mountSecondFactor(host: MountHost): void {
  const { ctx } = host;
  mount(host, secondFactorRoutes.secondFactor, ({ by }) => readSecondFactor(ctx, by));
  mount(host, secondFactorRoutes.beginTotp, ({ by }) => beginTotp(ctx, by));
  mount(host, secondFactorRoutes.confirmTotp, ({ by, body }) =>
    makeRecoveryCodes(ctx, by, { code: body.code, what: 'confirm' }),
  );
  mount(host, secondFactorRoutes.renewRecoveryCodes, ({ by, body }) =>
    makeRecoveryCodes(ctx, by, { code: body.code, what: 'renew' }),
  );
  mount(host, secondFactorRoutes.removeTotp, ({ by, body }) => removeTotp(ctx, by, body));
  mount(host, secondFactorRoutes.removeStaffTotp, ({ by, params }) => removeStaffTotp(ctx, by, params));
}
