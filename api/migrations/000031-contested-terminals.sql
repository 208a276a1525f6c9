-- Since when another window asks for this terminal's line while one has it, and when it asked last; null: none does.
ALTER TABLE terminal ADD COLUMN contested_since timestamptz;
ALTER TABLE terminal ADD COLUMN contested_at timestamptz;
