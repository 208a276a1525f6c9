-- What staff ask of terminals, and what became of it at each of them. The moves are those of command-state.ts.
CREATE TABLE command (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  type text NOT NULL CHECK (type IN (
    'message', 'play', 'stop', 'volume', 'restart', 'reload', 'clear_cache', 'self_test', 'collect_logs', 'ring', 'reboot',
    'screen_power'
  )),
  -- With the fields of its type.
  content jsonb NOT NULL CHECK (content ->> 'type' = type),
  reason text CHECK (char_length(reason) BETWEEN 1 AND 200),
  -- The unit or group that was chosen, by its name then; null: terminals one by one.
  target_name text,
  created_by uuid NOT NULL REFERENCES staff (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  cancelled_at timestamptz,
  cancelled_by uuid REFERENCES staff (id),
  -- When every terminal had its outcome; counts are kept from then on.
  ended_at timestamptz,
  terminals integer NOT NULL DEFAULT 0 CHECK (terminals >= 0),
  counts jsonb,
  CHECK (expires_at > created_at),
  CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL)),
  CHECK ((ended_at IS NULL) = (counts IS NULL)),
  CONSTRAINT command_dangerous_with_reason CHECK (
    reason IS NOT NULL OR type <> ALL (ARRAY['restart', 'reload', 'clear_cache', 'collect_logs', 'reboot', 'screen_power'])
  )
);
CREATE INDEX command_created ON command (created_at, id);
CREATE INDEX command_not_over ON command (expires_at) WHERE ended_at IS NULL;

CREATE TABLE terminal_command (
  command_id uuid NOT NULL REFERENCES command (id) ON DELETE CASCADE,
  terminal_id uuid NOT NULL REFERENCES terminal (id),
  state text NOT NULL DEFAULT 'pending' CHECK (state IN (
    'pending', 'sent', 'acknowledged', 'done', 'failed', 'unsupported', 'refused', 'expired', 'cancelled'
  )),
  progress smallint CHECK (progress BETWEEN 0 AND 100),
  reason text CHECK (reason IN (
    'app_too_old', 'platform', 'in_call', 'declined', 'no_answer', 'no_video', 'interrupted', 'no_report', 'error'
  )),
  -- Parts of a self-test, or lines of a log, masked.
  findings jsonb CHECK (jsonb_typeof(findings) = 'object'),
  sent_at timestamptz,
  acknowledged_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (command_id, terminal_id),
  CHECK ((state IN ('pending', 'sent', 'acknowledged')) = (ended_at IS NULL)),
  CONSTRAINT terminal_command_acknowledged_first CHECK (
    acknowledged_at IS NOT NULL OR state <> ALL (ARRAY['acknowledged', 'done', 'failed', 'refused'])
  )
);
CREATE INDEX terminal_command_open ON terminal_command (terminal_id) WHERE ended_at IS NULL;
CREATE INDEX terminal_command_open_of ON terminal_command (command_id) WHERE ended_at IS NULL;

INSERT INTO state_move (entity, from_state, to_state) VALUES
  ('terminal_command', 'pending', 'sent'),
  ('terminal_command', 'pending', 'acknowledged'),
  ('terminal_command', 'pending', 'unsupported'),
  ('terminal_command', 'pending', 'expired'),
  ('terminal_command', 'pending', 'cancelled'),
  ('terminal_command', 'sent', 'acknowledged'),
  ('terminal_command', 'sent', 'unsupported'),
  ('terminal_command', 'sent', 'expired'),
  ('terminal_command', 'sent', 'cancelled'),
  ('terminal_command', 'acknowledged', 'done'),
  ('terminal_command', 'acknowledged', 'failed'),
  ('terminal_command', 'acknowledged', 'unsupported'),
  ('terminal_command', 'acknowledged', 'refused'),
  ('terminal_command', 'acknowledged', 'cancelled');
CREATE TRIGGER terminal_command_move BEFORE UPDATE OF state ON terminal_command
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_move();

-- The agent who rang is asked first, for as long as a desk rings.
ALTER TABLE call ADD COLUMN wanted_agent_id uuid REFERENCES staff (id);

-- One more kind of what is erased after its time, whatever other kinds there are by now.
DO $$
DECLARE
  kinds text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'erasure_kind_check');
BEGIN
  ALTER TABLE erasure DROP CONSTRAINT erasure_kind_check;
  EXECUTE 'ALTER TABLE erasure ADD CONSTRAINT erasure_kind_check '
    || replace(kinds, '''person_request''', '''commands''::text, ''person_request''');
END
$$;
