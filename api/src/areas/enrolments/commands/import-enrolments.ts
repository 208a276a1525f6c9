import { createHash, randomUUID } from 'node:crypto';
import { type EnrolmentImport, FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { orgUnitChanged, siteChanged } from '../../places/index.js';
import { insertEnrolments, insertSites, lockEnrolments, lockUnits } from '../queries/import.js';
import { planFile, readFile } from './check-file.js';

/** Consoles that show places follow this many new sites one by one; of more they receive the units. */
const FOLLOWED_SITES = 200;

/**
 * Takes over a file of expected boxes: all of it, or nothing while one row is wrong. A box that is expected exactly like
 * this is left as it is, so the same file again changes nothing.
 *
 * @throws FalinkError auth.forbidden, request.too_large, enrolment.file_wrong, request.id_reused
 */
export function importEnrolments(
  ctx: Context,
  by: Actor,
  { requestId, bytes }: { readonly requestId: string; readonly bytes: Buffer },
): Promise<EnrolmentImport> {
  const staff = staffOf(by);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'enrolment.import', input: { sha256 } },
    {
      permit: 'enrolments.manage',
      lock: async (tx) => {
        const table = readFile(bytes);
        await lockEnrolments(tx);
        const plan = await planFile(tx, staff, table, (unitIds) => lockUnits(tx, unitIds));
        if (plan.problems.length > 0) {
          throw new FalinkError('enrolment.file_wrong', { details: { problems: plan.problems.length } });
        }
        return plan;
      },
      // Rows outside of the scope are problems of the file.
      authorise: () => {},
      change: async (tx, { sites, created, unchanged }) => {
        const importId = randomUUID();
        const siteIds = await insertSites(tx, sites);
        await insertEnrolments(tx, { importId, staffId: staff.id, boxes: created });
        const unitIds = new Set(sites.map(({ unitId }) => unitId));
        const counts = { created: created.length, unchanged, newSites: sites.length };
        return {
          audit: { action: 'enrolment.imported', subject: `import:${importId}`, data: { ...counts, sha256 } },
          changed: [
            ...[...unitIds].map(orgUnitChanged),
            ...(siteIds.length <= FOLLOWED_SITES ? siteIds.map(siteChanged) : []),
          ],
          result: { importId, ...counts },
        };
      },
    },
  );
}
