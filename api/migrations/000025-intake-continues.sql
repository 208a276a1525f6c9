-- A call may end before its application is accepted: the line broke, or somebody pressed the red key. The next intake at
-- the same terminal can take over what was filled and photographed. One intake is continued once at the most.
ALTER TABLE intake ADD COLUMN continues uuid UNIQUE REFERENCES intake CHECK (continues <> id);
