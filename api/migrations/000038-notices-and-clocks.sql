-- Each notice that was ever shown, by the hash of its text: what somebody acknowledged can be read again years later.
CREATE TABLE privacy_notice (
  version text PRIMARY KEY CHECK (version ~ '^[0-9a-f]{16}$'),
  audience text NOT NULL CHECK (audience IN ('home', 'room', 'web')),
  text jsonb NOT NULL,
  first_shown_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- By the box's key, not by its terminal: a box that was reset or replaced stands before other eyes.
CREATE TABLE privacy_acknowledgement (
  thumbprint bytea NOT NULL REFERENCES terminal_key ON DELETE CASCADE,
  version text NOT NULL REFERENCES privacy_notice,
  -- When the key was pressed, as the box says; it may have been without a line.
  acknowledged_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (thumbprint, version),
  CHECK (acknowledged_at <= received_at)
);

CREATE FUNCTION privacy_records_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'privacy notices and acknowledgements are not changed';
END $$;
CREATE TRIGGER privacy_notice_stays BEFORE UPDATE ON privacy_notice
  FOR EACH ROW EXECUTE FUNCTION privacy_records_stay();
CREATE TRIGGER privacy_acknowledgement_stays BEFORE UPDATE ON privacy_acknowledgement
  FOR EACH ROW EXECUTE FUNCTION privacy_records_stay();

-- By how much the api's clock is ahead of this sfu's, as the sfu measured it; null: not known.
ALTER TABLE sfu_node ADD COLUMN clock_offset_ms bigint;
