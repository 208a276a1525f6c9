-- As for calls: news of an intake comes by several ways, and what has the lower number is old. Papers count as well:
-- every change of an intake touches its row.
ALTER TABLE intake ADD COLUMN revision integer NOT NULL DEFAULT 1;
CREATE TRIGGER intake_next_revision BEFORE UPDATE ON intake FOR EACH ROW EXECUTE FUNCTION next_revision();
