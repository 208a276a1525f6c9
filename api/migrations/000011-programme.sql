-- A linear channel: its line-up repeats for ever from `starts_at`, so any api process gives the same picture at the
-- same moment without keeping anything.
CREATE TABLE channel (
  id text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  starts_at timestamptz NOT NULL
);

-- A slot of the line-up. Assets are files with their own manifests: one that is not there yet is passed over.
CREATE TABLE programme (
  channel_id text NOT NULL REFERENCES channel ON DELETE CASCADE,
  position integer NOT NULL CHECK (position >= 0),
  asset_id text NOT NULL CHECK (asset_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  PRIMARY KEY (channel_id, position)
);
