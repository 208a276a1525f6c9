-- Who is calling a number back, and until when: two people do not call the same resident.
ALTER TABLE callback ADD COLUMN claimed_by uuid REFERENCES staff (id);
ALTER TABLE callback ADD COLUMN claimed_until timestamptz;
ALTER TABLE callback ADD CONSTRAINT callback_claim CHECK ((claimed_by IS NULL) = (claimed_until IS NULL));
