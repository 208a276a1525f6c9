-- A third size of letters: `largest` beside `value: true`, which televisions that do not know it show as large letters.
CREATE OR REPLACE FUNCTION is_target_value(setting text, value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN coalesce(CASE setting
    WHEN 'channel' THEN jsonb_typeof(value) = 'string'
    WHEN 'volume' THEN is_percent(value -> 'min') AND is_percent(value -> 'default') AND is_percent(value -> 'max')
      AND (value -> 'min')::numeric <= (value -> 'default')::numeric
      AND (value -> 'default')::numeric <= (value -> 'max')::numeric
    WHEN 'locale' THEN value ->> 'value' IN ('zh-CN', 'en') AND jsonb_typeof(value -> 'locked') = 'boolean'
    WHEN 'elder' THEN jsonb_typeof(value -> 'value') = 'boolean' AND jsonb_typeof(value -> 'locked') = 'boolean'
      AND (NOT value ? 'largest' OR (value -> 'largest' = 'true' AND value -> 'value' = 'true'))
    WHEN 'screen' THEN is_screen_week(value -> 'week')
    ELSE jsonb_typeof(value) = 'boolean'
  END, false);
END
$$;
