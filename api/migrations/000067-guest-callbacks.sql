-- A number can be left in a browser too: it belongs to the place of the visit, and to no terminal.

ALTER TABLE callback
  ALTER COLUMN terminal_id DROP NOT NULL,
  ADD COLUMN org_unit_id uuid REFERENCES org_unit,
  ADD CONSTRAINT callback_of_somewhere CHECK (num_nonnulls(terminal_id, org_unit_id) = 1);
-- A request of a browser is kept once, as those of a terminal are.
CREATE UNIQUE INDEX callback_from_browser ON callback (request_id) WHERE terminal_id IS NULL;

-- Where a number was left. Every statement that needs the place of a number joins this view.
CREATE VIEW callback_place AS
  SELECT b.id AS callback_id, o.id AS unit_id, o.path, t.name AS terminal_name, coalesce(s.name, o.name) AS place_name
  FROM callback b
  LEFT JOIN terminal t ON t.id = b.terminal_id
  LEFT JOIN site s ON s.id = t.site_id
  JOIN org_unit o ON o.id = coalesce(s.org_unit_id, b.org_unit_id);

-- Numbers of a unit that is merged belong to the other, as guests and links do.
CREATE OR REPLACE FUNCTION org_unit_gives_guests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE guest SET org_unit_id = NEW.merged_into WHERE org_unit_id = NEW.id;
  UPDATE guest_link SET org_unit_id = NEW.merged_into WHERE org_unit_id = NEW.id;
  UPDATE callback SET org_unit_id = NEW.merged_into WHERE org_unit_id = NEW.id;
  RETURN NULL;
END
$$;
