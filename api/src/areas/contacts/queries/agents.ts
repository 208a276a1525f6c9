import { type AgentState, type AgentStatus, FalinkError, type Offer } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { ON_DUTY } from '../agents/agent-state.js';
import { roleFor } from '../routing/choose.js';

interface AgentRow {
  staff_id: string;
  display_name: string;
  org_path: string;
  state: AgentState;
  since: Date;
  contact_id: string | null;
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
       coalesce(a.since, s.created_at) AS since, a.contact_id, a.offer_id, a.until
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
      callId: row.contact_id,
      offerId: row.offer_id,
      until: row.until?.toISOString() ?? null,
    },
  }));
}

async function loadAgent(db: Queryable, staffId: string): Promise<AgentStatus | null> {
  return (await loadAgents(db, { ids: [staffId] }))[0]?.agent ?? null;
}

/** @throws FalinkError agent.not_agent when there is no such agent */
export async function requireAgentStatus(db: Queryable, staffId: string): Promise<AgentStatus> {
  const agent = await loadAgent(db, staffId);
  if (!agent) throw new FalinkError('agent.not_agent');
  return agent;
}

/** How many others may take a call that one agent is rung for: free now, and on duty at all. */
export async function countColleagues(db: Queryable, contactId: string, agentId: string): Promise<Offer['colleagues']> {
  const { rows } = await db.query<Offer['colleagues']>(
    `SELECT count(*) FILTER (WHERE d.state = 'available')::int AS free, count(*)::int AS "onDuty"
     FROM contact c
     JOIN contact_place place ON place.contact_id = c.id
     JOIN org_unit o ON o.path @> place.path
     JOIN staff s ON s.org_unit_id = o.id AND s.disabled_at IS NULL AND s.id <> $2
     JOIN agent_state d ON d.staff_id = s.id AND d.state = ANY ($3::text[])
     WHERE c.id = $1 AND EXISTS (
       SELECT FROM staff_role r WHERE r.staff_id = s.id AND r.role = CASE c.kind WHEN 'consultation' THEN $4 ELSE $5 END)`,
    [contactId, agentId, ON_DUTY, roleFor('consultation'), roleFor('intake')],
  );
  return rows[0] ?? { free: 0, onDuty: 0 };
}
