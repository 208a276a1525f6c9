import {
  type CallKind,
  type Duty,
  type Home,
  type OpeningHours,
  type RoomSummary,
  type SiteAdviser,
  type SiteKind,
  type Target,
  type TerminalKind,
  wordOfSite,
} from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { ON_DUTY, promiseOf, recentWaits, roleFor, waitRange } from '../../contacts/index.js';
import { LEVELS } from '../../places/index.js';
import { privacyVersionFor } from '../../privacy/index.js';
import { listDigests, loadTargets } from '../../targets/index.js';
import { type DutyBoard, dutyAt, type PersonOnDuty } from '../duty-board.js';
import { comingHours } from '../room-view.js';
import { ROOM_OF_SITE, ROOM_SUMMARY } from './rooms.js';

/** The home page speaks of the lawyers on duty. */
const HOME_KIND: CallKind = 'consultation';

interface HomeRow {
  id: string;
  name: string;
  kind: TerminalKind;
  site_id: string;
  site_name: string;
  org_id: string;
  org_path: string;
  org_name: string;
  site_kind: SiteKind;
  site_en: string;
  org_en: string;
  depth: number;
  room: RoomSummary | null;
  name_zh: string;
  name_en: string;
  service_name_zh: string;
  service_name_en: string;
  hotline: string;
  supervision_phone: string;
  adviser_name: string | null;
  adviser_title: string;
  adviser_duties: string;
  adviser_hours: string;
  adviser_phone: string;
  adviser_portrait: string | null;
  next_visit_at: Date | null;
  site_adviser: SiteAdviser | null;
}

/** What the home pages of terminals need, several at once because what they share is read only once. */
export async function loadHomes(
  { pool: db, config }: Pick<Context, 'pool' | 'config'>,
  terminalIds: readonly string[],
): Promise<Map<string, Home>> {
  const { rows } = await db.query<HomeRow>(
    `SELECT t.id, t.name, t.kind, s.id AS site_id, s.name AS site_name, o.id AS org_id, o.path::text AS org_path,
       o.name AS org_name, s.kind AS site_kind, s.name_en AS site_en, nlevel(o.path) AS depth,
       CASE WHEN o.id = top.id AND o.name_en = '' THEN d.name_en ELSE o.name_en END AS org_en, d.name_zh, d.name_en, d.service_name_zh, d.service_name_en, d.hotline, d.supervision_phone,
       a.name AS adviser_name, a.title AS adviser_title,
       a.duties AS adviser_duties, a.hours AS adviser_hours, a.phone AS adviser_phone, a.portrait AS adviser_portrait,
       a.next_visit_at, s.adviser AS site_adviser, ${ROOM_SUMMARY} AS room
     FROM terminal t
     JOIN site s ON s.id = t.site_id
     JOIN org_unit o ON o.id = s.org_unit_id
     JOIN org_unit top ON top.path = subpath(o.path, 0, 1)
     JOIN district d ON d.org_unit_id = top.id
     LEFT JOIN LATERAL (
       -- The adviser of the village, or of the nearest unit above it.
       SELECT v.* FROM adviser v JOIN org_unit vo ON vo.id = v.org_unit_id
       WHERE vo.path @> o.path ORDER BY nlevel(vo.path) DESC LIMIT 1
     ) a ON true
     LEFT JOIN LATERAL (${ROOM_OF_SITE}) AS room ON true
     WHERE t.id = ANY ($1::uuid[])`,
    [terminalIds],
  );
  const board = await loadDutyBoard(db);
  // Written and hashed once for all terminals of a kind in a district.
  const versions = new Map<string, string>();
  const versionFor = (kind: TerminalKind, district: Home['district']): string => {
    const key = JSON.stringify([kind, district]);
    const version = versions.get(key) ?? privacyVersionFor(config, kind, district);
    versions.set(key, version);
    return version;
  };
  const targets = await loadTargets(db, terminalIds);
  const digests = await listDigests(db, terminalIds);
  return new Map(
    rows.flatMap((row) => {
      const target = targets.get(row.id);
      if (!target) return [];
      const duty = dutyAt(board, row.org_path);
      const reported = digests.get(row.id) ?? null;
      return [[row.id, toHome(row, { duty, serverTime: board.serverTime, versionFor, target, reported })]];
    }),
  );
}

/** Where terminals belong: those of the ids, and those at the sites and in the units that the ids name. */
export async function listPlaced(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; org_path: string }>(
    `SELECT t.id, o.path::text AS org_path
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE t.id = ANY ($1::uuid[]) OR s.id = ANY ($1::uuid[])
       OR EXISTS (SELECT FROM org_unit u WHERE u.id = ANY ($1::uuid[]) AND u.path @> o.path)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.org_path]));
}

/** Everything that the duty of any place is made of, read once for all of them. */
export async function loadDutyBoard(db: Queryable): Promise<DutyBoard> {
  const [{ rows: districts }, people] = [
    await db.query<{ path: string; minutes: number | null; hours: OpeningHours | null; server_time: Date }>(
      `SELECT o.path::text AS path, d.callback_within_minutes AS minutes, d.hours, clock_timestamp() AS server_time
       FROM district d JOIN org_unit o ON o.id = d.org_unit_id`,
    ),
    await loadDuty(db),
  ];
  const samples = people.length > 0 ? await recentWaits(db, HOME_KIND) : [];
  const serverTime = districts[0]?.server_time ?? new Date();
  const nowMs = serverTime.getTime();
  return {
    // The time before anything else was read: what changes in the meantime is later.
    serverTime: serverTime.toISOString(),
    people,
    waiting: await loadWaiting(db),
    waitRangeMs: waitRange(samples, 0),
    promises: new Map(
      districts.map(({ path, minutes, hours }) => {
        const promise = (isStaffed: boolean) => promiseOf({ minutes, hours, isStaffed }, nowMs);
        return [path, { staffed: promise(true), unstaffed: promise(false) }];
      }),
    ),
  };
}

async function loadDuty(db: Queryable): Promise<PersonOnDuty[]> {
  const { rows } = await db.query<PersonOnDuty>(
    `SELECT o.path::text AS "orgPath", a.state, s.display_name AS "displayName", s.title, s.portrait
     FROM agent_state a
     JOIN staff s ON s.id = a.staff_id AND s.disabled_at IS NULL
     JOIN org_unit o ON o.id = s.org_unit_id
     JOIN staff_role r ON r.staff_id = s.id AND r.role = $1
     WHERE a.state = ANY ($2::text[])
     ORDER BY s.display_name, s.id`,
    [roleFor(HOME_KIND), ON_DUTY],
  );
  return rows;
}

/** Waiting calls by district. */
async function loadWaiting(db: Queryable): Promise<Map<string, number>> {
  const { rows } = await db.query<{ district: string; waiting: number }>(
    `SELECT subpath(o.path, 0, 1)::text AS district, count(*) AS waiting
     FROM contact c JOIN contact_place o ON o.contact_id = c.id
     -- Guests come after every terminal.
     WHERE c.guest_id IS NULL AND c.state IN ('queued', 'offered') AND c.kind = $1 GROUP BY 1`,
    [HOME_KIND],
  );
  return new Map(rows.map((row) => [row.district, row.waiting]));
}

interface AroundHome {
  readonly duty: Duty;
  readonly serverTime: string;
  readonly versionFor: (kind: TerminalKind, district: Home['district']) => string;
  readonly target: Target;
  /** The report that the service has of it. */
  readonly reported: string | null;
}

function toHome(row: HomeRow, { duty, serverTime, versionFor, target, reported }: AroundHome): Home {
  const district: Home['district'] = {
    name: { zh: row.name_zh, en: row.name_en },
    serviceName: { zh: row.service_name_zh, en: row.service_name_en },
    hotline: row.hotline,
    supervisionPhone: row.supervision_phone,
  };
  return {
    district,
    site: { id: row.site_id, name: row.site_name, orgUnit: { id: row.org_id, path: row.org_path, name: row.org_name } },
    place: {
      word: wordOfSite(row.site_kind, { level: LEVELS[row.depth - 1] ?? 'village', name: row.org_name }),
      unitEn: row.org_en,
      siteEn: row.site_en,
    },
    room: row.room && { ...row.room, hours: comingHours(row.room.hours, Date.parse(serverTime)) },
    terminal: { id: row.id, name: row.name, kind: row.kind },
    duty,
    adviser: adviserOf(row),
    channelId: target.values.channel,
    privacyVersion: versionFor(row.kind, district),
    target: { revision: target.revision, reported },
    serverTime,
  };
}

/** The site's own adviser, or else that of its unit. */
function adviserOf(row: HomeRow): Home['adviser'] {
  if (row.site_adviser) return { ...row.site_adviser, nextVisitAt: null, portrait: null };
  if (row.adviser_name === null) return null;
  return {
    name: row.adviser_name,
    title: row.adviser_title,
    duties: row.adviser_duties,
    hours: row.adviser_hours,
    phone: row.adviser_phone,
    nextVisitAt: row.next_visit_at?.toISOString() ?? null,
    portrait: row.adviser_portrait,
  };
}
