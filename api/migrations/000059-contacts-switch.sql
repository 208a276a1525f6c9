-- breaking: calls have become contacts, and rooms sessions
LOCK TABLE call, room, participant, offer, agent_state, intake, callback IN ACCESS EXCLUSIVE MODE;
SELECT backfill_sessions();
DROP FUNCTION backfill_sessions();
DROP FUNCTION grants_of(call, participant);

ALTER TABLE call RENAME TO contact;
ALTER TABLE call_event RENAME TO contact_event;
ALTER TABLE call_summary RENAME TO contact_summary;
ALTER TABLE call_count RENAME TO contact_count;
ALTER TABLE room RENAME TO session;
ALTER DOMAIN call_kind RENAME TO contact_kind;
ALTER DOMAIN call_state RENAME TO contact_state;
ALTER DOMAIN call_end_reason RENAME TO contact_end_reason;

ALTER TABLE contact_event RENAME COLUMN call_id TO contact_id;
ALTER TABLE contact_summary RENAME COLUMN call_id TO contact_id;
ALTER TABLE offer RENAME COLUMN call_id TO contact_id;
ALTER TABLE agent_state RENAME COLUMN call_id TO contact_id;
ALTER TABLE callback RENAME COLUMN call_id TO contact_id;
ALTER TABLE intake RENAME COLUMN call_id TO contact_id;
ALTER TABLE session RENAME COLUMN call_id TO contact_id;
ALTER TABLE session RENAME COLUMN created_at TO opened_at;
ALTER TABLE contact_count RENAME COLUMN calls TO contacts;

-- A session without a queue has no contact; a contact that is called again has another session.
ALTER TABLE session ALTER COLUMN contact_id DROP NOT NULL, DROP CONSTRAINT room_call_id_key;
CREATE UNIQUE INDEX session_one_open_per_contact ON session (contact_id) WHERE ended_at IS NULL;
CREATE INDEX session_contact ON session (contact_id);
CREATE INDEX session_open ON session (sfu_id) WHERE ended_at IS NULL;
ALTER TABLE session ADD CHECK (ended_at IS NULL OR live_at IS NULL OR live_at <= ended_at);

ALTER TABLE participant
  ALTER COLUMN session_id SET NOT NULL,
  ADD FOREIGN KEY (session_id) REFERENCES session ON DELETE CASCADE,
  ALTER COLUMN grants SET NOT NULL,
  -- Who may make a room live was chosen by an answer.
  ADD CHECK (NOT 'activate' = ANY (grants::text[]) OR staff_id IS NOT NULL),
  ALTER COLUMN call_id DROP NOT NULL;

-- Names follow: constraints, indexes, triggers.
DO $$
DECLARE
  renamed text;
  r record;
BEGIN
  FOR r IN
    SELECT conrelid::regclass AS tab, conname AS name FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype <> 'd'
      AND conrelid = ANY (ARRAY['contact', 'contact_event', 'contact_summary', 'contact_count', 'session', 'offer',
        'agent_state', 'callback', 'intake']::regclass[])
  LOOP
    renamed := regexp_replace(regexp_replace(r.name, '(^|_)call(?=_|$)', '\1contact', 'g'), '^room_', 'session_');
    IF renamed <> r.name THEN EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', r.tab, r.name, renamed); END IF;
  END LOOP;
  FOR r IN
    SELECT indexrelid::regclass::text AS name FROM pg_index
    WHERE indrelid = ANY (ARRAY['contact', 'contact_event', 'contact_summary', 'contact_count', 'session', 'offer',
      'agent_state', 'callback', 'intake']::regclass[])
  LOOP
    renamed := regexp_replace(r.name, '(^|_)call(?=_|$)', '\1contact', 'g');
    IF renamed <> r.name THEN EXECUTE format('ALTER INDEX %I RENAME TO %I', r.name, renamed); END IF;
  END LOOP;
  FOR r IN
    SELECT tgrelid::regclass AS tab, tgname AS name FROM pg_trigger
    WHERE NOT tgisinternal
      AND tgrelid = ANY (ARRAY['contact', 'contact_event', 'contact_summary', 'contact_count', 'session']::regclass[])
  LOOP
    renamed := regexp_replace(r.name, '(^|_)call(?=_|$)', '\1contact', 'g');
    IF renamed <> r.name THEN EXECUTE format('ALTER TRIGGER %I ON %s RENAME TO %I', r.name, r.tab, renamed); END IF;
  END LOOP;
END
$$;
ALTER FUNCTION call_event_guard() RENAME TO contact_event_guard;
ALTER FUNCTION call_rated_day() RENAME TO contact_rated_day;
ALTER FUNCTION intake_end_with_call() RENAME TO intake_end_with_contact;

CREATE OR REPLACE FUNCTION contact_event_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND erases('call_records') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'contact_event is append only' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE OR REPLACE FUNCTION intake_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'intake % is closed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.version <> OLD.version AND (
    NEW.version <> OLD.version + 1 OR NEW.read_aloud_at IS NOT NULL OR NEW.confirmed_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'a changed form must be read aloud and confirmed again' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.id <> OLD.id OR NEW.contact_id <> OLD.contact_id OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) THEN
    RAISE EXCEPTION 'an intake keeps its contact and its person' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

UPDATE state_move SET entity = 'contact' WHERE entity = 'call';

-- Nobody is in the room of a contact that is over.
CREATE FUNCTION session_end_with_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH over AS (
    UPDATE session SET ended_at = NEW.ended_at WHERE contact_id = NEW.id AND ended_at IS NULL RETURNING id
  )
  UPDATE participant p SET left_at = NEW.ended_at FROM over
  WHERE p.session_id = over.id AND p.joined_at IS NOT NULL AND p.left_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER session_end_with_contact AFTER UPDATE OF state ON contact
  FOR EACH ROW WHEN (NEW.state = 'ended' AND OLD.state <> 'ended') EXECUTE FUNCTION session_end_with_contact();
