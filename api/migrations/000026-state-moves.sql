-- Which changes of state may happen at all. The service asks its state tables before it writes; the same lists stand
-- here, so that a statement that forgets to ask is refused. A test compares the two.
CREATE TABLE state_move (
  entity text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  PRIMARY KEY (entity, from_state, to_state),
  CHECK (from_state <> to_state)
);

INSERT INTO state_move (entity, from_state, to_state) VALUES
  ('call', 'queued', 'offered'),
  ('call', 'queued', 'ended'),
  ('call', 'offered', 'queued'),
  ('call', 'offered', 'connecting'),
  ('call', 'offered', 'ended'),
  ('call', 'connecting', 'active'),
  ('call', 'connecting', 'ended'),
  ('call', 'active', 'held'),
  ('call', 'active', 'ended'),
  ('call', 'held', 'active'),
  ('call', 'held', 'ended'),
  ('agent_state', 'offline', 'available'),
  ('agent_state', 'offline', 'away'),
  ('agent_state', 'available', 'away'),
  ('agent_state', 'available', 'offline'),
  ('agent_state', 'available', 'reserved'),
  ('agent_state', 'reserved', 'available'),
  ('agent_state', 'reserved', 'away'),
  ('agent_state', 'reserved', 'offline'),
  ('agent_state', 'reserved', 'on_call'),
  ('agent_state', 'on_call', 'wrap_up'),
  ('agent_state', 'wrap_up', 'available'),
  ('agent_state', 'wrap_up', 'away'),
  ('agent_state', 'wrap_up', 'offline'),
  ('agent_state', 'away', 'available'),
  ('agent_state', 'away', 'offline'),
  ('offer', 'open', 'accepted'),
  ('offer', 'open', 'declined'),
  ('offer', 'open', 'expired'),
  ('offer', 'open', 'withdrawn'),
  ('pairing', 'pending', 'approved'),
  ('pairing', 'pending', 'rejected'),
  ('pairing', 'pending', 'expired'),
  ('intake_paper', 'requested', 'received'),
  ('intake_paper', 'requested', 'later'),
  ('intake_paper', 'received', 'accepted'),
  ('intake_paper', 'received', 'retake'),
  ('intake_paper', 'accepted', 'received'),
  ('intake_paper', 'accepted', 'retake'),
  ('intake_paper', 'retake', 'received'),
  ('intake_paper', 'retake', 'accepted'),
  ('intake_paper', 'retake', 'later'),
  ('intake_paper', 'later', 'received'),
  ('intake_paper', 'later', 'accepted'),
  ('intake_paper', 'later', 'retake');

CREATE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM state_move WHERE entity = TG_TABLE_NAME AND from_state = OLD.state AND to_state = NEW.state
  ) THEN
    RAISE EXCEPTION '% cannot go from % to %', TG_TABLE_NAME, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER call_move BEFORE UPDATE OF state ON call
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER agent_state_move BEFORE UPDATE OF state ON agent_state
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER offer_move BEFORE UPDATE OF state ON offer
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER pairing_move BEFORE UPDATE OF state ON pairing
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER intake_paper_move BEFORE UPDATE OF state ON intake_paper
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_move();
