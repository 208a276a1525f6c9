-- A district's own figure in the place of its province's, e.g. the average wage of its area.
CREATE TABLE legal_override (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- The district.
  org_unit_id uuid NOT NULL REFERENCES org_unit,
  parameter_id text NOT NULL CHECK (char_length(parameter_id) BETWEEN 1 AND 80),
  valid_from date NOT NULL,
  value jsonb NOT NULL CHECK (jsonb_typeof(value) IN ('string', 'object')),
  -- The document it is written in.
  source text NOT NULL CHECK (char_length(source) BETWEEN 4 AND 200),
  set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  set_by uuid NOT NULL REFERENCES staff,
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES staff,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX legal_override_in_force ON legal_override (org_unit_id, parameter_id, valid_from)
  WHERE withdrawn_at IS NULL;

-- Somebody looked whether a figure still holds: the newest look counts.
CREATE TABLE legal_check (
  org_unit_id uuid NOT NULL REFERENCES org_unit,
  parameter_id text NOT NULL CHECK (char_length(parameter_id) BETWEEN 1 AND 80),
  -- Which value of the parameter was looked at.
  value_from date NOT NULL,
  checked_on date NOT NULL,
  checked_by uuid NOT NULL REFERENCES staff,
  PRIMARY KEY (org_unit_id, parameter_id, value_from)
);
