-- What an agent notes of a call, sealed under the data key. `notes` is what the release before wrote in clear: the api
-- seals it and empties it.
ALTER TABLE call ADD COLUMN notes_sealed bytea CHECK (octet_length(notes_sealed) BETWEEN 30 AND 33000);
CREATE INDEX call_clear_notes ON call (id) WHERE notes <> '';

-- What televisions last said of pages that hold what is a resident's own (PRIVATE_PAGES of the contract).
UPDATE terminal SET scene = (scene - 'focus' - 'options' - 'hints')
    || '{"title": "", "focus": null, "options": [], "private": true}'
  WHERE scene->>'page' IN ('precheck', 'calculator', 'follow', 'callback', 'call-rating', 'intake', 'receipt');
