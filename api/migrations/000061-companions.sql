-- A phone that serves as a participant's camera and microphone: its second device. At most one at a time.
CREATE TABLE companion (
  participant_id uuid PRIMARY KEY REFERENCES participant ON DELETE CASCADE,
  -- Its name in the room; another phone that opens a later link takes it over, and with it the place in the room.
  id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
  -- The link that the television shows: the request that made it, and which phone opened it.
  link_request uuid NOT NULL,
  link_hash bytea NOT NULL UNIQUE CHECK (octet_length(link_hash) = 32),
  link_expires_at timestamptz NOT NULL,
  link_opened_by uuid,
  -- The phone that it is now; null: none.
  opened_by uuid,
  joined_at timestamptz,
  left_at timestamptz,
  CHECK (left_at IS NULL OR joined_at IS NOT NULL)
);

CREATE OR REPLACE FUNCTION session_end_with_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH over AS (
    UPDATE session SET ended_at = NEW.ended_at WHERE contact_id = NEW.id AND ended_at IS NULL RETURNING id
  ), people AS (
    UPDATE participant p SET left_at = NEW.ended_at FROM over
    WHERE p.session_id = over.id AND p.joined_at IS NOT NULL AND p.left_at IS NULL
  )
  UPDATE companion k SET left_at = NEW.ended_at FROM participant p, over
  WHERE p.session_id = over.id AND k.participant_id = p.id AND k.joined_at IS NOT NULL AND k.left_at IS NULL;
  RETURN NULL;
END
$$;
