-- A call was one terminal and one agent. What waits and is rated becomes a contact; people in a room become a session
-- (docs/adr/0049). First, what is new stands beside what is there: the version before writes as it did.
CREATE DOMAIN contact_origin AS text CHECK (VALUE IN ('terminal', 'browser', 'desk', 'appointment'));
CREATE DOMAIN participant_grant AS text CHECK (
  VALUE IN ('send_microphone', 'send_camera', 'send_document', 'receive', 'activate', 'standby')
);

ALTER TABLE call ADD COLUMN origin contact_origin NOT NULL DEFAULT 'terminal';
ALTER TABLE room
  -- When the first participant made it live, and when it was over.
  ADD COLUMN live_at timestamptz,
  ADD COLUMN ended_at timestamptz;
ALTER TABLE participant
  ADD COLUMN session_id uuid,
  -- What its token may do in the room; the media plane acts on nothing else (SPEC M6).
  ADD COLUMN grants participant_grant[];
