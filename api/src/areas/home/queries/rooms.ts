import type { Room } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/**
 * The room of a terminal's site `s` in the unit `o`: the site itself, or for a household the room of its unit, or of the
 * nearest above it.
 */
export const ROOM_OF_SITE = `
  SELECT r.id, r.name, r.name_en, r.address, r.hours, r.notices, r.services, r.revision
  FROM site r JOIN org_unit ro ON ro.id = r.org_unit_id
  WHERE r.closed_at IS NULL AND (
    CASE WHEN s.kind = 'household' THEN r.kind = 'community_room' AND ro.path @> o.path ELSE r.id = s.id END)
  ORDER BY nlevel(ro.path) DESC, r.hours IS NULL, r.name COLLATE "C", r.id LIMIT 1`;

/** The notices of the site `room` that hold today, the newest first. */
const NOTICES_TODAY = `
  SELECT n, row_number() OVER (ORDER BY n ->> 'from' DESC NULLS LAST, at DESC) AS place
  FROM jsonb_array_elements(room.notices) WITH ORDINALITY AS e(n, at),
    (SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today) AS clock
  WHERE coalesce(n ->> 'from', today) <= today AND coalesce(n ->> 'until', today) >= today`;

/** To be selected beside ROOM_OF_SITE as `room`: null where there is none. */
export const ROOM_SUMMARY = `CASE WHEN room.id IS NOT NULL THEN jsonb_build_object(
    'id', room.id, 'name', room.name, 'nameEn', room.name_en, 'address', room.address, 'hours', room.hours,
    'headline', (SELECT n ->> 'title' FROM (${NOTICES_TODAY}) AS today WHERE place = 1),
    'notices', (SELECT count(*) FROM (${NOTICES_TODAY}) AS today),
    'services', jsonb_array_length(room.services), 'revision', room.revision) END`;

/** The room of a terminal with everything that is to be read there today. */
export async function loadRoom(db: Queryable, terminalId: string): Promise<Room | null> {
  const { rows } = await db.query<{ room: Room }>(
    `SELECT jsonb_build_object(
       'id', room.id, 'name', room.name, 'nameEn', room.name_en, 'address', room.address, 'hours', room.hours,
       'notices', coalesce((SELECT jsonb_agg(n - 'from' ORDER BY place) FROM (${NOTICES_TODAY}) AS today), '[]'),
       'services', room.services, 'revision', room.revision) AS room
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     CROSS JOIN LATERAL (${ROOM_OF_SITE}) AS room
     WHERE t.id = $1`,
    [terminalId],
  );
  return rows[0]?.room ?? null;
}

/** Terminals that show one of these sites as their room. */
export async function listAtRooms(db: Queryable, siteIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT t.id
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     CROSS JOIN LATERAL (${ROOM_OF_SITE}) AS room
     WHERE room.id = ANY ($1::uuid[]) AND EXISTS (
       SELECT FROM site c JOIN org_unit co ON co.id = c.org_unit_id WHERE c.id = ANY ($1::uuid[]) AND co.path @> o.path)`,
    [siteIds],
  );
  return rows.map(({ id }) => id);
}
