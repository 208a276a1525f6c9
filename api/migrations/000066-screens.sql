-- A call that began in a browser goes on on a television: the television is the second device of its participant.

-- What a television shows to be chosen. Neither its token nor its digits are here.
CREATE TABLE screen_offer (
  terminal_id uuid PRIMARY KEY REFERENCES terminal ON DELETE CASCADE,
  request_id uuid NOT NULL,
  -- Which of the numbers of this request: two televisions never show the same.
  attempt smallint NOT NULL CHECK (attempt BETWEEN 0 AND 9),
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  code_hash bytea NOT NULL UNIQUE CHECK (octet_length(code_hash) = 32),
  expires_at timestamptz NOT NULL,
  -- The contact that used it, once; kept until the next one so that a repeated request has the same answer.
  used_by uuid REFERENCES contact ON DELETE CASCADE
);

-- A second device is a phone, with a link, or a television.
ALTER TABLE companion
  ADD COLUMN terminal_id uuid REFERENCES terminal,
  ALTER COLUMN link_request DROP NOT NULL,
  ALTER COLUMN link_hash DROP NOT NULL,
  ALTER COLUMN link_expires_at DROP NOT NULL,
  ADD CONSTRAINT companion_is_one CHECK (
    num_nulls(link_request, link_hash, link_expires_at) = CASE WHEN terminal_id IS NULL THEN 0 ELSE 3 END
  ),
  ADD CONSTRAINT companion_screen_has_no_phone CHECK (terminal_id IS NULL OR num_nonnulls(link_opened_by, opened_by) = 0);
