import type pg from 'pg';
import type { Queryable } from '../../kernel/db/pool.js';
import { hashPassword } from '../staff/passwords.js';
import { ADVISER, DEMO_PASSWORD, DISTRICT, ORG_UNITS, SITES, STAFF, TERMINALS } from './district.js';
import { seedProgramme } from './seed-programme.js';

/**
 * Puts the demo district into the database: org units, sites, staff, terminals and an adviser. What is already there
 * stays as it is, so it may run at every start. Terminals are paired but hold no key until a window uses the demo door.
 */
export async function seedDemo(pool: pg.Pool): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await seedPlaces(client);
    await seedStaff(client, passwordHash);
    for (const { id, siteId, name, kind } of TERMINALS) {
      await client.query(
        `INSERT INTO terminal (id, site_id, name, kind, paired_at) VALUES ($1, $2, $3, $4, now()) ON CONFLICT DO NOTHING`,
        [id, siteId, name, kind],
      );
    }
    await seedProgramme(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function seedPlaces(db: Queryable): Promise<void> {
  for (const { id, path, name } of ORG_UNITS) {
    await db.query('INSERT INTO org_unit (id, path, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      id,
      path,
      name,
    ]);
  }
  await db.query(
    `INSERT INTO district (org_unit_id, name_zh, name_en, service_name_zh, service_name_en, short_name, hotline,
       supervision_phone, callback_within_minutes, channel_id)
     SELECT id, $1, $2, $3, $4, $5, $6, $7, $8, $9 FROM org_unit WHERE path = 'yunhe' ON CONFLICT DO NOTHING`,
    [
      DISTRICT.nameZh,
      DISTRICT.nameEn,
      DISTRICT.serviceZh,
      DISTRICT.serviceEn,
      DISTRICT.shortName,
      DISTRICT.hotline,
      DISTRICT.supervisionPhone,
      DISTRICT.callbackWithinMinutes,
      DISTRICT.channelId,
    ],
  );
  for (const { id, org, name, lng, lat } of SITES) {
    await db.query(
      `INSERT INTO site (id, org_unit_id, name, lng, lat) SELECT $1, o.id, $3, $4, $5 FROM org_unit o WHERE o.path = $2
       ON CONFLICT DO NOTHING`,
      [id, org, name, lng, lat],
    );
  }
  // The next visit: the coming Wednesday at nine in Shanghai, by the database's clock.
  await db.query(
    `INSERT INTO adviser (org_unit_id, name, title, duties, hours, phone, portrait, next_visit_at)
     SELECT id, $1, $2, $3, $4, $5, $6,
       (date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai')
         + make_interval(days => (($7 - extract(isodow FROM now() AT TIME ZONE 'Asia/Shanghai')::integer + 6) % 7) + 1, hours => 9)
       ) AT TIME ZONE 'Asia/Shanghai'
     FROM org_unit WHERE path = 'yunhe' ON CONFLICT DO NOTHING`,
    [ADVISER.name, ADVISER.title, ADVISER.duties, ADVISER.hours, ADVISER.phone, ADVISER.portrait, ADVISER.weekday],
  );
}

async function seedStaff(db: Queryable, passwordHash: string): Promise<void> {
  for (const person of STAFF) {
    await db.query(
      `INSERT INTO staff (id, username, display_name, title, office, portrait, org_unit_id, password_hash)
       SELECT $1, $2, $3, $4, $5, $6, o.id, $8 FROM org_unit o WHERE o.path = $7 ON CONFLICT DO NOTHING`,
      [
        person.id,
        person.username,
        person.displayName,
        person.title,
        person.office,
        person.portrait,
        person.org,
        passwordHash,
      ],
    );
    for (const role of person.roles) {
      await db.query('INSERT INTO staff_role (staff_id, role) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        person.id,
        role,
      ]);
    }
    for (const skill of person.skills) {
      await db.query('INSERT INTO staff_skill (staff_id, category) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        person.id,
        skill,
      ]);
    }
  }
}
