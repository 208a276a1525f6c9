import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** Each names what must never be, and selects it. */
const NEVER: Readonly<Record<string, string>> = {
  'an agent in a call that is not theirs or not open': `
    SELECT a.staff_id FROM agent_state a LEFT JOIN contact c ON c.id = a.contact_id
    WHERE a.state = 'on_call' AND NOT coalesce(
      CASE WHEN c.state = 'ringing' THEN c.wanted_agent_id = a.staff_id
        ELSE c.agent_id = a.staff_id AND c.state IN ('connecting', 'active', 'held') END, false)`,
  'a call from a desk that rings while its caller is not in it': `
    SELECT c.id FROM contact c WHERE c.state = 'ringing' AND NOT EXISTS (
      SELECT FROM agent_state a WHERE a.contact_id = c.id AND a.state = 'on_call' AND a.staff_id = c.wanted_agent_id)`,
  'a resident who is granted something before somebody answered the desk': `
    SELECT p.id FROM participant p JOIN session s ON s.id = p.session_id JOIN contact c ON c.id = s.contact_id
    WHERE c.origin = 'desk' AND c.answered_at IS NULL AND p.terminal_id IS NOT NULL AND cardinality(p.grants) > 0`,
  'notes to write of a call from a desk that nobody answered': `
    SELECT a.staff_id FROM agent_state a JOIN contact c ON c.id = a.contact_id
    WHERE a.state = 'wrap_up' AND c.answered_at IS NULL`,
  'an answered call whose agent is not in it': `
    SELECT c.id FROM contact c WHERE c.state IN ('connecting', 'active', 'held')
      AND NOT EXISTS (SELECT FROM agent_state a WHERE a.contact_id = c.id AND a.state = 'on_call')`,
  'a reserved agent without a ringing offer': `
    SELECT a.staff_id FROM agent_state a LEFT JOIN offer o ON o.id = a.offer_id
    WHERE a.state = 'reserved' AND o.state IS DISTINCT FROM 'open'`,
  'a ringing offer whose call does not ring': `
    SELECT o.id FROM offer o JOIN contact c ON c.id = o.contact_id WHERE o.state = 'open' AND c.state <> 'offered'`,
  'a call that rings nowhere': `
    SELECT c.id FROM contact c WHERE c.state = 'offered'
      AND NOT EXISTS (SELECT FROM offer o WHERE o.contact_id = c.id AND o.state = 'open')`,
  'a call that ended more or less than once in its log': `
    SELECT c.id FROM contact c
    WHERE (SELECT count(*) FROM contact_event e WHERE e.contact_id = c.id AND e.type = 'ended') <> (c.state = 'ended')::int`,
  'a log that does not begin with the queue, or with the ringing of a desk': `
    SELECT c.id FROM contact c
    WHERE (SELECT e.type FROM contact_event e WHERE e.contact_id = c.id ORDER BY e.id LIMIT 1) IS DISTINCT FROM
      CASE c.origin WHEN 'desk' THEN 'rung' ELSE 'queued' END`,
  'a log in which media flows before anybody answered': `
    SELECT e.contact_id FROM contact_event e WHERE e.type = 'media.flowing'
      AND NOT EXISTS (SELECT FROM contact_event a WHERE a.contact_id = e.contact_id AND a.type IN ('accepted', 'answered') AND a.id < e.id)`,
  'a session that is open though its contact is over, or over though it is open': `
    SELECT s.id FROM session s JOIN contact c ON c.id = s.contact_id WHERE (c.state = 'ended') <> (s.ended_at IS NOT NULL)`,
  'somebody in a session that is over': `
    SELECT p.id FROM participant p JOIN session s ON s.id = p.session_id
    WHERE s.ended_at IS NOT NULL AND p.joined_at IS NOT NULL AND p.left_at IS NULL`,
  'a visit that is open though its contact is over, or over though it is open': `
    SELECT g.id FROM guest g JOIN contact c ON c.guest_id = g.id WHERE (c.state = 'ended') <> (g.left_at IS NOT NULL)`,
  'a visit that waits for nothing, or has no seat': `
    SELECT g.id FROM guest g LEFT JOIN contact c ON c.guest_id = g.id
    WHERE c.id IS NULL OR NOT EXISTS (SELECT FROM participant p WHERE p.guest_id = g.id)`,
  'a block that holds nobody, or keeps whom it held': `
    SELECT id FROM guest_report WHERE (lifted_at IS NOT NULL OR block = 'none') AND block_hash IS NOT NULL`,
  'a room that somebody may make live who did not answer': `
    SELECT p.id FROM participant p JOIN session s ON s.id = p.session_id JOIN contact c ON c.id = s.contact_id
    WHERE ('activate' = ANY (p.grants::text[])) <> (p.staff_id IS NOT DISTINCT FROM c.agent_id AND c.agent_id IS NOT NULL)`,
  'an open intake of a call that is over': `
    SELECT i.id FROM intake i JOIN contact c ON c.id = i.contact_id WHERE c.state = 'ended' AND i.closed_at IS NULL`,
  'a paper with pages that still waits for them': `
    SELECT p.id FROM intake_paper p WHERE p.state = 'requested'
      AND EXISTS (SELECT FROM intake_page g WHERE g.paper_id = p.id)`,
  'one picture twice on a paper': `
    SELECT paper_id FROM intake_page GROUP BY paper_id, sha256 HAVING count(*) > 1`,
  'a number to call back that was not recorded once': `
    SELECT b.id FROM callback b WHERE (
      SELECT count(*) FROM audit_event a WHERE a.action = 'callback.left' AND a.subject = 'callback:' || b.id) <> 1`,
  'a record of a number that is not kept': `
    SELECT a.id FROM audit_event a WHERE a.action = 'callback.left'
      AND NOT EXISTS (SELECT FROM callback b WHERE a.subject = 'callback:' || b.id)`,
  'a saved form without its record, or one record for two': `
    SELECT i.id FROM intake i WHERE i.version <> (
      SELECT count(DISTINCT a.data ->> 'version') FROM audit_event a
      WHERE a.action = 'intake.form_saved' AND a.subject = 'intake:' || i.id)`,
  'a session that somebody else seemed to use': `SELECT id FROM staff_session WHERE end_reason = 'reuse'`,
  'an event of the media plane that could not be applied': `SELECT id FROM job_run WHERE state = 'failed'`,
  'a line held by a process that is gone': `
    SELECT t.id FROM terminal t WHERE t.node_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM api_node n WHERE n.id = t.node_id)`,
};

/** @returns what is wrong, in words; empty when everything holds */
export async function brokenInvariants(db: pg.Pool): Promise<string[]> {
  const broken: string[] = [];
  for (const [what, sql] of Object.entries(NEVER)) {
    const { rows } = await db.query(sql);
    if (rows.length > 0) broken.push(`${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return broken;
}

/** Pages without a file, and files without a page. */
export async function compareFiles(db: pg.Pool, dataDir: string): Promise<{ missing: string[]; orphans: string[] }> {
  const { rows } = await db.query<{ blob_key: string }>('SELECT blob_key FROM intake_page');
  const known = new Set(rows.map((row) => row.blob_key));
  const folder = join(dataDir, 'blobs');
  const files = new Set<string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const key = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (entry.isFile() && /^[0-9a-f]{2}\/[0-9a-f]{30}$/.test(key)) files.add(key);
  }
  return {
    missing: [...known].filter((key) => !files.has(key)),
    orphans: [...files].filter((key) => !known.has(key)),
  };
}
