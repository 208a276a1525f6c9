-- What an agent notes of a call, sealed under the data key. `notes` is what the release before wrote in clear: the api
-- seals it and empties it.
ALTER TABLE call ADD COLUMN notes_sealed bytea CHECK (octet_length(notes_sealed) BETWEEN 30 AND 33000);
CREATE INDEX call_clear_notes ON call (id) WHERE notes <> '';
