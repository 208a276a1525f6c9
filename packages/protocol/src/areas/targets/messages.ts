import { z } from 'zod';
import { IdSchema } from '../../common.js';
import { notice } from '../../contract.js';
import { TargetRevisionSchema } from './target.js';

export const targetFleetMessages = {
  /** This terminal's target is another one: it fetches it when it does not have it yet (SPEC R3). */
  targetUpdated: notice('server', 'target.updated', z.object({ revision: TargetRevisionSchema }), { since: 2 }),
} as const;

export const targetConsoleMessages = {
  /** What holds at places of this window may be another; with the topic `terminals`. */
  targetChanged: notice('server', 'targets.changed', z.object({})),
  /** A terminal reported something else than before. */
  reportChanged: notice('server', 'reports.changed', z.object({ terminalId: IdSchema })),
} as const;
