-- A desk calls a terminal: a contact that rings there and waits in no queue (docs/adr/0052).
ALTER DOMAIN contact_state DROP CONSTRAINT call_state_check;
ALTER DOMAIN contact_state ADD CONSTRAINT contact_state_check CHECK (
  VALUE IN ('ringing', 'queued', 'offered', 'connecting', 'active', 'held', 'ended')
);
ALTER DOMAIN contact_end_reason DROP CONSTRAINT call_end_reason_check;
ALTER DOMAIN contact_end_reason ADD CONSTRAINT contact_end_reason_check CHECK (
  VALUE IN ('resident_hung_up', 'agent_hung_up', 'abandoned', 'callback_left', 'connection_lost', 'nobody_answered',
    'ended_by_supervisor', 'failed', 'declined', 'no_answer', 'cancelled')
);

INSERT INTO state_move (entity, from_state, to_state) VALUES
  ('contact', 'ringing', 'connecting'),
  ('contact', 'ringing', 'ended'),
  -- Who calls is taken while it rings, and free again when nobody answers.
  ('agent_state', 'available', 'on_call'),
  ('agent_state', 'wrap_up', 'on_call'),
  ('agent_state', 'on_call', 'available');

ALTER TABLE contact ADD COLUMN rings_until timestamptz;
ALTER TABLE contact
  -- What the box can do is known once somebody answered there.
  ALTER COLUMN ability DROP NOT NULL,
  ADD CONSTRAINT contact_ability_known CHECK (ability IS NOT NULL OR (origin = 'desk' AND answered_at IS NULL)),
  ADD CONSTRAINT contact_rings_for_caller CHECK (
    state <> 'ringing'
      OR (origin = 'desk' AND wanted_agent_id IS NOT NULL AND agent_id IS NULL AND rings_until IS NOT NULL)
  ),
  -- The number that this call is for, settled when somebody answers.
  ADD COLUMN callback_id uuid REFERENCES callback ON DELETE SET NULL;
CREATE INDEX contact_callback ON contact (callback_id) WHERE callback_id IS NOT NULL;
CREATE UNIQUE INDEX contact_one_ringing_per_caller ON contact (wanted_agent_id) WHERE state = 'ringing';

-- The version that the page of the line announced; null: its line was claimed by an api that did not write it.
ALTER TABLE terminal ADD COLUMN protocol smallint CHECK (protocol > 0);
