-- A paper may have several pages: each has its place, keeps it when it is taken again, and may be the only one that is.
-- `sharpness`: see pageQuality in the contract; null: not measured.
ALTER TABLE intake_page
  ADD COLUMN position integer,
  ADD COLUMN retake boolean NOT NULL DEFAULT false,
  ADD COLUMN sharpness real CHECK (sharpness >= 0);
ALTER TABLE intake_page DISABLE TRIGGER intake_pages_guard;
UPDATE intake_page g SET position = n.position
FROM (SELECT id, row_number() OVER (PARTITION BY paper_id ORDER BY captured_at, id) AS position FROM intake_page) n
WHERE n.id = g.id;
ALTER TABLE intake_page ENABLE TRIGGER intake_pages_guard;
ALTER TABLE intake_page
  ALTER COLUMN position SET NOT NULL,
  ADD CHECK (position BETWEEN 1 AND 20),
  ADD UNIQUE (paper_id, position);
DROP INDEX intake_page_paper;

-- The page of the card that the officer compared. No foreign key: a paper moves to the intake that continues, and a
-- closed intake stays as it is when its page goes.
ALTER TABLE intake
  ADD COLUMN identity_page uuid,
  ADD CHECK (identity_page IS NULL OR identity_checked_at IS NOT NULL);
UPDATE intake i SET identity_page = (
    SELECT g.id FROM intake_page g JOIN intake_paper p ON p.id = g.paper_id
    WHERE p.intake_id = i.id AND p.kind = 'identity_front' ORDER BY g.captured_at DESC LIMIT 1
  )
WHERE i.closed_at IS NULL AND i.identity_checked_at IS NOT NULL;

-- What was approved is what was seen: an accepted paper gains and loses no page until somebody takes that back.
CREATE FUNCTION intake_page_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.paper_id ELSE NEW.paper_id END;
BEGIN
  IF EXISTS (
    SELECT FROM intake_paper p JOIN intake i ON i.id = p.intake_id
    WHERE p.id = about AND p.state = 'accepted' AND i.closed_at IS NULL
  ) THEN
    RAISE EXCEPTION 'paper % is accepted with the pages that it has', about USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF NEW.position IS NULL THEN
    NEW.position := (SELECT coalesce(max(position), 0) + 1 FROM intake_page WHERE paper_id = NEW.paper_id);
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER intake_page_place BEFORE INSERT OR DELETE ON intake_page
  FOR EACH ROW EXECUTE FUNCTION intake_page_place();

CREATE FUNCTION intake_paper_seen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM intake_page WHERE paper_id = NEW.id) THEN
    RAISE EXCEPTION 'paper % has no page to accept', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER intake_paper_seen BEFORE UPDATE OF state ON intake_paper
  FOR EACH ROW WHEN (NEW.state = 'accepted' AND OLD.state <> 'accepted') EXECUTE FUNCTION intake_paper_seen();

-- Another card than the one that was compared, or none, or the compared picture of a person without one is gone: the
-- comparison is to be done again.
CREATE FUNCTION intake_card_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE intake i SET identity_checked_at = NULL, identity_checked_by = NULL, identity_page = NULL
  FROM intake_paper p
  WHERE p.id = CASE TG_OP WHEN 'DELETE' THEN OLD.paper_id ELSE NEW.paper_id END
    AND (p.kind = 'identity_front' OR (TG_OP = 'DELETE' AND OLD.id = i.identity_page))
    AND i.id = p.intake_id AND i.identity_checked_at IS NOT NULL AND i.closed_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER intake_card_changed AFTER INSERT OR DELETE ON intake_page
  FOR EACH ROW EXECUTE FUNCTION intake_card_changed();

-- Whatever was put off, accepted or asked for again by mistake can be taken up again.
INSERT INTO state_move (entity, from_state, to_state) VALUES
  ('intake_paper', 'requested', 'accepted'),
  ('intake_paper', 'requested', 'retake'),
  ('intake_paper', 'received', 'requested'),
  ('intake_paper', 'accepted', 'requested'),
  ('intake_paper', 'later', 'requested');
