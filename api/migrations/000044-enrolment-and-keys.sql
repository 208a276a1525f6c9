-- Boxes that are expected: where the box with a serial number is to stand, before it has a key. And the life of a box's
-- key: it is changed without a visit, and a stolen box is locked.

CREATE TABLE enrolment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- As it is printed on the box, in capitals. Anybody can read it there: alone it grants nothing.
  serial text NOT NULL CHECK (serial ~ '^[A-Z0-9][A-Z0-9._:-]{3,39}$'),
  site_id uuid NOT NULL REFERENCES site,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  kind terminal_kind NOT NULL,
  -- The file that it came with.
  import_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid NOT NULL REFERENCES staff,
  -- Keyed hash of the digits that approve this box without staff, once.
  voucher_hash bytea CHECK (octet_length(voucher_hash) = 32),
  voucher_expires_at timestamptz,
  wrong_tries smallint NOT NULL DEFAULT 0 CHECK (wrong_tries BETWEEN 0 AND 5),
  -- The terminal that the box became.
  terminal_id uuid REFERENCES terminal,
  used_at timestamptz,
  withdrawn_at timestamptz,
  CHECK ((voucher_hash IS NULL) = (voucher_expires_at IS NULL)),
  CHECK ((used_at IS NULL) = (terminal_id IS NULL)),
  CHECK (withdrawn_at IS NULL OR (voucher_hash IS NULL AND used_at IS NULL))
);
CREATE UNIQUE INDEX enrolment_serial ON enrolment (serial) WHERE withdrawn_at IS NULL;
CREATE INDEX enrolment_age ON enrolment (created_at DESC, id DESC);
CREATE INDEX enrolment_import ON enrolment (import_id);
CREATE INDEX enrolment_site ON enrolment (site_id);
CREATE INDEX enrolment_terminal ON enrolment (terminal_id) WHERE terminal_id IS NOT NULL;

-- What a box became, it stays.
CREATE FUNCTION enrolment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL
    OR NEW.serial <> OLD.serial
    OR (OLD.used_at IS NOT NULL AND NEW.terminal_id IS DISTINCT FROM OLD.terminal_id)
  THEN
    RAISE EXCEPTION 'enrolment % cannot change like this', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_guard';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER enrolment_guard BEFORE UPDATE ON enrolment FOR EACH ROW EXECUTE FUNCTION enrolment_guard();
CREATE TRIGGER enrolment_is_kept BEFORE DELETE ON enrolment FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The serial number that a box asking to be paired says it has.
ALTER TABLE pairing ADD COLUMN serial text CHECK (serial ~ '^[A-Z0-9][A-Z0-9._:-]{3,39}$');

-- A key that is to follow: both hold until the box has proved the new one alone.
ALTER TABLE terminal_key ADD COLUMN confirmed_at timestamptz DEFAULT now();
UPDATE terminal_key SET confirmed_at = registered_at;
DROP INDEX terminal_key_one_live;
CREATE UNIQUE INDEX terminal_key_one_live ON terminal_key (terminal_id) WHERE revoked_at IS NULL AND confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX terminal_key_one_next ON terminal_key (terminal_id) WHERE revoked_at IS NULL AND confirmed_at IS NULL;
CREATE INDEX terminal_key_of ON terminal_key (terminal_id, registered_at DESC);
ALTER TABLE terminal ADD COLUMN rotation_asked_at timestamptz;

-- A key that stopped holding never holds again.
CREATE FUNCTION terminal_key_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.thumbprint <> OLD.thumbprint OR NEW.terminal_id <> OLD.terminal_id
    OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL)
    OR (OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS NULL)
  THEN
    RAISE EXCEPTION 'the key of a box cannot change like this'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'terminal_key_guard';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER terminal_key_guard BEFORE UPDATE ON terminal_key FOR EACH ROW EXECUTE FUNCTION terminal_key_guard();

-- A box that was stolen or lost: it keeps its key and reaches nothing until it is unlocked.
ALTER TABLE terminal ADD COLUMN locked_at timestamptz;
ALTER TABLE terminal ADD COLUMN lock_reason text CHECK (char_length(lock_reason) BETWEEN 1 AND 200);
ALTER TABLE terminal ADD CONSTRAINT terminal_lock CHECK ((locked_at IS NULL) = (lock_reason IS NULL));
