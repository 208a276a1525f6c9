import type { Queryable } from '../../kernel/db/pool.js';
import { ADVISER, DISTRICT, ORG_UNITS, SITES, STAFF, TERMINALS } from './district.js';

/** Org units, the district, sites and the adviser. What is already there stays as it is, here and below. */
export async function seedPlaces(db: Queryable): Promise<void> {
  for (const { id, path, name, nameEn } of ORG_UNITS) {
    await db.query('INSERT INTO org_unit (id, path, name, name_en) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
      id,
      path,
      name,
      nameEn,
    ]);
  }
  await db.query(
    `INSERT INTO district (org_unit_id, name_zh, name_en, service_name_zh, service_name_en, short_name, hotline,
       supervision_phone, callback_within_minutes, channel_id, hours)
     SELECT id, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM org_unit WHERE path = 'yunhe' ON CONFLICT DO NOTHING`,
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
      JSON.stringify(DISTRICT.hours),
    ],
  );
  for (const { id, org, kind, name, lng, lat } of SITES) {
    await db.query(
      `INSERT INTO site (id, org_unit_id, name, lng, lat, kind) SELECT $1, o.id, $3, $4, $5, $6
       FROM org_unit o WHERE o.path = $2 ON CONFLICT DO NOTHING`,
      [id, org, name, lng, lat, kind],
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

export async function seedStaff(db: Queryable, passwordHash: string): Promise<void> {
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

/** Terminals are paired but hold no key until a window uses the demo door. */
export async function seedTerminals(db: Queryable): Promise<void> {
  for (const { id, siteId, name, kind } of TERMINALS) {
    await db.query(
      `INSERT INTO terminal (id, site_id, name, kind, paired_at) VALUES ($1, $2, $3, $4, now()) ON CONFLICT DO NOTHING`,
      [id, siteId, name, kind],
    );
  }
}

/** The line-up repeats from here on; long past, so that the channel has always been on air. */
const STARTS_AT = '2026-01-01T00:00:00+08:00';
const LINE_UP = ['wages-owed', 'mothers-maintenance'] as const;

/** The demo district's channel with its two stories. What is already there stays as it is. */
export async function seedProgramme(db: Queryable): Promise<void> {
  const { rowCount } = await db.query(
    'INSERT INTO channel (id, name_zh, name_en, starts_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [DISTRICT.channelId, '普法频道', 'Legal Education Channel', STARTS_AT],
  );
  if (!rowCount) return;
  for (const [position, assetId] of LINE_UP.entries()) {
    await db.query('INSERT INTO programme (channel_id, position, asset_id) VALUES ($1, $2, $3)', [
      DISTRICT.channelId,
      position,
      assetId,
    ]);
  }
}
