-- Accounts of staff that a bureau administers itself: links with which a person chooses a password, sessions that say
-- where they are, a second factor. What must hold of administrators stands here, so that no statement can break it.

-- Null: no password yet, or none any more. Nobody can sign in with that name.
ALTER TABLE staff ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE staff ADD COLUMN revision integer NOT NULL DEFAULT 1;
CREATE TRIGGER staff_next_revision BEFORE UPDATE ON staff FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE INDEX staff_name ON staff (display_name COLLATE "C", id);
CREATE INDEX staff_org_unit ON staff (org_unit_id);

-- With the link a person chooses a password, once. Only its hash is here; a used, replaced or expired one stays for a
-- while, so that the person who opens it reads why it does nothing.
CREATE TABLE staff_link (
  hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('invite', 'reset')),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  replaced_at timestamptz,
  CHECK (used_at IS NULL OR replaced_at IS NULL)
);
CREATE UNIQUE INDEX staff_link_one_open ON staff_link (staff_id) WHERE used_at IS NULL AND replaced_at IS NULL;
CREATE INDEX staff_link_expiry ON staff_link (expires_at);

-- Where a session is, in short: a browser and its system, the address, and when it was renewed last.
ALTER TABLE staff_session ADD COLUMN device text CHECK (char_length(device) <= 60);
ALTER TABLE staff_session ADD COLUMN address text CHECK (char_length(address) <= 60);
ALTER TABLE staff_session ADD COLUMN last_used_at timestamptz;
ALTER TABLE staff_session DROP CONSTRAINT staff_session_end_reason_check;
ALTER TABLE staff_session ADD CONSTRAINT staff_session_end_reason_check
  CHECK (end_reason IN ('logout', 'reuse', 'expired', 'disabled', 'password', 'ended'));
CREATE INDEX staff_session_newest ON staff_session (staff_id, created_at DESC, id DESC);
DROP INDEX staff_session_staff;

-- The second factor: time-based codes (RFC 6238).
CREATE TABLE staff_totp (
  staff_id uuid PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
  secret_sealed bytea NOT NULL,
  began_at timestamptz NOT NULL DEFAULT now(),
  -- Null: begun, and no code was entered yet; it does not count at signing in.
  confirmed_at timestamptz,
  -- The last step of 30 s whose code was accepted: a code is good once.
  last_step bigint,
  failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
  locked_until timestamptz
);
CREATE TABLE staff_recovery_code (
  staff_id uuid NOT NULL REFERENCES staff_totp ON DELETE CASCADE,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  used_at timestamptz,
  PRIMARY KEY (staff_id, hash)
);

-- A district that has an administrator of its own who can sign in keeps one.
CREATE FUNCTION require_administrator(district uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Of two who take it from each other at once the second one waits here, and then sees the first.
  PERFORM pg_advisory_xact_lock(hashtextextended('administrator ' || district, 0));
  IF NOT EXISTS (
    SELECT FROM staff s JOIN staff_role r ON r.staff_id = s.id AND r.role = 'admin'
    WHERE s.org_unit_id = district AND s.disabled_at IS NULL AND s.password_hash IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'the last administrator of a district stays one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_last_administrator';
  END IF;
END
$$;

CREATE FUNCTION keep_administrator_of_staff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM staff_role WHERE staff_id = OLD.id AND role = 'admin')
    AND EXISTS (SELECT FROM org_unit WHERE id = OLD.org_unit_id AND nlevel(path) = 1)
  THEN
    PERFORM require_administrator(OLD.org_unit_id);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER staff_keeps_administrator AFTER UPDATE OF disabled_at, password_hash, org_unit_id ON staff FOR EACH ROW
  WHEN (OLD.disabled_at IS NULL AND OLD.password_hash IS NOT NULL
    AND (NEW.disabled_at IS NOT NULL OR NEW.password_hash IS NULL OR NEW.org_unit_id <> OLD.org_unit_id))
  EXECUTE FUNCTION keep_administrator_of_staff();

CREATE FUNCTION keep_administrator_of_role() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  district uuid;
BEGIN
  SELECT o.id INTO district FROM staff s JOIN org_unit o ON o.id = s.org_unit_id
  WHERE s.id = OLD.staff_id AND s.disabled_at IS NULL AND s.password_hash IS NOT NULL AND nlevel(o.path) = 1;
  IF FOUND THEN
    PERFORM require_administrator(district);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER staff_role_keeps_administrator AFTER DELETE ON staff_role FOR EACH ROW
  WHEN (OLD.role = 'admin') EXECUTE FUNCTION keep_administrator_of_role();
