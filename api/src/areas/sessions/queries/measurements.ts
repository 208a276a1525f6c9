import type { QualityLevel, QualityRow } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** What one device measured, as the media plane names device and room. */
export interface Measurement {
  readonly roomId: string;
  readonly peerId: string;
  /** When the row ended, by the sfu's clock. */
  readonly at: string;
  readonly level: QualityLevel;
  readonly row: QualityRow;
}

/**
 * Keeps what devices in rooms of one sfu measured, and adds it to the sums: in one statement, each row once however often
 * it is reported. Rows of unknown rooms and devices are left out.
 */
export async function writeMeasurements(
  db: Queryable,
  sfuId: string,
  measurements: readonly Measurement[],
): Promise<void> {
  const rows = measurements.map(({ roomId, peerId, at, level, row: { picture, ...row } }) => ({
    room_id: roomId,
    peer_id: peerId,
    at,
    level,
    ...row,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
  }));
  await db.query(
    `WITH reported AS (
       SELECT * FROM jsonb_to_recordset($2::jsonb) AS r (
         room_id uuid, peer_id uuid, at timestamptz, level text, seconds smallint, received integer, lost integer,
         sent integer, "sentLost" integer, "rttMs" integer, "jitterMs" integer, concealed real, freezes smallint,
         "frozenMs" integer, width smallint, height smallint)
     ), placed AS (
       SELECT p.id AS participant_id, false AS phone, r.* FROM reported r
         JOIN participant p ON p.id = r.peer_id AND p.session_id = r.room_id
         JOIN session n ON n.id = p.session_id AND n.sfu_id = $1
       UNION ALL
       SELECT p.id, true, r.* FROM reported r
         JOIN companion k ON k.id = r.peer_id JOIN participant p ON p.id = k.participant_id AND p.session_id = r.room_id
         JOIN session n ON n.id = p.session_id AND n.sfu_id = $1
     ), kept AS (
       INSERT INTO session_quality (participant_id, phone, at, seconds, level, received, lost, sent, sent_lost, rtt_ms,
         jitter_ms, concealed, freezes, frozen_ms, width, height)
       SELECT participant_id, phone, least(at, now()), seconds, level, received, lost, sent, "sentLost", "rttMs",
         "jitterMs", concealed, freezes, "frozenMs", width, height FROM placed
       ON CONFLICT DO NOTHING
       RETURNING participant_id, at, seconds, level
     ), counted AS (
       UPDATE participant p SET measured_s = measured_s + k.measured, suffered_s = suffered_s + k.suffered FROM (
         SELECT participant_id, sum(seconds) AS measured,
           coalesce(sum(seconds) FILTER (WHERE level IN ('poor', 'lost')), 0) AS suffered
         FROM kept GROUP BY participant_id
       ) k WHERE p.id = k.participant_id
     )
     INSERT INTO quality_hour AS h (org_unit_id, hour, good_s, fair_s, poor_s, lost_s)
     SELECT o.unit_id, date_trunc('hour', k.at, 'UTC'),
       coalesce(sum(k.seconds) FILTER (WHERE k.level = 'good'), 0), coalesce(sum(k.seconds) FILTER (WHERE k.level = 'fair'), 0),
       coalesce(sum(k.seconds) FILTER (WHERE k.level = 'poor'), 0), coalesce(sum(k.seconds) FILTER (WHERE k.level = 'lost'), 0)
     FROM kept k JOIN participant p ON p.id = k.participant_id JOIN session n ON n.id = p.session_id
       JOIN contact_place o ON o.contact_id = n.contact_id
     GROUP BY 1, 2 ORDER BY 1, 2
     ON CONFLICT (org_unit_id, hour) DO UPDATE SET good_s = h.good_s + excluded.good_s,
       fair_s = h.fair_s + excluded.fair_s, poor_s = h.poor_s + excluded.poor_s,
       lost_s = h.lost_s + excluded.lost_s`,
    [sfuId, JSON.stringify(rows)],
  );
}
