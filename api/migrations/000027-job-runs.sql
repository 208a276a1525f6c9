-- Work that outlives a request. The queue is graphile-worker's, in its own schema; a run is what the service and its
-- staff know of one job, and the row that makes its effect happen once.
CREATE TABLE job_run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- `area.verb`, as in the code.
  name text NOT NULL CHECK (name ~ '^[a-z_]+\.[a-z_]+$'),
  -- Ids and stable words only, never personal data.
  payload jsonb NOT NULL,
  -- Names the work: at most one run that is not over has it.
  key text CHECK (char_length(key) BETWEEN 1 AND 200),
  -- Its entry in the queue; an entry with another number is out of date.
  queue_job_id bigint,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  subject_zh text NOT NULL,
  subject_en text NOT NULL,
  -- Whose scope it belongs to; null: the whole district's administration.
  org_path ltree,
  asked_by uuid REFERENCES staff ON DELETE SET NULL,
  repeatable boolean NOT NULL,
  droppable boolean NOT NULL,
  -- Jobs of one queue run one after the other.
  queue text,
  priority smallint NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'failed', 'done', 'dropped')),
  -- Attempts begun; those that a stop of the service cut short do not count.
  attempts smallint NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  max_attempts smallint NOT NULL CHECK (max_attempts >= 1),
  -- The worker of the present attempt.
  worker_id text,
  progress real NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
  note_zh text,
  note_en text,
  reason_zh text,
  reason_en text,
  created_at timestamptz NOT NULL DEFAULT now(),
  due_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  revision integer NOT NULL DEFAULT 1,
  CHECK ((state = 'running') = (worker_id IS NOT NULL)),
  CHECK ((state IN ('failed', 'done', 'dropped')) = (finished_at IS NOT NULL)),
  CHECK ((note_zh IS NULL) = (note_en IS NULL)),
  CHECK ((reason_zh IS NULL) = (reason_en IS NULL))
);
CREATE UNIQUE INDEX job_run_key ON job_run (name, key) WHERE state IN ('waiting', 'running', 'failed');
CREATE INDEX job_run_latest ON job_run (coalesce(finished_at, created_at) DESC, id DESC);
CREATE INDEX job_run_held ON job_run (worker_id) WHERE state = 'running';
CREATE INDEX job_run_finished ON job_run (finished_at) WHERE finished_at IS NOT NULL;
CREATE TRIGGER job_run_next_revision BEFORE UPDATE ON job_run FOR EACH ROW EXECUTE FUNCTION next_revision();

INSERT INTO state_move (entity, from_state, to_state) VALUES
  ('job_run', 'waiting', 'running'),
  ('job_run', 'waiting', 'dropped'),
  ('job_run', 'running', 'waiting'),
  ('job_run', 'running', 'failed'),
  ('job_run', 'running', 'done'),
  ('job_run', 'failed', 'waiting'),
  ('job_run', 'failed', 'dropped');
CREATE TRIGGER job_run_move BEFORE UPDATE OF state ON job_run
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_move();

-- The workers that hold entries of the queue: one is alive as long as its api process is.
CREATE TABLE job_worker (
  id text PRIMARY KEY,
  node_id text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
