-- Who is planned to answer, when and where.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE shift (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  -- Null: remote.
  site_id uuid REFERENCES site,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  edited_by uuid NOT NULL REFERENCES staff,
  edited_at timestamptz NOT NULL DEFAULT now(),
  revision integer NOT NULL DEFAULT 1,
  CONSTRAINT shift_length CHECK (ends_at - starts_at BETWEEN interval '15 minutes' AND interval '24 hours'),
  -- Nobody is in two places at once. The end is not part of a shift: one begins when the other ends.
  CONSTRAINT shift_overlap EXCLUDE USING gist (staff_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX shift_starts ON shift (starts_at);
CREATE TRIGGER shift_next_revision BEFORE UPDATE ON shift FOR EACH ROW EXECUTE FUNCTION next_revision();
