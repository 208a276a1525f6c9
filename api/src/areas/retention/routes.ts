import { FalinkError, retentionRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import type { RetentionRule } from '../../kernel/retention/rule.js';
import { isDistrict } from '../jobs/index.js';
import { loadRetention } from './load-retention.js';

export function mountRetention(host: MountHost, rules: readonly RetentionRule[]): void {
  mount(host, retentionRoutes.retention, ({ by }) => {
    const staff = staffOf(by);
    permit(staff, 'retention.view');
    // The counts are of the whole service.
    if (!isDistrict(staff.orgUnit.path)) throw new FalinkError('auth.out_of_scope');
    return loadRetention(host.ctx, rules);
  });
}
