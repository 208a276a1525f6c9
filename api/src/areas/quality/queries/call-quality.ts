import {
  type CallQuality,
  MAX_QUALITY_POINTS,
  type ParticipantRole,
  QUALITY_LEVELS,
  QUALITY_ROW_S,
  type QualityLevel,
  type QualityPoint,
} from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

interface PointRow {
  step_s: number;
  participant_id: string;
  role: ParticipantRole;
  phone: boolean;
  at: Date;
  /** Place among the levels. */
  level: number;
  loss: number;
  sent_loss: number;
  rtt_ms: number | null;
  jitter_ms: number | null;
  concealed: number;
  freezes: number;
  frozen_ms: number;
  width: number | null;
  height: number | null;
}

const share = (part: string, rest: string): string =>
  `coalesce(sum(${part})::float8 / nullif(sum(${part}) + sum(${rest}), 0), 0) `;

/** What each device of a call measured, in as many steps as one answer holds. */
export async function readCallQuality(db: Queryable, callId: string): Promise<CallQuality> {
  const { rows } = await db.query<PointRow>(
    `WITH measured AS (
       SELECT q.*, p.role FROM session n JOIN participant p ON p.session_id = n.id
         JOIN session_quality q ON q.participant_id = p.id
       WHERE n.contact_id = $1
     ), plan AS (
       SELECT min(at) AS first, greatest(1, ceil(extract(epoch FROM max(at) - min(at)) / $2 / $3))::integer * $2 AS step_s
       FROM measured
     )
     SELECT plan.step_s, m.participant_id, m.role, m.phone, max(m.at) AS at,
       max(array_position($4::text[], m.level::text)) - 1 AS level,
       ${share('m.lost', 'm.received')} AS loss, ${share('m.sent_lost', 'm.sent')} AS sent_loss,
       avg(m.rtt_ms)::float8 AS rtt_ms, max(m.jitter_ms) AS jitter_ms,
       (sum(m.concealed * m.seconds) / sum(m.seconds))::float8 AS concealed,
       sum(m.freezes)::integer AS freezes, sum(m.frozen_ms)::integer AS frozen_ms,
       max(m.width) AS width, max(m.height) AS height
     FROM measured m, plan
     GROUP BY plan.step_s, m.participant_id, m.role, m.phone,
       floor(extract(epoch FROM m.at - plan.first) / plan.step_s)
     ORDER BY m.role = 'resident' DESC, m.participant_id, m.phone, at`,
    [callId, QUALITY_ROW_S, MAX_QUALITY_POINTS - 1, QUALITY_LEVELS],
  );
  const devices = new Map<string, CallQuality['devices'][number] & { points: QualityPoint[] }>();
  for (const row of rows) {
    const key = `${row.participant_id} ${row.phone}`;
    const device = devices.get(key) ?? { role: row.role, phone: row.phone, points: [] };
    devices.set(key, device);
    device.points.push(toPoint(row));
  }
  return { stepS: rows[0]?.step_s ?? QUALITY_ROW_S, devices: [...devices.values()] };
}

function toPoint(row: PointRow): QualityPoint {
  const { width, height } = row;
  return {
    at: row.at.toISOString(),
    level: QUALITY_LEVELS[row.level] as QualityLevel,
    loss: row.loss,
    sentLoss: row.sent_loss,
    rttMs: row.rtt_ms === null ? null : Math.round(row.rtt_ms),
    jitterMs: row.jitter_ms,
    concealed: Math.min(1, row.concealed),
    freezes: row.freezes,
    frozenMs: row.frozen_ms,
    picture: width === null || height === null ? null : { width, height },
  };
}
