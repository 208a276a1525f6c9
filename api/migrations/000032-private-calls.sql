-- What an agent notes of a call, sealed under the data key. `notes` is what the release before wrote in clear: the api
-- seals it and empties it.
ALTER TABLE call ADD COLUMN notes_sealed bytea CHECK (octet_length(notes_sealed) BETWEEN 30 AND 33000);
CREATE INDEX call_clear_notes ON call (id) WHERE notes <> '';

-- What televisions last said of pages that hold what is a resident's own (PRIVATE_PAGES of the contract).
UPDATE terminal SET scene = (scene - 'focus' - 'options' - 'hints')
    || '{"title": "", "focus": null, "options": [], "private": true}'
  WHERE scene->>'page' IN ('precheck', 'calculator', 'follow', 'callback', 'call-rating', 'intake', 'receipt');

-- Ratings wait here, sealed, until five of an agent are there, and are then stored together in another transaction: in
-- the transaction of their call they would carry its number (xmin). All of one length under one key, in no order.
CREATE TABLE rating_inbox (
  id uuid PRIMARY KEY,
  sealed bytea NOT NULL CHECK (octet_length(sealed) IN (71, 79))
);

-- `sealed_call` led the holder of the key from a score to its call. Only the release before writes it; the api moves such
-- rows to the inbox.
ALTER TABLE rating ALTER COLUMN sealed_call DROP NOT NULL;
WITH gone AS (
  DELETE FROM rating r USING (
    SELECT agent_id, date_trunc('month', rated_on) AS month FROM rating GROUP BY 1, 2 HAVING count(*) >= 5
  ) AS enough
  WHERE r.agent_id = enough.agent_id AND date_trunc('month', r.rated_on) = enough.month
  RETURNING r.agent_id, enough.month::date AS month, r.score
)
INSERT INTO rating (agent_id, rated_on, score) SELECT agent_id, month, score FROM gone ORDER BY random();
ALTER TABLE rating ADD CONSTRAINT rating_of_a_month
  CHECK (sealed_call IS NOT NULL OR extract(day FROM rated_on) = 1);
CREATE INDEX rating_earlier ON rating (id) WHERE sealed_call IS NOT NULL;

-- Of a call it is known that it was rated, and on which day, not when.
CREATE FUNCTION call_rated_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.rated_at := date_trunc('day', NEW.rated_at, 'Asia/Shanghai');
  RETURN NEW;
END
$$;
CREATE TRIGGER call_rated_day BEFORE UPDATE OF rated_at ON call
  FOR EACH ROW WHEN (NEW.rated_at IS NOT NULL) EXECUTE FUNCTION call_rated_day();
UPDATE call SET rated_at = rated_at WHERE rated_at IS NOT NULL;
