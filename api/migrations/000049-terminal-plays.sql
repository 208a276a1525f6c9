-- Why: lists and counts ask of every terminal whether it plays. The answer stands beside the page it is read from, which
-- is kilobytes: reading it there took half of a list's time.
ALTER TABLE terminal ADD COLUMN is_playing boolean NOT NULL
  GENERATED ALWAYS AS (coalesce(scene #>> '{player,state}' IN ('playing', 'loading', 'stalled', 'ducked'), false)) STORED;
