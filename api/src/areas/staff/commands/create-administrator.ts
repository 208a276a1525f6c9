import { MIN_PASSWORD_LENGTH, PlaceNameSchema } from '@falink/protocol';
import { type Actor, SYSTEM } from '../../../kernel/actor.js';
import { command, nothing } from '../../../kernel/command.js';
import type { TransactionHost } from '../../../kernel/db/transaction.js';
import { hashPassword } from '../passwords.js';
import { findDistrict, insertAdministrator, insertDistrict } from '../queries/sign-ins.js';

export interface Administrator {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  /** Of the district; it is made when there is none of this name. Null: the installation's first. */
  readonly districtName: string | null;
}

/** The name of a first district that was given none. */
const UNNAMED = '本区';

/**
 * Creates an administrator of a district, and the district itself where there is none of its name.
 *
 * @throws Error in words for the person at the command line
 */
export async function createAdministrator(
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
  const { displayName } = admin;
  const districtName = admin.districtName === null ? null : readDistrictName(admin.districtName);
  const office = districtName ?? UNNAMED;
  await command(ctx, by, {
    lock: nothing,
    authorise: () => {},
    change: async (tx) => {
      const orgUnitId = (await findDistrict(tx, districtName)) ?? (await insertDistrict(tx, office));
      const id = await insertAdministrator(tx, { username, displayName, office, orgUnitId, passwordHash });
      if (!id) throw new Error(`There is a user named ${username} already.`);
      return { audit: { action: 'staff.created', subject: `staff:${id}` }, result: undefined };
    },
  });
}

function readDistrictName(text: string): string {
  const name = PlaceNameSchema.safeParse(text);
  if (!name.success) throw new Error('The name of a district has 1 to 60 characters.');
  return name.data;
}
