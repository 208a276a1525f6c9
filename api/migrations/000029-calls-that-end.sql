-- Since when nobody is on duty who could answer a waiting call; null: somebody is. Kept by a timer.
ALTER TABLE call ADD COLUMN unstaffed_since timestamptz;
-- When media of this participant reached somebody else for the first time.
ALTER TABLE participant ADD COLUMN flowing_at timestamptz;
-- Which window's key press accepted the offer: its repetition is the same answer, another window's is not.
ALTER TABLE offer ADD COLUMN accept_request uuid;
