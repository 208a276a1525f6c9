-- Finding terminals again: words on them, groups of them, and lists that somebody saved. What must hold stands here, so
-- that no statement can break it.

CREATE TABLE terminal_tag (
  terminal_id uuid NOT NULL REFERENCES terminal ON DELETE CASCADE,
  tag text NOT NULL CHECK (
    char_length(tag) BETWEEN 1 AND 32 AND tag IS NFKC NORMALIZED AND tag = btrim(tag) AND tag !~ '[,[:cntrl:]]'
  ),
  PRIMARY KEY (terminal_id, tag)
);
CREATE INDEX terminal_tag_word ON terminal_tag (tag, terminal_id);

-- At most ten a terminal. Tags are written one after the other, so that two who add one each cannot pass the end
-- together; locks of the terminals would hold up their heartbeats.
CREATE FUNCTION terminal_tags_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('terminal_tag'));
  RETURN NULL;
END
$$;
CREATE TRIGGER terminal_tag_in_turn BEFORE INSERT ON terminal_tag
  FOR EACH STATEMENT EXECUTE FUNCTION terminal_tags_in_turn();

CREATE FUNCTION terminal_tags_have_an_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM terminal_tag WHERE terminal_id IN (SELECT terminal_id FROM added)
    GROUP BY terminal_id HAVING count(*) > 10)
  THEN
    RAISE EXCEPTION 'a terminal would carry more than ten tags'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'terminal_tag_ten';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER terminal_tag_ten AFTER INSERT ON terminal_tag REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION terminal_tags_have_an_end();

CREATE TABLE terminal_group (
  id uuid PRIMARY KEY,
  org_unit_id uuid NOT NULL REFERENCES org_unit,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  -- What a dynamic group holds; null: its members are rows.
  filter jsonb CHECK (jsonb_typeof(filter) = 'object'),
  has_members boolean GENERATED ALWAYS AS (filter IS NULL) STORED,
  created_by uuid NOT NULL REFERENCES staff,
  created_at timestamptz NOT NULL DEFAULT now(),
  revision integer NOT NULL DEFAULT 1,
  UNIQUE (org_unit_id, name),
  UNIQUE (id, has_members)
);
CREATE INDEX terminal_group_name ON terminal_group (name COLLATE "C", id);
CREATE TRIGGER terminal_group_next_revision BEFORE UPDATE ON terminal_group
  FOR EACH ROW EXECUTE FUNCTION next_revision();

-- Only a group without a filter has members.
CREATE TABLE terminal_group_member (
  group_id uuid NOT NULL,
  terminal_id uuid NOT NULL REFERENCES terminal ON DELETE CASCADE,
  is_member boolean GENERATED ALWAYS AS (true) STORED,
  PRIMARY KEY (group_id, terminal_id),
  FOREIGN KEY (group_id, is_member) REFERENCES terminal_group (id, has_members) ON DELETE CASCADE
);
CREATE INDEX terminal_group_member_terminal ON terminal_group_member (terminal_id);

-- What is out of service is in no group. The foreign key holds a new member's terminal until the commit: a revocation
-- waits for it, and then takes the member out; a revocation that was first is seen here.
CREATE FUNCTION group_members_serve() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM terminal_group_member m USING added, terminal t
  WHERE m.group_id = added.group_id AND m.terminal_id = added.terminal_id
    AND t.id = m.terminal_id AND t.revoked_at IS NOT NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER terminal_group_member_serves AFTER INSERT ON terminal_group_member REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION group_members_serve();

CREATE FUNCTION terminal_leaves_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM terminal WHERE id = NEW.id FOR UPDATE;
  DELETE FROM terminal_group_member WHERE terminal_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER terminal_leaves_groups AFTER UPDATE OF revoked_at ON terminal
  FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION terminal_leaves_groups();

CREATE TABLE saved_view (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  -- Filter, order and columns.
  look jsonb NOT NULL CHECK (jsonb_typeof(look) = 'object' AND jsonb_typeof(look -> 'filter') = 'object'),
  -- The unit whose staff see it, and those below it; null: its owner alone.
  shared_in uuid REFERENCES org_unit,
  revision integer NOT NULL DEFAULT 1,
  UNIQUE (owner_id, name)
);
CREATE INDEX saved_view_name ON saved_view (name COLLATE "C", id);
CREATE TRIGGER saved_view_next_revision BEFORE UPDATE ON saved_view FOR EACH ROW EXECUTE FUNCTION next_revision();

-- A unit that was merged gives its groups and shared views to the unit that took over.
CREATE FUNCTION org_unit_gives_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE terminal_group g SET org_unit_id = NEW.merged_into,
    name = CASE
      WHEN NOT EXISTS (SELECT FROM terminal_group x WHERE x.org_unit_id = NEW.merged_into AND x.name = g.name)
        THEN g.name
      WHEN NOT EXISTS (
        SELECT FROM terminal_group x WHERE x.org_unit_id = NEW.merged_into
          AND x.name = left(g.name, 24) || '（' || left(NEW.name, 14) || '）')
        THEN left(g.name, 24) || '（' || left(NEW.name, 14) || '）'
      ELSE left(g.name, 31) || ' ' || left(g.id::text, 8) END
  WHERE g.org_unit_id = NEW.id;
  UPDATE saved_view SET shared_in = NEW.merged_into WHERE shared_in = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER org_unit_gives_groups AFTER UPDATE OF merged_into ON org_unit
  FOR EACH ROW WHEN (NEW.merged_into IS NOT NULL AND OLD.merged_into IS DISTINCT FROM NEW.merged_into)
  EXECUTE FUNCTION org_unit_gives_groups();
