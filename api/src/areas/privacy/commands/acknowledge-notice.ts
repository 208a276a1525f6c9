import { FalinkError, type privacyRoutes, type ResponseOf } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { lockBox, upsertAcknowledgement } from '../queries.js';

type Acknowledged = ResponseOf<typeof privacyRoutes.acknowledgePrivacyNotice>;

/**
 * Records that a version of the notice was read at this box. The same box and version again changes nothing.
 *
 * @throws FalinkError privacy.unknown_version, terminal.unknown
 */
export function acknowledgeNotice(
  ctx: Context,
  by: Actor,
  { version, at }: { readonly version: string; readonly at: string },
): Promise<Acknowledged> {
  const terminal = terminalOf(by);
  return command(ctx, by, {
    lock: async (tx) => {
      const box = await lockBox(tx, terminal.id, version);
      if (!box) throw new FalinkError('terminal.unknown');
      return box;
    },
    authorise: () => {},
    change: async (tx, { thumbprint, isKnownVersion }) => {
      if (!isKnownVersion) throw new FalinkError('privacy.unknown_version');
      const { acknowledgedAt, isNew } = await upsertAcknowledgement(tx, { thumbprint, version, at });
      const result: Acknowledged = { version, acknowledgedAt: acknowledgedAt.toISOString() };
      if (!isNew) return unchanged(result);
      return {
        audit: { action: 'privacy.acknowledged', subject: `terminal:${terminal.id}`, data: { version } },
        result,
      };
    },
  });
}
