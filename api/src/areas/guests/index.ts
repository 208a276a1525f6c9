import type { Area } from '../../kernel/area.js';
import type { Contacts } from '../contacts/index.js';
import { forgetBlocks } from './queries/reports.js';
import { forgetAddresses } from './queries/visits.js';
import { mountStaffGuests } from './routes/staff.js';
import { mountVisits } from './routes/visits.js';

export { GUEST_REPORTS, GUESTS } from './retention-rules.js';
export { GUEST_COLUMNS } from './sealed-note.js';

/** People who consult from a browser, without an account. */
export function createGuests({ ctx }: Contacts): Area {
  return {
    name: 'guests',
    mount: (host) => {
      mountVisits(host, ctx);
      mountStaffGuests(host, ctx);
    },
    timers: [
      { name: 'guest addresses', everyMs: 60_000, run: () => forgetAddresses(ctx.pool) },
      { name: 'guest blocks', everyMs: 60_000, run: () => forgetBlocks(ctx.pool) },
    ],
  };
}
