-- What the agent of a call wrote down for the resident: three lines of its own, never the notes.
CREATE TABLE call_summary (
  call_id uuid PRIMARY KEY REFERENCES call (id) ON DELETE CASCADE,
  version integer NOT NULL CHECK (version > 0),
  -- Lines, day of the next step and, once confirmed, the token of the link.
  sealed bytea NOT NULL,
  confirmed_at timestamptz,
  link_hash bytea UNIQUE CHECK (octet_length(link_hash) = 32),
  -- The link works once: for the phone that came first.
  opened_by uuid,
  opened_at timestamptz,
  CHECK ((confirmed_at IS NULL) = (link_hash IS NULL)),
  CHECK ((opened_at IS NULL) = (opened_by IS NULL)),
  CHECK (opened_at IS NULL OR confirmed_at IS NOT NULL)
);
