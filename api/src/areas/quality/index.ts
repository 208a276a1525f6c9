import { qualityRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import { findCallFor } from '../contacts/index.js';
import { readCallQuality } from './queries/call-quality.js';
import { dropOldMeasurements } from './queries/old-measurements.js';
import { readQualityWeek } from './queries/quality-week.js';

/** What the devices of calls measured of their lines: of one call, and of all calls of a week (SPEC M16). */
export function createQuality({ pool, config }: Context): Area {
  return {
    name: 'quality',
    mount: (host) => {
      mount(host, qualityRoutes.callQuality, async ({ by, params }) => {
        await findCallFor(pool, staffOf(by), params.id);
        return readCallQuality(pool, params.id);
      });
      mount(host, qualityRoutes.qualityWeek, ({ by }) => {
        const staff = staffOf(by);
        permit(staff, 'calls.view');
        return readQualityWeek(pool, staff.orgUnit.path);
      });
    },
    // Processes that run no jobs leave it to those that do.
    ...(config.jobsAtOnce > 0 && {
      timers: [{ name: 'old measurements', everyMs: 600_000, run: () => dropOldMeasurements(pool) }],
    }),
  };
}
