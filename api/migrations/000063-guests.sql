-- People who have only a browser reach the same queue, without an account (docs/adr/0053).

-- A link that staff give to one person. The token stands in its address and is nowhere here.
CREATE TABLE guest_link (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  org_unit_id uuid NOT NULL REFERENCES org_unit,
  category category_name,
  -- What staff write to know it again in their list.
  note_sealed bytea CHECK (octet_length(note_sealed) BETWEEN 30 AND 600),
  created_by uuid NOT NULL REFERENCES staff,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  -- The browser that opened it first, by the hash of its key.
  opened_by bytea CHECK (octet_length(opened_by) = 32),
  opened_at timestamptz,
  withdrawn_at timestamptz,
  CHECK (expires_at > created_at),
  CHECK ((opened_by IS NULL) = (opened_at IS NULL))
);
CREATE INDEX guest_link_unit ON guest_link (org_unit_id, created_at DESC, id DESC);

-- One visit of one browser: made with its contact, over with it.
CREATE TABLE guest (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- Of the key that the browser keeps.
  browser_hash bytea NOT NULL CHECK (octet_length(browser_hash) = 32),
  -- One solved challenge makes one visit.
  request_id uuid NOT NULL UNIQUE,
  org_unit_id uuid NOT NULL REFERENCES org_unit,
  link_id uuid REFERENCES guest_link ON DELETE SET NULL,
  locale locale_name NOT NULL,
  -- The notice that was agreed to before the camera was asked for.
  notice_version text NOT NULL REFERENCES privacy_notice,
  -- A child under fourteen, whose guardian has agreed.
  guardian boolean NOT NULL,
  -- Keyed, for limits and blocks; gone after a day.
  address_hash bytea CHECK (octet_length(address_hash) = 32),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- When its page asked last.
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  left_at timestamptz,
  CHECK (left_at IS NULL OR left_at >= created_at)
);
CREATE UNIQUE INDEX guest_one_open_per_browser ON guest (browser_hash) WHERE left_at IS NULL;
CREATE INDEX guest_browser_newest ON guest (browser_hash, created_at DESC);
CREATE INDEX guest_address ON guest (address_hash, created_at) WHERE address_hash IS NOT NULL;
CREATE INDEX guest_link_visits ON guest (link_id) WHERE link_id IS NOT NULL;

-- What a desk reported of a guest, and what was blocked for it.
CREATE TABLE guest_report (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  contact_id uuid NOT NULL UNIQUE REFERENCES contact,
  reported_by uuid NOT NULL REFERENCES staff,
  reason text NOT NULL CHECK (reason IN ('abuse', 'obscene', 'nonsense', 'other')),
  block text NOT NULL CHECK (block IN ('none', 'browser', 'address')),
  -- Of the browser or the address, until the block is over.
  block_hash bytea CHECK (octet_length(block_hash) = 32),
  blocked_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  lifted_at timestamptz,
  lifted_by uuid REFERENCES staff,
  CHECK ((block = 'none') = (blocked_until IS NULL)),
  CHECK (block_hash IS NULL OR (blocked_until IS NOT NULL AND lifted_at IS NULL)),
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
  CHECK (lifted_at IS NULL OR block <> 'none')
);
CREATE INDEX guest_report_block ON guest_report (block_hash) WHERE block_hash IS NOT NULL;
CREATE INDEX guest_report_newest ON guest_report (created_at DESC, id DESC);

ALTER TABLE contact
  ALTER COLUMN terminal_id DROP NOT NULL,
  ADD COLUMN guest_id uuid UNIQUE REFERENCES guest,
  ADD CONSTRAINT contact_of_somebody CHECK (num_nonnulls(terminal_id, guest_id) >= 1),
  ADD CONSTRAINT contact_from_browser CHECK ((origin = 'browser') = (guest_id IS NOT NULL)),
  ADD CONSTRAINT contact_guest_consults CHECK (guest_id IS NULL OR kind = 'consultation');

ALTER TABLE participant
  ADD COLUMN guest_id uuid REFERENCES guest ON DELETE CASCADE,
  DROP CONSTRAINT participant_check,
  ADD CONSTRAINT participant_is_one CHECK (num_nonnulls(terminal_id, staff_id, guest_id) = 1);
CREATE UNIQUE INDEX participant_guest ON participant (session_id, guest_id) WHERE guest_id IS NOT NULL;

-- Where a contact comes from: the place of its terminal, or that which its guest chose. Every statement that needs the
-- place of a contact joins this view.
CREATE VIEW contact_place AS
  SELECT c.id AS contact_id, o.id AS unit_id, o.path, o.name AS unit_name, t.name AS terminal_name, s.name AS site_name
  FROM contact c
  LEFT JOIN terminal t ON t.id = c.terminal_id
  LEFT JOIN site s ON s.id = t.site_id
  LEFT JOIN guest g ON g.id = c.guest_id
  JOIN org_unit o ON o.id = coalesce(s.org_unit_id, g.org_unit_id);

-- A visit is over with its contact.
CREATE FUNCTION guest_leaves_with_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE guest SET left_at = greatest(NEW.ended_at, created_at) WHERE id = NEW.guest_id AND left_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER guest_leaves_with_contact AFTER UPDATE OF state ON contact
  FOR EACH ROW WHEN (NEW.guest_id IS NOT NULL AND NEW.state = 'ended' AND OLD.state <> 'ended')
  EXECUTE FUNCTION guest_leaves_with_contact();

-- Guests and links of a unit that is merged belong to the other.
CREATE FUNCTION org_unit_gives_guests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE guest SET org_unit_id = NEW.merged_into WHERE org_unit_id = NEW.id;
  UPDATE guest_link SET org_unit_id = NEW.merged_into WHERE org_unit_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER org_unit_gives_guests AFTER UPDATE OF merged_into ON org_unit
  FOR EACH ROW WHEN (NEW.merged_into IS NOT NULL AND OLD.merged_into IS DISTINCT FROM NEW.merged_into)
  EXECUTE FUNCTION org_unit_gives_guests();
