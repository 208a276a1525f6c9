CREATE DOMAIN call_kind AS text CHECK (VALUE IN ('consultation', 'intake'));
CREATE DOMAIN call_state AS text CHECK (VALUE IN ('queued', 'offered', 'connecting', 'active', 'held', 'ended'));
CREATE DOMAIN call_end_reason AS text CHECK (
  VALUE IN (
    'resident_hung_up', 'agent_hung_up', 'abandoned', 'callback_left', 'connection_lost', 'nobody_answered',
    'ended_by_supervisor', 'failed'
  )
);
CREATE DOMAIN outcome_code AS text CHECK (
  VALUE IN (
    'answered', 'to_legal_aid', 'to_mediation', 'to_notary', 'appointment', 'callback', 'to_other_office', 'not_legal'
  )
);
CREATE DOMAIN agent_state_name AS text CHECK (
  VALUE IN ('offline', 'available', 'reserved', 'on_call', 'wrap_up', 'away')
);
CREATE DOMAIN participant_role AS text CHECK (
  VALUE IN ('resident', 'helper', 'lawyer', 'officer', 'interpreter', 'supervisor')
);

CREATE TABLE call (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  terminal_id uuid NOT NULL REFERENCES terminal,
  request_id uuid NOT NULL,
  kind call_kind NOT NULL,
  category category_name NOT NULL DEFAULT 'uncategorised',
  state call_state NOT NULL DEFAULT 'queued',
  video boolean NOT NULL,
  ability jsonb NOT NULL,
  -- The place in the queue: kept when an offer comes to nothing.
  queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  agent_id uuid REFERENCES staff,
  answered_at timestamptz,
  active_at timestamptz,
  ended_at timestamptz,
  end_reason call_end_reason,
  outcome outcome_code,
  notes text NOT NULL DEFAULT '' CHECK (char_length(notes) <= 8000),
  notes_version integer NOT NULL DEFAULT 0,
  rated_at timestamptz,
  unstable boolean NOT NULL DEFAULT false,
  -- Set for kind intake: the remote session that this call carries.
  intake_id uuid UNIQUE,

  UNIQUE (terminal_id, request_id),
  CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
  CHECK ((state = 'ended') = (end_reason IS NOT NULL)),
  CHECK ((agent_id IS NULL) = (answered_at IS NULL)),
  CHECK (state NOT IN ('connecting', 'active', 'held') OR agent_id IS NOT NULL),
  CHECK (state NOT IN ('queued', 'offered') OR agent_id IS NULL),
  CHECK (state NOT IN ('active', 'held') OR active_at IS NOT NULL),
  CHECK ((kind = 'intake') = (intake_id IS NOT NULL)),
  CHECK (rated_at IS NULL OR (state = 'ended' AND answered_at IS NOT NULL))
);
CREATE UNIQUE INDEX call_one_live_per_terminal ON call (terminal_id) WHERE state <> 'ended';
CREATE UNIQUE INDEX call_one_live_per_agent ON call (agent_id) WHERE state IN ('connecting', 'active', 'held');
CREATE INDEX call_queue ON call (queued_at, id) WHERE state IN ('queued', 'offered');
CREATE INDEX call_live ON call (state) WHERE state <> 'ended';
CREATE INDEX call_newest ON call (queued_at DESC);
CREATE INDEX call_terminal_newest ON call (terminal_id, queued_at DESC);
CREATE INDEX call_agent_newest ON call (agent_id, queued_at DESC);

CREATE TABLE room (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  call_id uuid NOT NULL UNIQUE REFERENCES call ON DELETE CASCADE,
  sfu_id text NOT NULL REFERENCES sfu_node,
  -- When the sfu last said that it has this room.
  reported_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE participant (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  call_id uuid NOT NULL REFERENCES call ON DELETE CASCADE,
  role participant_role NOT NULL,
  terminal_id uuid REFERENCES terminal,
  staff_id uuid REFERENCES staff,
  joined_at timestamptz,
  left_at timestamptz,
  CHECK ((terminal_id IS NULL) <> (staff_id IS NULL))
);
CREATE UNIQUE INDEX participant_staff ON participant (call_id, staff_id) WHERE staff_id IS NOT NULL;
CREATE UNIQUE INDEX participant_terminal ON participant (call_id, terminal_id) WHERE terminal_id IS NOT NULL;

CREATE TABLE offer (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  call_id uuid NOT NULL REFERENCES call ON DELETE CASCADE,
  agent_id uuid NOT NULL REFERENCES staff,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'expired', 'withdrawn')),
  offered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  closed_at timestamptz,
  CHECK ((state = 'open') = (closed_at IS NULL))
);
CREATE UNIQUE INDEX offer_one_open_per_call ON offer (call_id) WHERE state = 'open';
CREATE UNIQUE INDEX offer_one_open_per_agent ON offer (agent_id) WHERE state = 'open';
CREATE INDEX offer_due ON offer (expires_at) WHERE state = 'open';
CREATE INDEX offer_call ON offer (call_id);

CREATE TABLE agent_state (
  staff_id uuid PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
  state agent_state_name NOT NULL DEFAULT 'offline',
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Since when the agent has had nothing to do: the longest idle is asked first. Kept while an offer rings.
  idle_since timestamptz,
  call_id uuid REFERENCES call,
  offer_id uuid REFERENCES offer,
  -- End of wrap-up.
  until timestamptz,
  -- Since when no window of this agent's console is open; null: one is, or none ever was.
  unattended_since timestamptz,
  CHECK ((state = 'reserved') = (offer_id IS NOT NULL)),
  CHECK (state <> 'on_call' OR call_id IS NOT NULL),
  CHECK (call_id IS NULL OR state IN ('on_call', 'wrap_up')),
  CHECK ((state = 'wrap_up') = (until IS NOT NULL)),
  CHECK (state <> 'available' OR idle_since IS NOT NULL)
);
CREATE INDEX agent_idle ON agent_state (idle_since) WHERE state = 'available';
CREATE INDEX agent_wrap_up_due ON agent_state (until) WHERE state = 'wrap_up';

CREATE TABLE console_socket (
  id uuid PRIMARY KEY,
  node_id text NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE
);
CREATE INDEX console_socket_staff ON console_socket (staff_id);
CREATE INDEX console_socket_node ON console_socket (node_id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

-- The timeline of a call.
CREATE TABLE call_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  call_id uuid NOT NULL REFERENCES call,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  type text NOT NULL CHECK (char_length(type) BETWEEN 1 AND 60),
  actor text,
  data jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX call_event_call ON call_event (call_id, id);
CREATE TRIGGER call_event_append_only BEFORE UPDATE OR DELETE ON call_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
