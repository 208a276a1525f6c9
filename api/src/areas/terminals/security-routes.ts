import { terminalSecurityRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit, requireScope } from '../../kernel/policies/staff.js';
import type { ContactsContext } from '../contacts/index.js';
import { askKeyRotation, offerKey } from './commands/change-key.js';
import { lockTerminal, unlockTerminal } from './commands/lock-terminal.js';
import { requireSecurity } from './queries/keys.js';
import { requireTerminalView } from './queries/terminals.js';

/** Keys of boxes, and their lock. */
export function mountSecurity(host: MountHost, ctx: ContactsContext): void {
  mount(host, terminalSecurityRoutes.terminalSecurity, async ({ by, params }) => {
    const staff = staffOf(by);
    permit(staff, 'terminals.view');
    const { site } = await requireTerminalView(ctx.pool, params.id);
    requireScope(staff, site.orgUnit.path);
    return requireSecurity(ctx.pool, params.id);
  });
  mount(host, terminalSecurityRoutes.lockTerminal, ({ by, params, body }) =>
    lockTerminal(ctx, by, { ...params, ...body }),
  );
  mount(host, terminalSecurityRoutes.unlockTerminal, ({ by, params }) => unlockTerminal(ctx, by, params));
  mount(host, terminalSecurityRoutes.askKeyRotation, ({ by, params }) => askKeyRotation(ctx, by, params));
  mount(host, terminalSecurityRoutes.offerKey, async ({ by, body }) => {
    await offerKey(ctx, by, body);
    return {};
  });
}
