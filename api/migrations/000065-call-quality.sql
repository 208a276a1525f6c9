-- What the devices of a call measured of their lines, in rows of about ten seconds; and sums by hour and org unit.
CREATE DOMAIN quality_level AS text CHECK (VALUE IN ('good', 'fair', 'poor', 'lost'));

CREATE TABLE session_quality (
  participant_id uuid NOT NULL REFERENCES participant ON DELETE CASCADE,
  -- Measured by the participant's second device.
  phone boolean NOT NULL,
  -- When the row ended.
  at timestamptz NOT NULL,
  seconds smallint NOT NULL CHECK (seconds BETWEEN 1 AND 60),
  level quality_level NOT NULL,
  received integer NOT NULL CHECK (received >= 0),
  lost integer NOT NULL CHECK (lost >= 0),
  sent integer NOT NULL CHECK (sent >= 0),
  sent_lost integer NOT NULL CHECK (sent_lost >= 0),
  rtt_ms integer CHECK (rtt_ms >= 0),
  jitter_ms integer CHECK (jitter_ms >= 0),
  concealed real NOT NULL CHECK (concealed BETWEEN 0 AND 1),
  freezes smallint NOT NULL CHECK (freezes >= 0),
  frozen_ms integer NOT NULL CHECK (frozen_ms >= 0),
  width smallint CHECK (width > 0),
  height smallint CHECK (height > 0),
  CHECK ((width IS NULL) = (height IS NULL)),
  PRIMARY KEY (participant_id, phone, at)
);
CREATE INDEX session_quality_at ON session_quality USING brin (at);

-- Seconds of measured calls by level, of the org unit where the call's place was when they were measured.
CREATE TABLE quality_hour (
  org_unit_id uuid NOT NULL REFERENCES org_unit,
  hour timestamptz NOT NULL CHECK (extract(epoch FROM hour)::bigint % 3600 = 0),
  good_s integer NOT NULL DEFAULT 0 CHECK (good_s >= 0),
  fair_s integer NOT NULL DEFAULT 0 CHECK (fair_s >= 0),
  poor_s integer NOT NULL DEFAULT 0 CHECK (poor_s >= 0),
  lost_s integer NOT NULL DEFAULT 0 CHECK (lost_s >= 0),
  PRIMARY KEY (org_unit_id, hour)
);
CREATE INDEX quality_hour_hour ON quality_hour (hour);

-- Of all its rows, so that the worst calls of a week are found without reading them.
ALTER TABLE participant
  ADD COLUMN measured_s integer NOT NULL DEFAULT 0 CHECK (measured_s >= 0),
  ADD COLUMN suffered_s integer NOT NULL DEFAULT 0 CHECK (suffered_s BETWEEN 0 AND measured_s);
