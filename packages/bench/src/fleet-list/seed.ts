import pg from 'pg';

/** Streets of the demo district, villages of a street. */
const STREETS = 25;
const VILLAGES = 20;
/** An operator of one village: of a five-hundredth of the terminals. */
export const VILLAGE_OPERATOR = 'bench-village';
/**
 * An api process that the terminals' lines are held by: none of them has a socket here. Their last heartbeat is in an
 * hour, so that all stay connected while a slow machine measures.
 */
const NODE = 'bench-lines';

/** About as much as a television's home page says of itself. */
const SCENE = JSON.stringify({
  page: 'home',
  title: '公共法律服务',
  focus: { id: 'call', label: '找律师' },
  options: Array.from({ length: 8 }, (_, i) => ({ id: `option-${i}`, label: '法律咨询', digit: i, disabled: false })),
});
const PLAYER = JSON.stringify({ state: 'playing', kind: 'channel', title: '今日说法', currentTime: 61.5 });
const DEVICE = JSON.stringify({
  userAgent: 'Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
  appVersion: '0.10.0',
  screen: { width: 1920, height: 1080 },
  camera: true,
  microphone: true,
});

const HEALTH_ZEROS =
  'covered_s, cpu_n, busy_n, heap_n, texture_n, rtt_n, loss_n, storage_n, rtt_25, rtt_50, rtt_100, rtt_200, rtt_400, rtt_800, rtt_1600, no_camera, no_microphone';

/** Order of creation is no order of a list: the multiplier spreads names, places and times over the table's pages. */
const SEED = [
  `INSERT INTO org_unit (path, name)
   SELECT ('yunhe.s' || s)::ltree, '街道 ' || s FROM generate_series(1, ${STREETS}) s
   UNION ALL
   SELECT ('yunhe.s' || s || '.v' || v)::ltree, '第 ' || s || '-' || v || ' 村'
   FROM generate_series(1, ${STREETS}) s, generate_series(1, ${VILLAGES}) v`,
  `CREATE TEMP TABLE box AS
   SELECT gen_random_uuid() AS id, gen_random_uuid() AS site_id, i * 7919 % 100003 AS i,
     (SELECT array_agg(id ORDER BY path) FROM org_unit WHERE path ~ 'yunhe.s*.v*') AS villages
   FROM generate_series(1, $1::int) AS i`,
  `INSERT INTO site (id, org_unit_id, name, kind, address)
   SELECT site_id, villages[1 + i % array_length(villages, 1)], i || ' 号', 'household', '幸福路 ' || i || ' 号' FROM box`,
  `INSERT INTO api_node (id, last_seen_at) VALUES ('${NODE}', now() + interval '1 day')`,
  `INSERT INTO terminal (id, site_id, name, kind, paired_at, app_version, device, scene, last_seen_at,
     connection_id, tab_id, node_id, contested_since, contested_at)
   SELECT id, site_id, '电视 ' || lpad(i::text, 6, '0'), CASE WHEN i % 9 = 0 THEN 'room' ELSE 'home' END::terminal_kind,
     now() - i * interval '11 minutes', CASE WHEN i % 20 = 0 THEN '0.9.3' ELSE '0.10.0' END, '${DEVICE}',
     CASE WHEN i % 3 = 0 THEN '${SCENE}'::jsonb || '{"player": ${PLAYER}}' ELSE '${SCENE}' END,
     CASE WHEN i % 7 > 0 THEN now() + interval '1 hour' + random() * interval '30 seconds' ELSE now() - i % 4000 * interval '1 hour' END,
     CASE WHEN i % 7 > 0 THEN id END, CASE WHEN i % 7 > 0 THEN id END, CASE WHEN i % 7 > 0 THEN '${NODE}' END,
     CASE WHEN i % 200 = 1 THEN now() - interval '1 day' END, CASE WHEN i % 200 = 1 THEN now() - interval '1 day' END FROM box`,
  `INSERT INTO terminal_tag (terminal_id, tag) SELECT id, '试点' FROM box WHERE i % 50 = 0
   UNION ALL SELECT id, '第 ' || i % 40 || ' 批' FROM box`,
  `INSERT INTO contact (terminal_id, request_id, kind, state, video, ability, queued_at)
   SELECT id, gen_random_uuid(), 'consultation', 'queued', true, '{}', now() FROM box WHERE i % 500 = 3`,
  `SELECT terminal_health_part('terminal_health_hour', hours_to - n * interval '1 hour')
   FROM terminal_health_summed, generate_series(1, 24) AS n`,
  `INSERT INTO terminal_health_hour (terminal_id, at, minutes, beats, stalls, stalled_ms, long_frames, worst_frame_ms, ${HEALTH_ZEROS})
   SELECT id, hours_to - n * interval '1 hour', 60, 120, i % 30 / 25 * (i % 7), i % 30 / 25 * (i % 7) * 1000, i % 90 / 70 * (i % 11),
     0, ${HEALTH_ZEROS.replaceAll(/\w+/g, '0')}
   FROM box, terminal_health_summed, generate_series(1, 24) AS n`,
  'DROP TABLE box',
  `WITH made AS (
     INSERT INTO staff (username, display_name, title, office, org_unit_id, password_hash)
     SELECT '${VILLAGE_OPERATOR}', '村管理员', title, office, (SELECT id FROM org_unit WHERE path = 'yunhe.s1.v1'), password_hash
     FROM staff WHERE username = 'operator' RETURNING id
   ) INSERT INTO staff_role (staff_id, role) SELECT id, 'operator' FROM made`,
] as const;

/** Terminals of the demo district as ten thousand televisions leave them: without a socket each, so that a list alone is measured. */
export async function seedFleet(databaseUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('BEGIN');
  // Triggers and references sleep: sites are checked for each terminal otherwise.
  await client.query('SET LOCAL session_replication_role = replica');
  for (const sql of SEED) await client.query(sql, sql.includes('$1') ? [count] : []);
  await client.query('COMMIT');
  await client.query('VACUUM ANALYZE');
  await client.end();
}
