import { FalinkError, type Locale } from '@falink/protocol';
import { type Actor, actorName, staffOf } from '../../../kernel/actor.js';
import { recordAudit } from '../../../kernel/audit/queries/events.js';
import type { Context } from '../../../kernel/context.js';
import { permit, requireScope } from '../../../kernel/policies/staff.js';
import { findSerial } from '../queries/guide.js';
import { loadHomes } from '../queries/homes.js';
import { guidePdf } from './guide-pdf.js';
import { guideText } from './guide-text.js';

/**
 * The sheet that lies beside a television. Who had it made is recorded.
 *
 * @throws FalinkError auth.forbidden, terminal.unknown
 */
export async function readGuide(
  ctx: Context,
  by: Actor,
  { id, locale }: { readonly id: string; readonly locale: Locale },
): Promise<Buffer> {
  const staff = staffOf(by);
  permit(staff, 'terminals.guide');
  const home = (await loadHomes(ctx, [id])).get(id);
  if (!home) throw new FalinkError('terminal.unknown');
  const { path } = home.site.orgUnit;
  requireScope(staff, path);
  const file = await guidePdf(guideText({ home, serial: await findSerial(ctx.pool, id) }, locale));
  const entry = { action: 'terminal.guide_made', subject: `terminal:${id}`, orgPath: path, data: { locale } };
  await recordAudit(ctx.pool, { actor: actorName(by), ...entry });
  return file;
}
