-- breaking: an older api refuses to show the notices of a site once they have titles
-- Names for those who read English; empty: none, and the Chinese one is shown.
ALTER TABLE org_unit ADD COLUMN name_en text NOT NULL DEFAULT '' CHECK (char_length(name_en) <= 80);
ALTER TABLE site ADD COLUMN name_en text NOT NULL DEFAULT '' CHECK (char_length(name_en) <= 80);

-- A notice of a site has a title, and a day from which it is shown. Of those without one the first line is the title;
-- nothing of the text is lost.
UPDATE site SET notices = (
  SELECT jsonb_agg(
    jsonb_build_object(
      'title', left(split_part(n ->> 'text', E'\n', 1), 60),
      'text', CASE WHEN n ->> 'text' = left(split_part(n ->> 'text', E'\n', 1), 60) THEN '' ELSE n ->> 'text' END,
      'from', NULL,
      'until', n -> 'until'
    ) ORDER BY at)
  FROM jsonb_array_elements(notices) WITH ORDINALITY AS e(n, at)
) WHERE jsonb_array_length(notices) > 0;

-- The rooms that televisions of a household show.
CREATE INDEX site_room ON site (org_unit_id) WHERE kind = 'community_room' AND closed_at IS NULL;
