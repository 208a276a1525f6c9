import type pg from 'pg';
import { recordAudit } from '../../../kernel/audit/queries.js';
import { hashPassword } from '../passwords.js';

export interface Administrator {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  /** Used when the installation has no district yet. */
  readonly districtName: string;
}

const MIN_PASSWORD_LENGTH = 10;

/**
 * Creates an administrator of the district, and the district itself in an empty installation.
 * @throws Error in words for the person at the command line
 */
export async function createFirstAdministrator(pool: pg.Pool, admin: Administrator): Promise<void> {
  const username = admin.username.trim().toLowerCase();
  if (!/^[a-z0-9._-]{1,64}$/.test(username)) {
    throw new Error('A user name has 1 to 64 letters, digits, dots, underscores or hyphens.');
  }
  if (admin.password.length < MIN_PASSWORD_LENGTH) {
    throw new Error(`The password has at least ${MIN_PASSWORD_LENGTH} characters.`);
  }
  const passwordHash = await hashPassword(admin.password);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const orgUnitId = await districtUnit(client, admin.districtName);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO staff (username, display_name, title, office, org_unit_id, password_hash)
       VALUES ($1, $2, '系统管理员', $3, $4, $5) ON CONFLICT (username) DO NOTHING RETURNING id`,
      [username, admin.displayName, admin.districtName, orgUnitId, passwordHash],
    );
    const id = rows[0]?.id;
    if (!id) throw new Error(`There is a user named ${username} already.`);
    await client.query(`INSERT INTO staff_role (staff_id, role) VALUES ($1, 'admin')`, [id]);
    await recordAudit(client, { actor: 'system', action: 'staff.created', subject: `staff:${id}` });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function districtUnit(client: pg.PoolClient, name: string): Promise<string> {
  const found = await client.query<{ id: string }>(
    'SELECT id FROM org_unit WHERE nlevel(path) = 1 ORDER BY path LIMIT 1',
  );
  if (found.rows[0]) return found.rows[0].id;
  const made = await client.query<{ id: string }>(
    `INSERT INTO org_unit (path, name) VALUES ('district', $1) RETURNING id`,
    [name],
  );
  const id = made.rows[0]?.id ?? '';
  await client.query(
    `INSERT INTO district (org_unit_id, name_zh, name_en, service_name_zh, service_name_en, short_name, hotline,
       supervision_phone, channel_id)
     VALUES ($1, $2, $2, $2 || '公共法律服务中心', $2 || ' Public Legal Service Center', left($2, 2), '12348', '12348', 'main')`,
    [id, name],
  );
  return id;
}
