CREATE DOMAIN terminal_kind AS text CHECK (VALUE IN ('home', 'room', 'kiosk'));

-- One running api process. Its connections count only while it is alive.
CREATE TABLE api_node (
  id text PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE terminal (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  site_id uuid NOT NULL REFERENCES site,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  kind terminal_kind NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  paired_at timestamptz,
  revoked_at timestamptz,
  revoke_reason text,
  -- Raised by revoking and by pairing again: tokens of an older version are refused.
  token_version integer NOT NULL DEFAULT 1,

  -- Reported state.
  device jsonb,
  app_version text,
  scene jsonb,
  health jsonb,
  last_seen_at timestamptz,

  -- The one live window.
  connection_id uuid UNIQUE,
  tab_id uuid,
  node_id text,
  disconnected_at timestamptz,
  CHECK ((connection_id IS NULL) = (tab_id IS NULL) AND (connection_id IS NULL) = (node_id IS NULL)),
  CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL))
);
CREATE INDEX terminal_site ON terminal (site_id);
CREATE INDEX terminal_node ON terminal (node_id) WHERE node_id IS NOT NULL;

-- Every key that was ever registered, also those of replaced boxes: a key is never registered twice.
CREATE TABLE terminal_key (
  thumbprint bytea PRIMARY KEY CHECK (octet_length(thumbprint) = 32),
  terminal_id uuid NOT NULL REFERENCES terminal ON DELETE CASCADE,
  public_key jsonb NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz
);
CREATE UNIQUE INDEX terminal_key_one_live ON terminal_key (terminal_id) WHERE revoked_at IS NULL;

CREATE TABLE pairing (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL CHECK (code ~ '^\d{8}$'),
  thumbprint bytea NOT NULL CHECK (octet_length(thumbprint) = 32),
  public_key jsonb NOT NULL,
  device jsonb NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'rejected', 'expired')),
  requested_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid REFERENCES staff,
  terminal_id uuid REFERENCES terminal ON DELETE SET NULL,
  CHECK (state <> 'approved' OR decided_at IS NOT NULL)
);
CREATE UNIQUE INDEX pairing_one_per_code ON pairing (code) WHERE state = 'pending';
CREATE UNIQUE INDEX pairing_one_per_key ON pairing (thumbprint) WHERE state = 'pending';

-- A nonce proves possession of the key once.
CREATE TABLE terminal_challenge (
  nonce_hash bytea PRIMARY KEY CHECK (octet_length(nonce_hash) = 32),
  terminal_id uuid NOT NULL REFERENCES terminal ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX terminal_challenge_expiry ON terminal_challenge (expires_at);
