-- Whether the time for a decision stands still while supplements are awaited; the province decides.
ALTER TABLE district ADD COLUMN clock_stops_for_supplements boolean NOT NULL DEFAULT true;
