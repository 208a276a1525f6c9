import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import pg from 'pg';

/** The demo district's lawyer, whose password those who are made here share. */
const MODEL = 'lawyer';
export const PASSWORD = 'falink-demo';
/** Streets of the district, villages of a street: boxes are spread over all of them. */
const STREETS = 25;
const VILLAGES = 20;
/** Where the district lies, degrees. */
const LNG = 119.7;
const LAT = 49.2;

/** A box that staff paired: its terminal and the private key that it alone has. */
export interface PairedBox {
  readonly id: string;
  readonly key: KeyObject;
}

/** Paired televisions, each in a home of its own, in the villages of the demo district. */
export async function seedBoxes(databaseUrl: string, count: number): Promise<PairedBox[]> {
  const boxes = Array.from({ length: count }, () => ({ id: randomUUID(), siteId: randomUUID(), ...newKey() }));
  await withDatabase(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO org_unit (path, name)
       SELECT ('yunhe.s' || s)::ltree, '街道 ' || s FROM generate_series(1, $1::int) s
       UNION ALL
       SELECT ('yunhe.s' || s || '.v' || v)::ltree, '第 ' || v || ' 村' FROM generate_series(1, $1) s, generate_series(1, $2::int) v`,
      [STREETS, VILLAGES],
    );
    const { rows } = await client.query<{ ids: string[] }>(
      `SELECT array_agg(id ORDER BY path) AS ids FROM org_unit WHERE nlevel(path) = 3 AND path ~ 'yunhe.*.*'`,
    );
    // A site is there before its terminal: the database asks whether it is open.
    await client.query(
      `INSERT INTO site (id, org_unit_id, name, lng, lat)
       SELECT id, ($2::uuid[])[1 + i % array_length($2, 1)], i || ' 号', $3 + (i % 100) * 0.002, $4 + (i / 100) * 0.002
       FROM unnest($1::uuid[]) WITH ORDINALITY AS b (id, i)`,
      [boxes.map(({ siteId }) => siteId), rows[0]?.ids, LNG, LAT],
    );
    await client.query(
      `INSERT INTO terminal (id, site_id, name, kind, paired_at)
       SELECT id, site_id, '电视 ' || i, 'home', now() FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS b (id, site_id, i)`,
      [boxes.map(({ id }) => id), boxes.map(({ siteId }) => siteId)],
    );
    await client.query(
      `INSERT INTO terminal_key (thumbprint, terminal_id, public_key)
       SELECT thumbprint, id, public_key::jsonb FROM unnest($1::uuid[], $2::bytea[], $3::text[]) AS b (id, thumbprint, public_key)`,
      [boxes.map(({ id }) => id), boxes.map(({ thumbprint }) => thumbprint), boxes.map(({ publicKey }) => publicKey)],
    );
  });
  return boxes;
}

/** Lawyers of the district. @returns their user names */
export async function seedLawyers(databaseUrl: string, count: number): Promise<string[]> {
  return withDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ username: string }>(
      `WITH made AS (
         INSERT INTO staff (username, display_name, title, office, org_unit_id, password_hash)
         SELECT 'bench-' || i, '值班律师 ' || i, title, office, org_unit_id, password_hash
         FROM staff, generate_series(1, $2::int) AS i WHERE username = $1 RETURNING id, username
       ), roles AS (
         INSERT INTO staff_role (staff_id, role) SELECT id, 'duty_lawyer' FROM made
       ) SELECT username FROM made`,
      [MODEL, count],
    );
    return rows.map(({ username }) => username);
  });
}

function newKey(): { key: KeyObject; thumbprint: Buffer; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  // RFC 7638: the members in this order.
  const thumbprint = createHash('sha256')
    .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
    .digest();
  return { key: privateKey, thumbprint, publicKey: JSON.stringify({ kty: 'EC', crv: 'P-256', x, y }) };
}

async function withDatabase<T>(databaseUrl: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
