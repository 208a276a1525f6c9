-- Sessions and participants of the version before, without stopping it: what it adds from now on is filled in when the
-- tables are switched.
CREATE FUNCTION grants_of(c call, p participant) RETURNS participant_grant[] LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN p.staff_id IS NULL AND c.video THEN ARRAY['send_microphone', 'send_camera', 'send_document', 'receive']
    WHEN p.staff_id IS NULL THEN ARRAY['send_microphone', 'receive']
    WHEN p.staff_id = c.agent_id THEN ARRAY['send_microphone', 'send_camera', 'receive', 'standby', 'activate']
    ELSE ARRAY['send_microphone', 'send_camera', 'receive', 'standby']
  END::participant_grant[]
$$;

CREATE FUNCTION backfill_sessions() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Reported when the room became live, and not before the call was active in versions that reported neither.
  UPDATE room r SET ended_at = c.ended_at, live_at = least(c.ended_at, coalesce(
    (SELECT min(e.at) FROM call_event e WHERE e.call_id = c.id AND e.type = 'activated'), c.active_at))
  FROM call c
  WHERE c.id = r.call_id AND r.ended_at IS NULL AND (c.ended_at IS NOT NULL OR c.active_at IS NOT NULL);
  UPDATE participant p SET session_id = r.id, grants = grants_of(c, p)
  FROM room r JOIN call c ON c.id = r.call_id
  WHERE r.call_id = p.call_id AND (p.session_id IS NULL OR c.state <> 'ended');
END
$$;
SELECT backfill_sessions();

CREATE UNIQUE INDEX participant_session_staff ON participant (session_id, staff_id) WHERE staff_id IS NOT NULL;
CREATE UNIQUE INDEX participant_session_terminal ON participant (session_id, terminal_id) WHERE terminal_id IS NOT NULL;
CREATE INDEX participant_session ON participant (session_id);
