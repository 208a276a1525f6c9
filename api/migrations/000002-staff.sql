CREATE DOMAIN role_name AS text CHECK (
  VALUE IN ('admin', 'operator', 'supervisor', 'duty_lawyer', 'legal_aid_officer', 'room_staff')
);

CREATE TABLE staff (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  username text NOT NULL CHECK (username = lower(username) AND char_length(username) BETWEEN 1 AND 64) UNIQUE,
  display_name text NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 40),
  title text NOT NULL,
  office text NOT NULL,
  portrait text,
  org_unit_id uuid NOT NULL REFERENCES org_unit,
  locale locale_name NOT NULL DEFAULT 'zh-CN',
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz
);

CREATE TABLE staff_role (
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  role role_name NOT NULL,
  PRIMARY KEY (staff_id, role)
);

CREATE TABLE staff_skill (
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  category category_name NOT NULL CHECK (category <> 'uncategorised'),
  PRIMARY KEY (staff_id, category)
);

-- Counts attempts by name, whether or not such a person exists: the answer tells nothing about that.
CREATE TABLE login_guard (
  username text PRIMARY KEY,
  failures integer NOT NULL CHECK (failures >= 0),
  last_attempt_at timestamptz NOT NULL,
  locked_until timestamptz
);

-- One sign-in on one device. Refresh tokens of a session replace each other; a replaced one shown again ends it.
CREATE TABLE staff_session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('logout', 'reuse', 'expired', 'disabled')),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX staff_session_staff ON staff_session (staff_id);

CREATE TABLE refresh_token (
  hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
  session_id uuid NOT NULL REFERENCES staff_session ON DELETE CASCADE,
  issued_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE UNIQUE INDEX refresh_token_one_fresh ON refresh_token (session_id) WHERE used_at IS NULL;
