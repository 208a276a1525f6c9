import { MIN_PASSWORD_LENGTH } from '@falink/protocol';
import { type Actor, SYSTEM } from '../../../kernel/actor.js';
import { command, nothing } from '../../../kernel/command.js';
import type { TransactionHost } from '../../../kernel/db/transaction.js';
import { hashPassword } from '../passwords.js';
import { findFirstDistrict, insertAdministrator, insertFirstDistrict } from '../queries/sign-ins.js';

export interface Administrator {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  /** Used when the installation has no district yet. */
  readonly districtName: string;
}

/**
 * Creates an administrator of the district, and the district itself in an empty installation.
 *
 * @throws Error in words for the person at the command line
 */
export async function createFirstAdministrator(
  ctx: TransactionHost,
  admin: Administrator,
  by: Actor = SYSTEM,
): Promise<void> {
  const username = admin.username.trim().toLowerCase();
  if (!/^[a-z0-9._-]{1,64}$/.test(username)) {
    throw new Error('A user name has 1 to 64 letters, digits, dots, underscores or hyphens.');
  }
  if (admin.password.length < MIN_PASSWORD_LENGTH) {
    throw new Error(`The password has at least ${MIN_PASSWORD_LENGTH} characters.`);
  }
  const passwordHash = await hashPassword(admin.password);
  const { displayName, districtName: office } = admin;
  await command(ctx, by, {
    lock: nothing,
    authorise: () => {},
    change: async (tx) => {
      const orgUnitId = (await findFirstDistrict(tx)) ?? (await insertFirstDistrict(tx, office));
      const id = await insertAdministrator(tx, { username, displayName, office, orgUnitId, passwordHash });
      if (!id) throw new Error(`There is a user named ${username} already.`);
      return { audit: { action: 'staff.created', subject: `staff:${id}` }, result: undefined };
    },
  });
}
