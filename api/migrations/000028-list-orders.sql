-- The orders of the console's lists that no index served: names as the pages sort them, and waiting boxes.
CREATE INDEX terminal_name ON terminal (name COLLATE "C", id);
CREATE INDEX site_name ON site (left(name, 60) COLLATE "C", id);
CREATE INDEX pairing_pending ON pairing (requested_at, id) WHERE state = 'pending';
