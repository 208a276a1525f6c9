import type { AgentState, AgentStatus, CallKind } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { ON_DUTY } from '../agents/agent-state.js';
import { roleFor } from '../routing/choose.js';

interface AgentRow {
  staff_id: string;
  display_name: string;
  org_path: string;
  state: AgentState;
  since: Date;
  call_id: string | null;
  offer_id: string | null;
  until: Date | null;
}

export interface ScopedAgent {
  readonly agent: AgentStatus;
  readonly orgPath: string;
}

/** Staff who take calls, with their state: by id, or all at or below an org unit. */
export async function loadAgents(
  db: Queryable,
  filter: { readonly ids: readonly string[] } | { readonly scopePath: string },
): Promise<ScopedAgent[]> {
  const { rows } = await db.query<AgentRow>(
    `SELECT s.id AS staff_id, s.display_name, o.path::text AS org_path, coalesce(a.state, 'offline') AS state,
       coalesce(a.since, s.created_at) AS since, a.call_id, a.offer_id, a.until
     FROM staff s
     JOIN org_unit o ON o.id = s.org_unit_id
     LEFT JOIN agent_state a ON a.staff_id = s.id
     WHERE ${
       'ids' in filter
         ? 's.id = ANY ($1::uuid[])'
         : `o.path <@ $1::ltree AND s.disabled_at IS NULL
            AND EXISTS (SELECT FROM staff_role r WHERE r.staff_id = s.id AND r.role IN ('duty_lawyer', 'legal_aid_officer'))`
     }
     ORDER BY s.display_name, s.id`,
    ['ids' in filter ? filter.ids : filter.scopePath],
  );
  return rows.map((row) => ({
    orgPath: row.org_path,
    agent: {
      staffId: row.staff_id,
      displayName: row.display_name,
      state: row.state,
      since: row.since.toISOString(),
      callId: row.call_id,
      offerId: row.offer_id,
      until: row.until?.toISOString() ?? null,
    },
  }));
}

export async function loadAgent(db: Queryable, staffId: string): Promise<AgentStatus | null> {
  return (await loadAgents(db, { ids: [staffId] }))[0]?.agent ?? null;
}

/** Whether somebody is on duty, even if busy, who may answer calls of this kind from a terminal of this org unit. */
export async function isStaffed(db: Queryable, kind: CallKind, orgPath: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM agent_state a
     JOIN staff s ON s.id = a.staff_id AND s.disabled_at IS NULL
     JOIN org_unit o ON o.id = s.org_unit_id
     JOIN staff_role r ON r.staff_id = s.id AND r.role = $1
     WHERE a.state = ANY ($2::text[]) AND o.path @> $3::ltree LIMIT 1`,
    [roleFor(kind), ON_DUTY, orgPath],
  );
  return rowCount !== 0;
}
