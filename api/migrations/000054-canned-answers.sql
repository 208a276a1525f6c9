-- Words that lawyers say often, by category: written by supervisors, put into the notes of calls. At most 200 are in use.

CREATE TABLE canned_answer (
  id uuid PRIMARY KEY,
  category category_name NOT NULL,
  zh text NOT NULL CHECK (char_length(zh) BETWEEN 1 AND 500),
  en text CHECK (char_length(en) BETWEEN 1 AND 500),
  created_at timestamptz NOT NULL DEFAULT now(),
  edited_by uuid NOT NULL REFERENCES staff,
  edited_at timestamptz NOT NULL DEFAULT now(),
  -- Out of use: it may be restored.
  retired_at timestamptz,
  revision integer NOT NULL DEFAULT 1
);
-- Nobody can tell two apart that say the same.
CREATE UNIQUE INDEX canned_answer_words ON canned_answer (category, md5(zh)) WHERE retired_at IS NULL;
CREATE TRIGGER canned_answer_next_revision BEFORE UPDATE ON canned_answer
  FOR EACH ROW EXECUTE FUNCTION next_revision();

-- They come into use one after the other, so that two at once cannot pass the end together.
CREATE FUNCTION canned_answers_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('canned_answer'));
  RETURN NULL;
END
$$;
CREATE TRIGGER canned_answer_in_turn BEFORE INSERT OR UPDATE OF retired_at ON canned_answer
  FOR EACH STATEMENT EXECUTE FUNCTION canned_answers_in_turn();

CREATE FUNCTION canned_answers_have_an_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM canned_answer WHERE retired_at IS NULL) > 200 THEN
    RAISE EXCEPTION 'more than 200 canned answers would be in use'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canned_answer_end';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER canned_answer_end AFTER INSERT OR UPDATE OF retired_at ON canned_answer
  FOR EACH STATEMENT EXECUTE FUNCTION canned_answers_have_an_end();
