-- The tree of org units changes while the service runs: units are created, renamed, moved, merged and closed. What must
-- hold stands here, so that no statement can break it.

-- Units that an earlier version could leave behind: without the unit above them, or two of one name beside each other.
INSERT INTO org_unit (path, name)
  SELECT DISTINCT subpath(path, 0, 2), ltree2text(subpath(path, 1, 1)) FROM org_unit WHERE nlevel(path) = 3
  ON CONFLICT (path) DO NOTHING;
INSERT INTO org_unit (path, name)
  SELECT DISTINCT subpath(path, 0, 1), ltree2text(subpath(path, 0, 1)) FROM org_unit WHERE nlevel(path) > 1
  ON CONFLICT (path) DO NOTHING;
UPDATE org_unit SET name = left(org_unit.name, 54) || ' ' || twin.n
FROM (
  SELECT id, row_number() OVER (
    PARTITION BY CASE WHEN nlevel(path) > 1 THEN subpath(path, 0, -1) END, name ORDER BY path) AS n
  FROM org_unit
) AS twin
WHERE twin.id = org_unit.id AND twin.n > 1;

-- The level of a unit is that of its path: district, street, village. A path cannot go round in a circle.
ALTER TABLE org_unit ADD COLUMN parent_path ltree
  GENERATED ALWAYS AS (CASE WHEN nlevel(path) > 1 THEN subpath(path, 0, -1) END) STORED
  REFERENCES org_unit (path);
ALTER TABLE org_unit ADD COLUMN revision integer NOT NULL DEFAULT 1;
ALTER TABLE org_unit ADD COLUMN closed_at timestamptz;
ALTER TABLE org_unit ADD COLUMN merged_into uuid REFERENCES org_unit;
ALTER TABLE org_unit ADD CONSTRAINT org_unit_merged CHECK (merged_into IS NULL OR (closed_at IS NOT NULL AND merged_into <> id));
ALTER TABLE org_unit ADD CONSTRAINT org_unit_district_open CHECK (closed_at IS NULL OR nlevel(path) > 1);
CREATE UNIQUE INDEX org_unit_sibling_name ON org_unit (parent_path, name) NULLS NOT DISTINCT WHERE closed_at IS NULL;
CREATE INDEX org_unit_name ON org_unit (name COLLATE "C", id);
CREATE TRIGGER org_unit_next_revision BEFORE UPDATE ON org_unit FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER org_unit_is_kept BEFORE DELETE ON org_unit FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Every path that a unit has ever had, with the unit that its history belongs to now: audit events keep the path of
-- their time. A path is never given to another unit.
CREATE TABLE org_unit_path (
  path ltree PRIMARY KEY,
  org_unit_id uuid NOT NULL REFERENCES org_unit
);
CREATE INDEX org_unit_path_unit ON org_unit_path (org_unit_id);
INSERT INTO org_unit_path (path, org_unit_id) SELECT path, id FROM org_unit;

CREATE FUNCTION org_unit_keeps_paths() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO org_unit_path (path, org_unit_id) VALUES (NEW.path, NEW.id) ON CONFLICT (path) DO NOTHING;
  IF NOT EXISTS (SELECT FROM org_unit_path WHERE path = NEW.path AND org_unit_id = NEW.id) THEN
    RAISE EXCEPTION 'the path % belonged to another unit', NEW.path
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'org_unit_path_once';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    UPDATE job_run SET org_path = NEW.path WHERE org_path = OLD.path;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER org_unit_first_path AFTER INSERT ON org_unit FOR EACH ROW EXECUTE FUNCTION org_unit_keeps_paths();
CREATE TRIGGER org_unit_next_path AFTER UPDATE OF path ON org_unit
  FOR EACH ROW WHEN (OLD.path <> NEW.path) EXECUTE FUNCTION org_unit_keeps_paths();

-- A closed unit holds nothing that is in use. The unit above is locked: it cannot be closed at the same time.
CREATE FUNCTION org_unit_parent_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM org_unit WHERE path = NEW.parent_path AND closed_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the unit above % is closed', NEW.path
      USING ERRCODE = 'check_violation', CONSTRAINT = 'org_unit_parent_open';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER org_unit_parent_open AFTER INSERT OR UPDATE OF path, closed_at ON org_unit
  FOR EACH ROW WHEN (NEW.closed_at IS NULL AND nlevel(NEW.path) > 1) EXECUTE FUNCTION org_unit_parent_is_open();

ALTER TABLE site ADD COLUMN closed_at timestamptz;

CREATE FUNCTION org_unit_is_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM org_unit WHERE parent_path = OLD.path AND closed_at IS NULL)
    OR EXISTS (SELECT FROM site WHERE org_unit_id = OLD.id AND closed_at IS NULL)
    OR EXISTS (SELECT FROM staff WHERE org_unit_id = OLD.id AND disabled_at IS NULL)
  THEN
    RAISE EXCEPTION 'the unit % is in use', OLD.path
      USING ERRCODE = 'check_violation', CONSTRAINT = 'org_unit_empty';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER org_unit_empty BEFORE UPDATE OF closed_at ON org_unit
  FOR EACH ROW WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL) EXECUTE FUNCTION org_unit_is_empty();

CREATE FUNCTION org_unit_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM org_unit WHERE id = NEW.org_unit_id AND closed_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the unit of this % is closed', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_unit_open';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER site_unit_open BEFORE INSERT OR UPDATE OF org_unit_id, closed_at ON site
  FOR EACH ROW WHEN (NEW.closed_at IS NULL) EXECUTE FUNCTION org_unit_is_open();
CREATE TRIGGER staff_unit_open BEFORE INSERT OR UPDATE OF org_unit_id, disabled_at ON staff
  FOR EACH ROW WHEN (NEW.disabled_at IS NULL) EXECUTE FUNCTION org_unit_is_open();

-- The same of a site and its terminals in service.
CREATE FUNCTION site_is_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM terminal WHERE site_id = OLD.id AND revoked_at IS NULL) THEN
    RAISE EXCEPTION 'a terminal of this site is in service'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'site_empty';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER site_empty BEFORE UPDATE OF closed_at ON site
  FOR EACH ROW WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL) EXECUTE FUNCTION site_is_empty();

CREATE FUNCTION site_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM site WHERE id = NEW.site_id AND closed_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the site of this terminal is closed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'terminal_site_open';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER terminal_site_open BEFORE INSERT OR UPDATE OF site_id, revoked_at ON terminal
  FOR EACH ROW WHEN (NEW.revoked_at IS NULL) EXECUTE FUNCTION site_is_open();

-- What a request of staff was answered: the same request again has the same answer.
CREATE TABLE answered_request (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  -- Hash of what was asked for: a number that names another request is refused.
  asked bytea NOT NULL CHECK (octet_length(asked) = 32),
  -- Null only inside the transaction that answers it.
  answer jsonb,
  answered_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX answered_request_age ON answered_request (answered_at);
