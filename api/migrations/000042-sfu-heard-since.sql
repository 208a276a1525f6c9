-- Since when an sfu reports without a gap: a room that it does not name counts as lost from then on only.
ALTER TABLE sfu_node ADD COLUMN heard_since timestamptz NOT NULL DEFAULT now();
