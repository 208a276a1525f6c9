-- Who did what. Rows are written inside the transaction that they describe and sealed into a hash chain a moment
-- later by one process at a time: sealing inside would make every audited transaction wait for the one before it.
CREATE TABLE audit_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- `staff:<id>`, `terminal:<id>` or `system`: ids only, so that a person can be erased.
  actor text NOT NULL,
  action text NOT NULL CHECK (char_length(action) BETWEEN 1 AND 60),
  subject text NOT NULL,
  -- Whose scope it belongs to; null: the whole district's administration.
  org_path ltree,
  data jsonb NOT NULL DEFAULT '{}',
  seal bigint UNIQUE,
  hash bytea CHECK (octet_length(hash) = 32),
  CHECK ((seal IS NULL) = (hash IS NULL))
);
CREATE INDEX audit_event_unsealed ON audit_event (id) WHERE seal IS NULL;

CREATE FUNCTION audit_event_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.seal IS NULL AND NEW.seal IS NOT NULL
    AND (NEW.id, NEW.at, NEW.actor, NEW.action, NEW.subject, NEW.org_path, NEW.data)
      IS NOT DISTINCT FROM (OLD.id, OLD.at, OLD.actor, OLD.action, OLD.subject, OLD.org_path, OLD.data)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_event is append only' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION audit_event_guard();

-- Hash of one event, given the hash before it.
CREATE FUNCTION audit_hash(previous bytea, event audit_event) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT digest(
    coalesce(previous, ''::bytea) || convert_to(
      jsonb_build_array(
        event.id, extract(epoch FROM event.at), event.actor, event.action, event.subject, event.org_path::text, event.data
      )::text,
      'UTF8'
    ),
    'sha256'
  )
$$;
