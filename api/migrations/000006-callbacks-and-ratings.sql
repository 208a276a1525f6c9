CREATE TABLE callback (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  terminal_id uuid NOT NULL REFERENCES terminal,
  request_id uuid NOT NULL,
  call_id uuid REFERENCES call,
  category category_name NOT NULL,
  -- AES-256-GCM under the data key: readable only through the audited route.
  phone_sealed bytea NOT NULL,
  phone_masked text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  done_at timestamptz,
  done_by uuid REFERENCES staff,
  UNIQUE (terminal_id, request_id),
  CHECK ((done_at IS NULL) = (done_by IS NULL))
);
CREATE INDEX callback_open ON callback (requested_at) WHERE done_at IS NULL;

-- 好差评: the rater is protected. The row names neither call nor terminal, only a day; the call's own row says
-- only that it was rated. `sealed_call` opens with the data key alone, for an appeal against a false rating.
CREATE TABLE rating (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  agent_id uuid NOT NULL REFERENCES staff,
  rated_on date NOT NULL,
  score smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
  sealed_call bytea NOT NULL
);
CREATE INDEX rating_agent_day ON rating (agent_id, rated_on);

-- What staff may see: sums of at least five ratings.
CREATE VIEW rating_summary AS
SELECT
  agent_id,
  date_trunc('month', rated_on)::date AS month,
  count(*)::integer AS ratings,
  round(avg(score), 2) AS average,
  count(*) FILTER (WHERE score >= 3)::integer AS satisfied
FROM rating
GROUP BY agent_id, date_trunc('month', rated_on)
HAVING count(*) >= 5;
