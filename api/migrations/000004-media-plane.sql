CREATE TABLE sfu_node (
  id text PRIMARY KEY CHECK (char_length(id) BETWEEN 1 AND 80),
  public_url text NOT NULL,
  internal_url text NOT NULL,
  workers integer NOT NULL CHECK (workers >= 0),
  load double precision NOT NULL,
  version text NOT NULL,
  last_seen_at timestamptz NOT NULL DEFAULT now()
);

-- Events arrive at least once; the second time they are ignored.
CREATE TABLE sfu_event (
  id uuid PRIMARY KEY,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sfu_event_received ON sfu_event (received_at);
