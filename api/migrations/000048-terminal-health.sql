-- What televisions measure: a row per terminal and minute, summed up by hour and by day. The parts of these tables lie in
-- a schema of their own; a part is dropped as a whole when its time is over.
CREATE SCHEMA history;

-- Shares are per thousand (_pm) or per ten thousand (_bp), memory is in KiB, so that sums are exact in any order.
CREATE TABLE terminal_health_minute (
  terminal_id uuid NOT NULL,
  at timestamptz NOT NULL CHECK (extract(epoch FROM at)::bigint % 60 = 0),
  -- Heartbeats with a measurement.
  beats smallint NOT NULL CHECK (beats > 0),
  covered_s integer NOT NULL CHECK (covered_s BETWEEN 0 AND 86400),
  cpu_pm smallint CHECK (cpu_pm BETWEEN 0 AND 1000),
  busy_pm smallint CHECK (busy_pm BETWEEN 0 AND 1000),
  heap_kib integer CHECK (heap_kib >= 0),
  texture_kib integer CHECK (texture_kib >= 0),
  rtt_ms integer CHECK (rtt_ms BETWEEN 0 AND 60000),
  loss_bp smallint CHECK (loss_bp BETWEEN 0 AND 10000),
  storage_pm smallint CHECK (storage_pm BETWEEN 0 AND 1000),
  long_frames integer NOT NULL CHECK (long_frames BETWEEN 0 AND 100000),
  worst_frame_ms integer NOT NULL CHECK (worst_frame_ms BETWEEN 0 AND 3600000),
  stalls integer NOT NULL CHECK (stalls BETWEEN 0 AND 100000),
  stalled_ms integer NOT NULL CHECK (stalled_ms BETWEEN 0 AND 86400000),
  -- Whether the box said in this minute that it has none; null: it does not know.
  no_camera boolean,
  no_microphone boolean,
  PRIMARY KEY (terminal_id, at)
) PARTITION BY RANGE (at);
CREATE INDEX terminal_health_minute_at ON terminal_health_minute USING brin (at);

CREATE TABLE terminal_health_hour (
  terminal_id uuid NOT NULL,
  at timestamptz NOT NULL,
  minutes integer NOT NULL CHECK (minutes > 0),
  beats integer NOT NULL,
  covered_s integer NOT NULL,
  cpu_n integer NOT NULL,
  cpu_sum bigint,
  cpu_min integer,
  cpu_max integer,
  busy_n integer NOT NULL,
  busy_sum bigint,
  busy_min integer,
  busy_max integer,
  heap_n integer NOT NULL,
  heap_sum bigint,
  heap_min integer,
  heap_max integer,
  texture_n integer NOT NULL,
  texture_sum bigint,
  texture_min integer,
  texture_max integer,
  rtt_n integer NOT NULL,
  rtt_sum bigint,
  rtt_min integer,
  rtt_max integer,
  loss_n integer NOT NULL,
  loss_sum bigint,
  loss_min integer,
  loss_max integer,
  storage_n integer NOT NULL,
  storage_sum bigint,
  storage_min integer,
  storage_max integer,
  -- Minutes by round trip: a percentile of percentiles says nothing, sums of classes are exact.
  rtt_25 integer NOT NULL,
  rtt_50 integer NOT NULL,
  rtt_100 integer NOT NULL,
  rtt_200 integer NOT NULL,
  rtt_400 integer NOT NULL,
  rtt_800 integer NOT NULL,
  rtt_1600 integer NOT NULL,
  long_frames bigint NOT NULL,
  worst_frame_ms integer NOT NULL,
  stalls bigint NOT NULL,
  stalled_ms bigint NOT NULL,
  no_camera integer NOT NULL,
  no_microphone integer NOT NULL,
  PRIMARY KEY (terminal_id, at)
) PARTITION BY RANGE (at);
CREATE INDEX terminal_health_hour_at ON terminal_health_hour USING brin (at);

CREATE TABLE terminal_health_day (LIKE terminal_health_hour) PARTITION BY RANGE (at);
ALTER TABLE terminal_health_day ADD PRIMARY KEY (terminal_id, at),
  ADD CONSTRAINT terminal_health_day_minutes_check CHECK (minutes > 0),
  ADD CONSTRAINT terminal_health_day_at_check CHECK (extract(epoch FROM at)::bigint % 86400 = 57600);
ALTER TABLE terminal_health_hour ADD CONSTRAINT terminal_health_hour_at_check CHECK (extract(epoch FROM at)::bigint % 3600 = 0);
CREATE INDEX terminal_health_day_at ON terminal_health_day USING brin (at);

-- A minute in the form of the sums.
CREATE VIEW terminal_health_minute_sums AS
SELECT terminal_id, at, 1 AS minutes, beats::integer AS beats, covered_s,
  num_nonnulls(cpu_pm) AS cpu_n, cpu_pm::bigint AS cpu_sum, cpu_pm::integer AS cpu_min, cpu_pm::integer AS cpu_max,
  num_nonnulls(busy_pm) AS busy_n, busy_pm::bigint AS busy_sum, busy_pm::integer AS busy_min, busy_pm::integer AS busy_max,
  num_nonnulls(heap_kib) AS heap_n, heap_kib::bigint AS heap_sum, heap_kib AS heap_min, heap_kib AS heap_max,
  num_nonnulls(texture_kib) AS texture_n, texture_kib::bigint AS texture_sum, texture_kib AS texture_min, texture_kib AS texture_max,
  num_nonnulls(rtt_ms) AS rtt_n, rtt_ms::bigint AS rtt_sum, rtt_ms AS rtt_min, rtt_ms AS rtt_max,
  num_nonnulls(loss_bp) AS loss_n, loss_bp::bigint AS loss_sum, loss_bp::integer AS loss_min, loss_bp::integer AS loss_max,
  num_nonnulls(storage_pm) AS storage_n, storage_pm::bigint AS storage_sum, storage_pm::integer AS storage_min,
  storage_pm::integer AS storage_max,
  coalesce((rtt_ms <= 25)::integer, 0) AS rtt_25,
  coalesce((rtt_ms > 25 AND rtt_ms <= 50)::integer, 0) AS rtt_50,
  coalesce((rtt_ms > 50 AND rtt_ms <= 100)::integer, 0) AS rtt_100,
  coalesce((rtt_ms > 100 AND rtt_ms <= 200)::integer, 0) AS rtt_200,
  coalesce((rtt_ms > 200 AND rtt_ms <= 400)::integer, 0) AS rtt_400,
  coalesce((rtt_ms > 400 AND rtt_ms <= 800)::integer, 0) AS rtt_800,
  coalesce((rtt_ms > 800 AND rtt_ms <= 1600)::integer, 0) AS rtt_1600,
  long_frames::bigint AS long_frames, worst_frame_ms, stalls::bigint AS stalls, stalled_ms::bigint AS stalled_ms,
  coalesce(no_camera::integer, 0) AS no_camera, coalesce(no_microphone::integer, 0) AS no_microphone
FROM terminal_health_minute;

-- Up to when minutes are summed up into hours, and hours into days (Asia/Shanghai).
CREATE TABLE terminal_health_summed (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  hours_to timestamptz NOT NULL,
  days_to timestamptz NOT NULL CHECK (days_to <= hours_to)
);
INSERT INTO terminal_health_summed (hours_to, days_to)
VALUES (date_trunc('hour', now()), date_trunc('day', now(), 'Asia/Shanghai'));

-- What is written to a time that is summed up already has it summed up again from there.
CREATE FUNCTION terminal_health_late() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first timestamptz := (SELECT min(at) FROM written);
BEGIN
  IF TG_ARGV[0] = 'minute' THEN
    UPDATE terminal_health_summed SET hours_to = date_trunc('hour', first),
      days_to = least(days_to, date_trunc('day', first, 'Asia/Shanghai')) WHERE hours_to > first;
  ELSE
    UPDATE terminal_health_summed SET days_to = date_trunc('day', first, 'Asia/Shanghai') WHERE days_to > first;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER terminal_health_minute_late AFTER INSERT ON terminal_health_minute
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION terminal_health_late('minute');
CREATE TRIGGER terminal_health_minute_later AFTER UPDATE ON terminal_health_minute
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION terminal_health_late('minute');
CREATE TRIGGER terminal_health_hour_late AFTER INSERT ON terminal_health_hour
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION terminal_health_late('hour');
CREATE TRIGGER terminal_health_hour_later AFTER UPDATE ON terminal_health_hour
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION terminal_health_late('hour');

-- Makes the part of a table that holds a moment: a day of minutes, a month of hours, a year of days, each by the calendar
-- of Asia/Shanghai. Attached once it is whole, so that nobody who writes waits. Returns its name; null: it was there.
CREATE FUNCTION terminal_health_part(parent text, moment timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  unit text := CASE parent WHEN 'terminal_health_minute' THEN 'day' WHEN 'terminal_health_hour' THEN 'month'
    WHEN 'terminal_health_day' THEN 'year' END;
  begins timestamp := date_trunc(unit, moment AT TIME ZONE 'Asia/Shanghai');
  part text := parent || '_' || to_char(begins, CASE unit WHEN 'day' THEN 'YYYYMMDD' WHEN 'month' THEN 'YYYYMM' ELSE 'YYYY' END);
BEGIN
  IF EXISTS (SELECT FROM pg_class WHERE relname = part AND relnamespace = 'history'::regnamespace) THEN
    RETURN NULL;
  END IF;
  -- Any constant: all who make parts agree on it.
  PERFORM pg_advisory_xact_lock(4125348048);
  IF EXISTS (SELECT FROM pg_class WHERE relname = part AND relnamespace = 'history'::regnamespace) THEN
    RETURN NULL;
  END IF;
  EXECUTE format('CREATE TABLE history.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, parent)
    || coalesce((SELECT format(' TABLESPACE %I', t.spcname) FROM pg_class c JOIN pg_tablespace t ON t.oid = c.reltablespace
       WHERE c.oid = parent::regclass), '');
  EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION history.%I FOR VALUES FROM (%L) TO (%L)', parent, part,
    begins AT TIME ZONE 'Asia/Shanghai', (begins + ('1 ' || unit)::interval) AT TIME ZONE 'Asia/Shanghai');
  RETURN part;
END
$$;
