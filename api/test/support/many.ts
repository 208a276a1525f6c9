import pg from 'pg';
import { seal } from '../../src/kernel/auth/seal.js';
import { dataKeyOf } from '../../src/kernel/keys/keyring.js';
import { DATA_KEY } from './api.js';

/**
 * Fills a database, before an api runs over it, with so many rows of each kind that a list has several pages: in half
 * of the district's places, three at a time at the same microsecond, so that only the id separates them. Every tenth
 * call-back is done, pairing expired, terminal out of service.
 */
export async function fillLists(databaseUrl: string, rows: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    // Triggers and references sleep: an application would need an intake that went all its way.
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query('CREATE TEMP TABLE n ON COMMIT DROP AS SELECT generate_series(1, $1::int) AS i', [rows]);
    for (const sql of FILL) await client.query(sql);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

const AT = `(timestamptz '2026-07-01 00:00:00+08' + (i / 3) * interval '7 microseconds')`;
const SITE = `(SELECT array_agg(id ORDER BY id) FROM site)`;
const TERMINAL = `(SELECT array_agg(id ORDER BY id) FROM terminal WHERE name NOT LIKE '第%')`;
const STAFF = `(SELECT id FROM staff WHERE username = 'lawyer')`;
const one = (list: string): string => `(${list})[1 + i % array_length(${list}, 1)]`;

/** What the api that runs over these rows can open. */
const PHONE = seal(dataKeyOf(DATA_KEY).key, '13800000000', 'callback.phone').toString('hex');

const HEALTH_ZEROS =
  'covered_s, cpu_n, busy_n, heap_n, texture_n, rtt_n, loss_n, storage_n, rtt_25, rtt_50, rtt_100, rtt_200, rtt_400, rtt_800, rtt_1600, no_camera, no_microphone';

const FILL = [
  `INSERT INTO site (org_unit_id, name)
   SELECT (SELECT array_agg(id ORDER BY path) FROM org_unit)[1 + i % 6], '第' || lpad(i::text, 3, '0') || '服务点' FROM n`,
  `INSERT INTO terminal (site_id, name, kind, app_version, revoked_at, revoke_reason)
   SELECT ${one(SITE)}, '第' || lpad((i / 3)::text, 3, '0') || '台', CASE i % 2 WHEN 0 THEN 'home' ELSE 'room' END,
     CASE i % 5 WHEN 0 THEN '0.9.3' ELSE '0.10.0' END,
     CASE i % 10 WHEN 0 THEN now() END, CASE i % 10 WHEN 0 THEN 'broken' END FROM n`,
  `INSERT INTO contact (terminal_id, request_id, kind, state, video, ability, queued_at, agent_id, answered_at, ended_at, end_reason)
   SELECT ${one(TERMINAL)}, gen_random_uuid(), 'consultation', 'ended', true, '{}', ${AT}, ${STAFF}, ${AT}, ${AT}, 'agent_hung_up' FROM n`,
  `INSERT INTO guest_link (id, token_hash, org_unit_id, created_by, created_at, expires_at)
   SELECT gen_random_uuid(), decode(md5(i::text) || md5(i::text), 'hex'), (SELECT array_agg(id ORDER BY path) FROM org_unit)[1 + i % 6],
     ${STAFF}, ${AT}, ${AT} + interval '1 hour' FROM n`,
  `INSERT INTO guest_report (contact_id, reported_by, reason, block, created_at)
   SELECT c.id, ${STAFF}, 'abuse', 'none', c.queued_at FROM contact c`,
  `INSERT INTO callback (terminal_id, request_id, category, phone_sealed, phone_masked, requested_at, done_at, done_by)
   SELECT ${one(TERMINAL)}, gen_random_uuid(), 'other', '\\x${PHONE}', '138****' || lpad(i::text, 4, '0'), ${AT},
     CASE i % 10 WHEN 0 THEN now() END, CASE i % 10 WHEN 0 THEN ${STAFF} END FROM n`,
  `INSERT INTO pairing (code, thumbprint, public_key, device, requested_at, expires_at)
   SELECT lpad(i::text, 8, '0'), decode(md5(i::text) || md5(i::text), 'hex'), '{}',
     '{"userAgent":"box","appVersion":"0.1.0","screen":{"width":1920,"height":1080},"camera":true,"microphone":true}',
     ${AT}, CASE i % 10 WHEN 0 THEN now() ELSE now() + interval '1 day' END FROM n`,
  `INSERT INTO enrolment (serial, site_id, name, kind, import_id, created_by, created_at)
   SELECT 'BOX-' || lpad(i::text, 4, '0'), ${one(SITE)}, '客厅', 'home', gen_random_uuid(), ${STAFF}, ${AT} FROM n`,
  `INSERT INTO person (erased_at) VALUES (now())`,
  `INSERT INTO application (intake_id, person_id, district_id, year, serial, number, query_code_hash, matter, means, site_id,
     officer_id, applicant_sealed, accepted_at, decision_due, decision_provisional, decision_rule)
   SELECT gen_random_uuid(), (SELECT id FROM person LIMIT 1), (SELECT org_unit_id FROM district), 2026, i,
     '云河援申〔2026〕' || lpad(i::text, 5, '0') || '号', decode(md5(i::text) || md5(i::text), 'hex'), 'pension', 'statement',
     ${one(SITE)}, (SELECT id FROM staff WHERE username = 'aid'), '\\x00', now() - interval '90 days',
     (now() AT TIME ZONE 'Asia/Shanghai')::date + (i % 40) - 20, false, 'x' FROM n`,
  `INSERT INTO audit_event (at, actor, action, subject, org_path)
   SELECT ${AT}, 'system', 'filled', 'row:' || i, (SELECT array_agg(path ORDER BY path) FROM org_unit)[1 + i % 6] FROM n`,
  `INSERT INTO command (type, content, created_by, created_at, expires_at, ended_at, counts)
   SELECT 'stop', '{"type":"stop"}', (SELECT id FROM staff WHERE username = 'operator'), ${AT}, ${AT} + interval '1 hour',
     ${AT}, '{}' FROM n`,
  `INSERT INTO staff (username, display_name, title, office, org_unit_id)
   SELECT 'filled-' || i, '第' || lpad((i / 3)::text, 3, '0') || '人', '专员', '大厅',
     (SELECT array_agg(id ORDER BY path) FROM org_unit)[1 + i % 6] FROM n`,
  `INSERT INTO org_unit (path, name)
   SELECT text2ltree('yunhe.' || (ARRAY['dongjie', 'beiliang', 'liuhe'])[1 + i % 3] || '.fill' || i),
     '第' || lpad((i / 3)::text, 3, '0') || '村' FROM n`,
  `INSERT INTO terminal_group (id, org_unit_id, name, created_by)
   SELECT gen_random_uuid(), (SELECT array_agg(id ORDER BY path) FROM org_unit)[1 + i], '第' || lpad((i / 3)::text, 3, '0') || '组',
     ${STAFF} FROM n`,
  `INSERT INTO saved_view (id, owner_id, name, look)
   SELECT gen_random_uuid(), (SELECT id FROM staff WHERE username = 'operator'), '视图 ' || i,
     '{"filter": {"view": "all"}, "sort": "name", "columns": []}' FROM n`,
  `INSERT INTO channel (id, name_zh, name_en, starts_at) SELECT 'fill-' || i, '第' || i || '频道', 'Channel ' || i, now() FROM n`,
  `SELECT terminal_health_part('terminal_health_hour', hours_to - interval '3 hours') FROM terminal_health_summed`,
  `INSERT INTO terminal_health_hour (terminal_id, at, minutes, beats, stalls, stalled_ms, long_frames, worst_frame_ms, ${HEALTH_ZEROS})
   SELECT t.id, s.hours_to - interval '3 hours', 60, 120, t.i / 3, t.i / 3 * 1000, t.i / 4, 0, ${HEALTH_ZEROS.replaceAll(/\w+/g, '0')}
   FROM (SELECT id, (row_number() OVER (ORDER BY id))::int AS i FROM terminal) t, terminal_health_summed s`,
];
