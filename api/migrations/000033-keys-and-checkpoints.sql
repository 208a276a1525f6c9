-- The data keys under which values of this database may be sealed. A process that lacks one of them must not start.
CREATE TABLE data_key (
  -- Made from the key; nothing can be inferred from it.
  id bytea PRIMARY KEY CHECK (octet_length(id) = 8),
  -- In the order of their use. Values under the first key do not name it, so that the release before reads them.
  number integer NOT NULL UNIQUE CHECK (number > 0),
  since timestamptz NOT NULL DEFAULT now()
);

-- Keys that outlive a change of the data key, under which they are sealed: a keyed hash cannot be sealed again.
CREATE TABLE kept_key (
  purpose text PRIMARY KEY CHECK (purpose ~ '^[a-z][a-z-]{0,39}$'),
  key_sealed bytea NOT NULL
);

-- What the process has been given, as keyed checks and ids: two that differ must not run side by side.
ALTER TABLE api_node ADD COLUMN secrets jsonb NOT NULL DEFAULT '{}';

-- Where the audit chain stood, signed with a key that is not in the database. Number 0 is where signing began: what
-- was sealed before is covered from the first signature on.
CREATE TABLE audit_checkpoint (
  number bigint PRIMARY KEY CHECK (number >= 0),
  at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  -- The last sealed event and its hash; 0: none.
  seal bigint NOT NULL CHECK (seal >= 0),
  hash bytea CHECK (octet_length(hash) = 32),
  -- Of all this and of the signature before.
  signature bytea CHECK (octet_length(signature) = 32),
  CHECK ((number = 0) = (signature IS NULL)),
  CHECK ((seal = 0) = (hash IS NULL))
);
INSERT INTO audit_checkpoint (number, seal, hash)
  SELECT 0, coalesce(max(seal), 0), (SELECT hash FROM audit_event WHERE seal IS NOT NULL ORDER BY seal DESC LIMIT 1)
  FROM audit_event;
CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE OR DELETE ON audit_checkpoint
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Row triggers do not see TRUNCATE: records are refused it as a whole, also through a table that they refer to.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% holds records, which are not truncated', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER application_is_kept BEFORE TRUNCATE ON application EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER application_sequence_is_kept BEFORE TRUNCATE ON application_sequence EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER audit_checkpoint_is_kept BEFORE TRUNCATE ON audit_checkpoint EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER audit_event_is_kept BEFORE TRUNCATE ON audit_event EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER call_event_is_kept BEFORE TRUNCATE ON call_event EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER call_is_kept BEFORE TRUNCATE ON call EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER callback_is_kept BEFORE TRUNCATE ON callback EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER data_key_is_kept BEFORE TRUNCATE ON data_key EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER intake_is_kept BEFORE TRUNCATE ON intake EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER intake_page_is_kept BEFORE TRUNCATE ON intake_page EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER intake_paper_is_kept BEFORE TRUNCATE ON intake_paper EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER kept_key_is_kept BEFORE TRUNCATE ON kept_key EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER legal_check_is_kept BEFORE TRUNCATE ON legal_check EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER legal_override_is_kept BEFORE TRUNCATE ON legal_override EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER person_is_kept BEFORE TRUNCATE ON person EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER rating_is_kept BEFORE TRUNCATE ON rating EXECUTE FUNCTION refuse_truncate();

-- Wrong passwords of a name from one address. `login_guard` counts those of a name from everywhere, far more slowly: a
-- stranger's guesses must not lock its owner out.
CREATE TABLE login_guard_address (
  username text NOT NULL,
  address text NOT NULL,
  failures integer NOT NULL CHECK (failures >= 0),
  last_attempt_at timestamptz NOT NULL,
  locked_until timestamptz,
  -- Its owner has signed in from here: what strangers do elsewhere does not concern this address.
  succeeded_at timestamptz,
  PRIMARY KEY (username, address)
);
