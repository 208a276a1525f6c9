-- What a place is, where it is, when it is open, who is there and which services it offers.
CREATE DOMAIN site_kind AS text CHECK (
  VALUE IN ('household', 'community_room', 'kiosk', 'robot', 'park_station', 'court', 'detention_centre')
);

-- A day is a list of intervals, each `{"from": "08:30", "to": "12:00"}`: none ends before it begins or overlaps the next.
-- `24:00` is the end of a day; what goes on after midnight stands in the next day.
CREATE FUNCTION is_day_hours(day jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  span jsonb;
  free_from text := '00:00';
BEGIN
  IF jsonb_typeof(day) <> 'array' OR jsonb_array_length(day) > 6 THEN
    RETURN false;
  END IF;
  FOR span IN SELECT * FROM jsonb_array_elements(day) LOOP
    IF coalesce(span ->> 'from', '') !~ '^([01]\d|2[0-3]):[0-5]\d$'
      OR coalesce(span ->> 'to', '') !~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)$'
      OR (span ->> 'from') COLLATE "C" < free_from COLLATE "C"
      OR (span ->> 'to') COLLATE "C" <= (span ->> 'from') COLLATE "C"
    THEN
      RETURN false;
    END IF;
    free_from := span ->> 'to';
  END LOOP;
  RETURN true;
END
$$;

-- Seven days from Monday, and dates that differ, each once.
CREATE FUNCTION is_opening_hours(hours jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  day jsonb;
BEGIN
  IF jsonb_typeof(hours -> 'week') IS DISTINCT FROM 'array' OR jsonb_array_length(hours -> 'week') <> 7
    OR jsonb_typeof(hours -> 'exceptions') IS DISTINCT FROM 'array'
  THEN
    RETURN false;
  END IF;
  FOR day IN SELECT * FROM jsonb_array_elements(hours -> 'week') LOOP
    IF NOT is_day_hours(day) THEN RETURN false; END IF;
  END LOOP;
  FOR day IN SELECT * FROM jsonb_array_elements(hours -> 'exceptions') LOOP
    IF coalesce(day ->> 'date', '') !~ '^\d{4}-\d{2}-\d{2}$' OR NOT coalesce(is_day_hours(day -> 'open'), false) THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN (SELECT count(DISTINCT e ->> 'date') = count(*) FROM jsonb_array_elements(hours -> 'exceptions') AS e);
END
$$;

ALTER TABLE site ADD COLUMN kind site_kind NOT NULL DEFAULT 'community_room';
ALTER TABLE site ADD COLUMN address text NOT NULL DEFAULT '' CHECK (char_length(address) <= 200);
ALTER TABLE site ADD COLUMN contacts jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(contacts) = 'array');
-- The adviser of this place, shown on its televisions in place of that of its unit.
ALTER TABLE site ADD COLUMN adviser jsonb CHECK (jsonb_typeof(adviser) = 'object');
-- Null: nobody has entered them.
ALTER TABLE site ADD COLUMN hours jsonb CHECK (is_opening_hours(hours));
ALTER TABLE site ADD COLUMN notices jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(notices) = 'array');
-- "3+X": what can be done here, and who is responsible for each.
ALTER TABLE site ADD COLUMN services jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(services) = 'array');
ALTER TABLE site ADD COLUMN revision integer NOT NULL DEFAULT 1;

-- What the terminals of a place say of it.
UPDATE site SET kind = CASE
  WHEN EXISTS (SELECT FROM terminal t WHERE t.site_id = site.id AND t.kind = 'kiosk') THEN 'kiosk'
  ELSE 'household' END
WHERE EXISTS (SELECT FROM terminal t WHERE t.site_id = site.id AND t.kind IN ('home', 'kiosk'))
  AND NOT EXISTS (SELECT FROM terminal t WHERE t.site_id = site.id AND t.kind = 'room');

CREATE TRIGGER site_next_revision BEFORE UPDATE ON site FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER site_is_kept BEFORE DELETE ON site FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A closed site keeps its name and holds it against nobody.
ALTER TABLE site DROP CONSTRAINT site_org_unit_id_name_key;
CREATE UNIQUE INDEX site_open_name ON site (org_unit_id, name) WHERE closed_at IS NULL;
CREATE INDEX site_unit ON site (org_unit_id);
