-- Words that a column may hold live in domains, so that a wrong one cannot be stored by any path.
CREATE EXTENSION IF NOT EXISTS ltree;
CREATE EXTENSION IF NOT EXISTS pgcrypto;

CREATE DOMAIN locale_name AS text CHECK (VALUE IN ('zh-CN', 'en'));
CREATE DOMAIN category_name AS text CHECK (
  VALUE IN (
    'uncategorised', 'labour', 'work_injury', 'family', 'housing', 'traffic', 'lending', 'minors', 'elderly', 'other'
  )
);

CREATE TABLE org_unit (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- district.street.village; everything below a unit is in the scope of those who work for it.
  path ltree NOT NULL UNIQUE CHECK (nlevel(path) BETWEEN 1 AND 3),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60)
);
CREATE INDEX org_unit_path_gist ON org_unit USING gist (path);

CREATE TABLE district (
  org_unit_id uuid PRIMARY KEY REFERENCES org_unit,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  service_name_zh text NOT NULL,
  service_name_en text NOT NULL,
  -- First two characters of application numbers: 云河援申〔2026〕00001号.
  short_name text NOT NULL,
  hotline text NOT NULL,
  supervision_phone text NOT NULL,
  -- What the district promises for call-backs; null: it promises nothing.
  callback_within_minutes integer CHECK (callback_within_minutes > 0),
  channel_id text NOT NULL
);

CREATE TABLE site (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  org_unit_id uuid NOT NULL REFERENCES org_unit,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  lng double precision CHECK (lng BETWEEN -180 AND 180),
  lat double precision CHECK (lat BETWEEN -90 AND 90),
  CHECK ((lng IS NULL) = (lat IS NULL)),
  UNIQUE (org_unit_id, name)
);

-- 一村一法律顾问: shown on the home page and the notice page of every terminal below the unit.
CREATE TABLE adviser (
  org_unit_id uuid PRIMARY KEY REFERENCES org_unit,
  name text NOT NULL,
  title text NOT NULL,
  duties text NOT NULL,
  hours text NOT NULL,
  phone text NOT NULL,
  next_visit_at timestamptz,
  portrait text
);
