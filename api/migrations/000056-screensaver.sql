-- Minutes without a key until a television shows the notice of its place; 0: never.
ALTER DOMAIN target_setting_name DROP CONSTRAINT target_setting_name_check;
ALTER DOMAIN target_setting_name ADD CONSTRAINT target_setting_name_check CHECK (
  VALUE IN ('channel', 'volume', 'locale', 'elder', 'screen', 'screensaver', 'feature_call', 'feature_callback',
    'feature_legal_aid', 'feature_intake', 'feature_library', 'feature_calculators', 'feature_notice', 'feature_follow')
);

CREATE FUNCTION is_idle_minutes(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN jsonb_typeof(value) = 'number' THEN value::numeric BETWEEN 0 AND 240 AND value::numeric % 1 = 0
    ELSE false END
$$;

ALTER TABLE target_setting DROP CONSTRAINT target_setting_value;
ALTER TABLE target_setting ADD CONSTRAINT target_setting_value CHECK (
  CASE setting WHEN 'screensaver' THEN is_idle_minutes(value) ELSE is_target_value(setting, value) END
);
