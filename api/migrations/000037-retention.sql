-- Erasing what is over its time, or what a person asks to be erased: who erases writes down that and what it was, in the
-- same transaction, and nothing is erased before its time.

CREATE TABLE erasure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  kind text NOT NULL CHECK (kind IN (
    'callback_numbers', 'call_notes', 'unfinished_intakes', 'call_records', 'sign_ins', 'person_request'
  )),
  -- Whose ids are in the hash.
  source text NOT NULL CHECK (source ~ '^[a-z_]{1,40}$'),
  -- Null: a person asked for it.
  keep_days integer CHECK (keep_days > 0),
  cutoff timestamptz NOT NULL,
  items integer NOT NULL CHECK (items > 0),
  -- When the first and the last of them ended.
  oldest timestamptz NOT NULL,
  newest timestamptz NOT NULL,
  -- Of the ids, in the order in which they ended, each with a line end.
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  CHECK ((kind = 'person_request') = (keep_days IS NULL)),
  CHECK (oldest <= newest AND newest <= cutoff AND cutoff <= at),
  CONSTRAINT erasure_not_before_its_time CHECK (cutoff <= at - keep_days * interval '24 hours')
);
CREATE INDEX erasure_kind ON erasure (kind, id);
CREATE TRIGGER erasure_append_only BEFORE UPDATE OR DELETE ON erasure FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erasure_is_kept BEFORE TRUNCATE ON erasure FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

-- Whether this transaction has just written down that it erases such things.
CREATE FUNCTION erases(what text) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(
    (SELECT e.kind = what AND e.xmin = pg_current_xact_id()::xid FROM erasure e ORDER BY e.id DESC LIMIT 1), false
  )
$$;

-- Files whose rows are gone, until they are gone too.
CREATE TABLE blob_removal (
  blob_key text PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE FUNCTION intake_page_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO blob_removal (blob_key) VALUES (OLD.blob_key) ON CONFLICT (blob_key) DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER intake_page_gone AFTER DELETE ON intake_page FOR EACH ROW EXECUTE FUNCTION intake_page_gone();

-- A number to call back goes, that somebody left one stays.
ALTER TABLE callback
  ALTER COLUMN phone_sealed DROP NOT NULL,
  ADD COLUMN erased_at timestamptz,
  ADD CONSTRAINT callback_erased CHECK ((phone_sealed IS NULL) = (erased_at IS NOT NULL)),
  -- A number that was accepted is never lost.
  ADD CONSTRAINT callback_done_before_erased CHECK (erased_at IS NULL OR done_at IS NOT NULL);
CREATE INDEX callback_kept ON callback (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX callback_call ON callback (call_id) WHERE call_id IS NOT NULL;

-- The law orders the file of an accepted application to be kept; restricted, it is only kept.
ALTER TABLE person
  ADD COLUMN restricted_at timestamptz,
  ADD CONSTRAINT person_restricted CHECK (restricted_at IS NULL OR erased_at IS NULL);
CREATE FUNCTION person_key_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM application WHERE person_id = OLD.id) THEN
    RAISE EXCEPTION 'person % has an accepted application, whose file is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER person_key_guard BEFORE UPDATE OF data_key_sealed ON person
  FOR EACH ROW WHEN (OLD.data_key_sealed IS NOT NULL AND NEW.data_key_sealed IS NULL) EXECUTE FUNCTION person_key_guard();
CREATE INDEX intake_unfinished ON intake (closed_at) WHERE close_reason = 'call_ended';

-- Calls and numbers that were erased, as sums.
CREATE TABLE call_count (
  org_unit_id uuid NOT NULL REFERENCES org_unit (id),
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  kind call_kind NOT NULL,
  category category_name NOT NULL,
  end_reason call_end_reason NOT NULL,
  outcome outcome_code,
  calls integer NOT NULL CHECK (calls > 0),
  answered integer NOT NULL CHECK (answered BETWEEN 0 AND calls),
  rated integer NOT NULL CHECK (rated BETWEEN 0 AND answered),
  waited_s bigint NOT NULL,
  talked_s bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (org_unit_id, month, kind, category, end_reason, outcome)
);
CREATE TABLE callback_count (
  org_unit_id uuid NOT NULL REFERENCES org_unit (id),
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  category category_name NOT NULL,
  numbers integer NOT NULL CHECK (numbers > 0),
  PRIMARY KEY (org_unit_id, month, category)
);

CREATE INDEX call_ended ON call (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX call_notes_kept ON call (ended_at) WHERE notes_sealed IS NOT NULL;
CREATE INDEX participant_call ON participant (call_id);
CREATE INDEX refresh_token_session ON refresh_token (session_id);

-- A call's timeline goes with the call, and not otherwise.
CREATE FUNCTION call_event_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND erases('call_records') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'call_event is append only' USING ERRCODE = 'restrict_violation';
END
$$;
DROP TRIGGER call_event_append_only ON call_event;
CREATE TRIGGER call_event_append_only BEFORE UPDATE OR DELETE ON call_event FOR EACH ROW EXECUTE FUNCTION call_event_guard();
