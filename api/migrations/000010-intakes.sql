CREATE DOMAIN aid_matter AS text CHECK (
  VALUE IN (
    'state_compensation', 'social_insurance', 'pension', 'maintenance', 'labour_remuneration', 'capacity',
    'personal_injury', 'environment', 'martyrs', 'good_samaritan', 'retrial_compensation', 'abuse', 'other'
  )
);
CREATE DOMAIN aid_means AS text CHECK (
  VALUE IN ('statement', 'exempt_migrant_worker', 'exempt_no_income', 'exempt_assistance', 'no_limit')
);

-- Somebody whose data is kept. Everything personal is encrypted under this one key, itself sealed by the service's
-- data key: forgetting the key erases the person from every row, file and backup.
CREATE TABLE person (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  data_key_sealed bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  erased_at timestamptz,
  CHECK ((erased_at IS NULL) = (data_key_sealed IS NOT NULL))
);

-- The remote session in which a legal-aid application is taken (受理): carried by one call.
CREATE TABLE intake (
  id uuid PRIMARY KEY,
  call_id uuid NOT NULL UNIQUE REFERENCES call,
  -- From the first personal datum on.
  person_id uuid REFERENCES person,
  -- The form as JSON, sealed under the person's key; null: nothing typed yet.
  form_sealed bytea,
  version integer NOT NULL DEFAULT 0,
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  identity_checked_at timestamptz,
  identity_checked_by uuid REFERENCES staff,
  -- Both speak of the present version of the form: a change of the form takes them back.
  read_aloud_at timestamptz,
  confirmed_at timestamptz,
  closed_at timestamptz,
  close_reason text CHECK (close_reason IN ('accepted', 'call_ended')),
  CHECK (version >= 0),
  CHECK ((form_sealed IS NULL) = (version = 0)),
  CHECK (form_sealed IS NULL OR person_id IS NOT NULL),
  CHECK ((identity_checked_at IS NULL) = (identity_checked_by IS NULL)),
  CHECK (confirmed_at IS NULL OR read_aloud_at IS NOT NULL),
  CHECK ((closed_at IS NULL) = (close_reason IS NULL))
);
CREATE INDEX intake_person ON intake (person_id);

-- A call of kind intake has its intake when its transaction commits, whichever row was written first.
ALTER TABLE call ADD CONSTRAINT call_intake FOREIGN KEY (intake_id) REFERENCES intake DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE intake_paper (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  intake_id uuid NOT NULL REFERENCES intake,
  kind text NOT NULL CHECK (kind IN ('identity_front', 'identity_back', 'person', 'document')),
  label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 40),
  state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'received', 'accepted', 'retake', 'later')),
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  requested_by uuid NOT NULL REFERENCES staff
);
CREATE INDEX intake_paper_intake ON intake_paper (intake_id, requested_at);

CREATE TABLE intake_page (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  paper_id uuid NOT NULL REFERENCES intake_paper,
  captured_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  width integer NOT NULL CHECK (width > 0),
  height integer NOT NULL CHECK (height > 0),
  bytes integer NOT NULL CHECK (bytes > 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  -- Encrypted under the person's key.
  blob_key text NOT NULL UNIQUE
);
CREATE INDEX intake_page_paper ON intake_page (paper_id, captured_at);

-- Official numbers follow each other without gaps: the row is locked until the application is written.
CREATE TABLE application_sequence (
  district_id uuid NOT NULL REFERENCES district,
  year integer NOT NULL CHECK (year BETWEEN 2022 AND 2200),
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (district_id, year)
);

CREATE TABLE application (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  intake_id uuid NOT NULL UNIQUE REFERENCES intake,
  person_id uuid NOT NULL REFERENCES person,
  district_id uuid NOT NULL REFERENCES district,
  year integer NOT NULL,
  serial integer NOT NULL CHECK (serial > 0),
  -- 云河援申〔2026〕00001号
  number text NOT NULL UNIQUE,
  -- HMAC of the query code under a key that is not in the database.
  query_code_hash bytea NOT NULL CHECK (octet_length(query_code_hash) = 32),
  -- The code itself, so that a lost answer or a reloaded TV gets its receipt again; forgotten when the call ends.
  query_code_sealed bytea,
  matter aid_matter NOT NULL,
  means aid_means NOT NULL,
  status text NOT NULL DEFAULT 'accepted' CHECK (status IN ('accepted')),
  site_id uuid NOT NULL REFERENCES site,
  officer_id uuid NOT NULL REFERENCES staff,
  -- What lists show, sealed under the person's key: name, masked identity number and telephone.
  applicant_sealed bytea NOT NULL,
  accepted_at timestamptz NOT NULL,
  -- Asia/Shanghai calendar date, with the rule it was counted by.
  decision_due date NOT NULL,
  decision_provisional boolean NOT NULL,
  decision_rule text NOT NULL,
  UNIQUE (district_id, year, serial),
  CHECK (decision_due >= (accepted_at AT TIME ZONE 'Asia/Shanghai')::date)
);
CREATE INDEX application_due ON application (decision_due, number);
CREATE INDEX application_person ON application (person_id);

-- A form that changed is neither read aloud nor confirmed; what is closed stays as it is.
CREATE FUNCTION intake_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'intake % is closed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.version <> OLD.version AND (
    NEW.version <> OLD.version + 1 OR NEW.read_aloud_at IS NOT NULL OR NEW.confirmed_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'a changed form must be read aloud and confirmed again' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.id <> OLD.id OR NEW.call_id <> OLD.call_id OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) THEN
    RAISE EXCEPTION 'an intake keeps its call and its person' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER intake_guard BEFORE UPDATE ON intake FOR EACH ROW EXECUTE FUNCTION intake_guard();

CREATE FUNCTION intake_papers_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM intake WHERE id = NEW.intake_id AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'intake % is closed', NEW.intake_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER intake_papers_guard BEFORE INSERT OR UPDATE ON intake_paper
  FOR EACH ROW EXECUTE FUNCTION intake_papers_guard();

CREATE FUNCTION intake_pages_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM intake_paper p JOIN intake i ON i.id = p.intake_id WHERE p.id = NEW.paper_id AND i.closed_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'the intake of paper % is closed', NEW.paper_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER intake_pages_guard BEFORE INSERT OR UPDATE ON intake_page
  FOR EACH ROW EXECUTE FUNCTION intake_pages_guard();

-- Nothing is accepted that was not confirmed by a person whose identity was checked, or with papers still open.
CREATE FUNCTION application_insert_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM intake i
    WHERE i.id = NEW.intake_id AND i.person_id = NEW.person_id AND i.closed_at IS NULL
      AND i.identity_checked_at IS NOT NULL AND i.confirmed_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM intake_paper p WHERE p.intake_id = i.id AND p.state NOT IN ('accepted', 'later'))
  ) THEN
    RAISE EXCEPTION 'intake % is not ready to be accepted', NEW.intake_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER application_insert_guard BEFORE INSERT ON application
  FOR EACH ROW EXECUTE FUNCTION application_insert_guard();

-- An application is a record: its query code can be forgotten, its status can move, nothing else changes.
CREATE FUNCTION application_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (to_jsonb(NEW) - 'query_code_sealed' - 'status') IS DISTINCT FROM (to_jsonb(OLD) - 'query_code_sealed' - 'status')
    OR (NEW.query_code_sealed IS NOT NULL AND NEW.query_code_sealed IS DISTINCT FROM OLD.query_code_sealed)
  THEN
    RAISE EXCEPTION 'application % is a record', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER application_guard BEFORE UPDATE OR DELETE ON application
  FOR EACH ROW EXECUTE FUNCTION application_guard();

-- However a call ends, its intake ends with it and the query code is forgotten.
CREATE FUNCTION intake_end_with_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE intake SET closed_at = NEW.ended_at, close_reason = 'call_ended' WHERE id = NEW.intake_id AND closed_at IS NULL;
  UPDATE application SET query_code_sealed = NULL WHERE intake_id = NEW.intake_id AND query_code_sealed IS NOT NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER intake_end_with_call AFTER UPDATE OF state ON call
  FOR EACH ROW WHEN (NEW.intake_id IS NOT NULL AND NEW.state = 'ended' AND OLD.state <> 'ended')
  EXECUTE FUNCTION intake_end_with_call();
