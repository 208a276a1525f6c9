-- The token that took this one's place: while it is unused, its client may never have received it.
ALTER TABLE refresh_token ADD COLUMN replaced_by bytea REFERENCES refresh_token (hash) ON DELETE SET NULL;
