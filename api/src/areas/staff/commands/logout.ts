import type { Actor } from '../../../kernel/actor.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { sessionEnded } from '../changes.js';
import { endSession, lockRefreshToken } from '../queries/sign-ins.js';

/** Ends the session that a refresh token belongs to. Ending an ended or unknown one is a success. */
export async function logout(ctx: Context, by: Actor, { token }: { readonly token: string | null }): Promise<void> {
  if (token === null) return;
  await command(ctx, by, {
    lock: (tx) => lockRefreshToken(tx, hashOpaqueToken(token)),
    // The token is the permission.
    authorise: () => {},
    change: async (tx, row) => {
      if (!row || !(await endSession(tx, row.session_id, 'logout'))) return unchanged(undefined);
      return {
        audit: {
          actor: `staff:${row.staff_id}`,
          action: 'auth.logout',
          subject: `session:${row.session_id}`,
          orgPath: row.org_path,
        },
        changed: [sessionEnded(row.session_id)],
        result: undefined,
      };
    },
  });
}
