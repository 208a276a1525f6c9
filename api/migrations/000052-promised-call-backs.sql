-- When people are called back: the weekly hours of a district's centre, and what each number was promised.
ALTER TABLE district ADD COLUMN hours jsonb CHECK (is_opening_hours(hours));

ALTER TABLE callback ADD COLUMN promised_by timestamptz;
-- The same number, left again before anybody called it: one line of the list, called once.
ALTER TABLE callback ADD COLUMN repeats uuid REFERENCES callback (id) ON DELETE SET NULL CHECK (repeats <> id);
CREATE INDEX callback_repeats ON callback (repeats) WHERE repeats IS NOT NULL;
