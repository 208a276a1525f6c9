-- What televisions should run, given at the service's root, a unit, a site or a terminal, and what each says that it
-- runs. Per setting the nearest place wins.
CREATE DOMAIN target_setting_name AS text CHECK (
  VALUE IN ('channel', 'volume', 'locale', 'elder', 'screen', 'feature_call', 'feature_callback', 'feature_legal_aid',
    'feature_intake', 'feature_library', 'feature_calculators', 'feature_notice', 'feature_follow')
);

CREATE FUNCTION is_percent(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN jsonb_typeof(value) = 'number' THEN value::numeric BETWEEN 0 AND 100 AND value::numeric % 1 = 0
    ELSE false END
$$;

-- Seven days from Monday; a day is hours without overlap, each with a brightness.
CREATE FUNCTION is_screen_week(week jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  day jsonb;
BEGIN
  IF jsonb_typeof(week) IS DISTINCT FROM 'array' OR jsonb_array_length(week) <> 7 THEN
    RETURN false;
  END IF;
  FOR day IN SELECT * FROM jsonb_array_elements(week) LOOP
    IF NOT is_day_hours(day)
      OR EXISTS (SELECT FROM jsonb_array_elements(day) AS span WHERE NOT is_percent(span -> 'brightness'))
    THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END
$$;

CREATE FUNCTION is_target_value(setting text, value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN coalesce(CASE setting
    WHEN 'channel' THEN jsonb_typeof(value) = 'string'
    WHEN 'volume' THEN is_percent(value -> 'min') AND is_percent(value -> 'default') AND is_percent(value -> 'max')
      AND (value -> 'min')::numeric <= (value -> 'default')::numeric
      AND (value -> 'default')::numeric <= (value -> 'max')::numeric
    WHEN 'locale' THEN value ->> 'value' IN ('zh-CN', 'en') AND jsonb_typeof(value -> 'locked') = 'boolean'
    WHEN 'elder' THEN jsonb_typeof(value -> 'value') = 'boolean' AND jsonb_typeof(value -> 'locked') = 'boolean'
    WHEN 'screen' THEN is_screen_week(value -> 'week')
    ELSE jsonb_typeof(value) = 'boolean'
  END, false);
END
$$;

-- One row per place that has ever given something. Without any place: the service's root.
CREATE TABLE target (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  org_unit_id uuid REFERENCES org_unit,
  site_id uuid REFERENCES site,
  terminal_id uuid REFERENCES terminal,
  revision integer NOT NULL DEFAULT 1,
  CONSTRAINT target_one_place CHECK (num_nonnulls(org_unit_id, site_id, terminal_id) <= 1)
);
CREATE UNIQUE INDEX target_unit ON target (org_unit_id) WHERE org_unit_id IS NOT NULL;
CREATE UNIQUE INDEX target_site ON target (site_id) WHERE site_id IS NOT NULL;
CREATE UNIQUE INDEX target_terminal ON target (terminal_id) WHERE terminal_id IS NOT NULL;
CREATE UNIQUE INDEX target_root ON target ((true)) WHERE num_nonnulls(org_unit_id, site_id, terminal_id) = 0;
CREATE TRIGGER target_next_revision BEFORE UPDATE ON target FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER target_is_kept BEFORE DELETE ON target FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE target_setting (
  target_id uuid NOT NULL REFERENCES target,
  setting target_setting_name NOT NULL,
  value jsonb NOT NULL,
  channel_id text GENERATED ALWAYS AS (CASE WHEN setting = 'channel' THEN value #>> '{}' END) STORED REFERENCES channel,
  PRIMARY KEY (target_id, setting),
  CONSTRAINT target_setting_value CHECK (is_target_value(setting, value))
);

-- Calling a lawyer is what the service is for: a single site or television may do without, no unit and not everybody.
CREATE FUNCTION target_call_is_offered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM target WHERE id = NEW.target_id AND site_id IS NULL AND terminal_id IS NULL) THEN
    RAISE EXCEPTION 'calls cannot be switched off for a whole unit'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'target_call_offered';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER target_call_offered BEFORE INSERT OR UPDATE ON target_setting
  FOR EACH ROW WHEN (NEW.setting = 'feature_call' AND NEW.value = 'false') EXECUTE FUNCTION target_call_is_offered();

-- What a terminal said last that it runs.
CREATE TABLE terminal_report (
  terminal_id uuid PRIMARY KEY REFERENCES terminal,
  digest text NOT NULL CHECK (digest ~ '^[0-9a-z-]{1,64}$'),
  report jsonb NOT NULL CHECK (jsonb_typeof(report) = 'object' AND octet_length(report::text) <= 65536),
  -- When it was applied; a clock that goes fast does not lead into the future.
  applied_at timestamptz NOT NULL,
  reported_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT terminal_report_past CHECK (applied_at <= reported_at)
);
