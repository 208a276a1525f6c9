-- News of one call reaches a page by several ways (its own change, the queue's, an answer to a request), so an older
-- picture may arrive after a newer one. The number grows with every change: what is lower is old.
ALTER TABLE call ADD COLUMN revision integer NOT NULL DEFAULT 1;

CREATE FUNCTION next_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revision := OLD.revision + 1;
  RETURN NEW;
END
$$;
CREATE TRIGGER call_next_revision BEFORE UPDATE ON call FOR EACH ROW EXECUTE FUNCTION next_revision();
