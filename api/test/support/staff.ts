import type { Role } from '@falink/protocol';
import type { TestApi } from './api.js';

/** Somebody besides the demo district's staff, with the same password: the seed has one person for most roles. */
export async function addStaff(
  api: TestApi,
  { username, role, orgPath }: { username: string; role: Role; orgPath: string },
): Promise<void> {
  await api.service.ctx.pool.query(
    `WITH person AS (
       INSERT INTO staff (username, display_name, title, office, org_unit_id, password_hash)
       SELECT $1, $1, title, office, (SELECT id FROM org_unit WHERE path = $3::ltree), password_hash
       FROM staff WHERE username = 'aid' RETURNING id)
     INSERT INTO staff_role (staff_id, role) SELECT id, $2 FROM person`,
    [username, role, orgPath],
  );
}
