CREATE EXTENSION btree_gist;
CREATE EXTENSION ltree;
CREATE EXTENSION pgcrypto;

CREATE DOMAIN agent_state_name AS text
  CHECK ((VALUE = ANY (ARRAY['offline'::text, 'available'::text, 'reserved'::text, 'on_call'::text, 'wrap_up'::text, 'away'::text])));
CREATE DOMAIN aid_matter AS text
  CHECK ((VALUE = ANY (ARRAY['state_compensation'::text, 'social_insurance'::text, 'pension'::text, 'maintenance'::text, 'labour_remuneration'::text, 'capacity'::text, 'personal_injury'::text, 'environment'::text, 'martyrs'::text, 'good_samaritan'::text, 'retrial_compensation'::text, 'abuse'::text, 'other'::text])));
CREATE DOMAIN aid_means AS text
  CHECK ((VALUE = ANY (ARRAY['statement'::text, 'exempt_migrant_worker'::text, 'exempt_no_income'::text, 'exempt_assistance'::text, 'no_limit'::text])));
CREATE DOMAIN category_name AS text
  CHECK ((VALUE = ANY (ARRAY['uncategorised'::text, 'labour'::text, 'work_injury'::text, 'family'::text, 'housing'::text, 'traffic'::text, 'lending'::text, 'minors'::text, 'elderly'::text, 'other'::text])));
CREATE DOMAIN contact_end_reason AS text
  CHECK ((VALUE = ANY (ARRAY['resident_hung_up'::text, 'agent_hung_up'::text, 'abandoned'::text, 'callback_left'::text, 'connection_lost'::text, 'nobody_answered'::text, 'ended_by_supervisor'::text, 'failed'::text, 'declined'::text, 'no_answer'::text, 'cancelled'::text])));
CREATE DOMAIN contact_kind AS text
  CHECK ((VALUE = ANY (ARRAY['consultation'::text, 'intake'::text])));
CREATE DOMAIN contact_origin AS text
  CHECK ((VALUE = ANY (ARRAY['terminal'::text, 'browser'::text, 'desk'::text, 'appointment'::text])));
CREATE DOMAIN contact_state AS text
  CHECK ((VALUE = ANY (ARRAY['ringing'::text, 'queued'::text, 'offered'::text, 'connecting'::text, 'active'::text, 'held'::text, 'ended'::text])));
CREATE DOMAIN locale_name AS text
  CHECK ((VALUE = ANY (ARRAY['zh-CN'::text, 'en'::text])));
CREATE DOMAIN outcome_code AS text
  CHECK ((VALUE = ANY (ARRAY['answered'::text, 'to_legal_aid'::text, 'to_mediation'::text, 'to_notary'::text, 'appointment'::text, 'callback'::text, 'to_other_office'::text, 'not_legal'::text])));
CREATE DOMAIN participant_grant AS text
  CHECK ((VALUE = ANY (ARRAY['send_microphone'::text, 'send_camera'::text, 'send_document'::text, 'receive'::text, 'activate'::text, 'standby'::text])));
CREATE DOMAIN participant_role AS text
  CHECK ((VALUE = ANY (ARRAY['resident'::text, 'helper'::text, 'lawyer'::text, 'officer'::text, 'interpreter'::text, 'supervisor'::text])));
CREATE DOMAIN quality_level AS text
  CHECK ((VALUE = ANY (ARRAY['good'::text, 'fair'::text, 'poor'::text, 'lost'::text])));
CREATE DOMAIN role_name AS text
  CHECK ((VALUE = ANY (ARRAY['admin'::text, 'operator'::text, 'supervisor'::text, 'duty_lawyer'::text, 'legal_aid_officer'::text, 'room_staff'::text])));
CREATE DOMAIN site_kind AS text
  CHECK ((VALUE = ANY (ARRAY['household'::text, 'community_room'::text, 'kiosk'::text, 'robot'::text, 'park_station'::text, 'court'::text, 'detention_centre'::text])));
CREATE DOMAIN target_setting_name AS text
  CHECK ((VALUE = ANY (ARRAY['channel'::text, 'volume'::text, 'locale'::text, 'elder'::text, 'screen'::text, 'screensaver'::text, 'feature_call'::text, 'feature_callback'::text, 'feature_legal_aid'::text, 'feature_intake'::text, 'feature_library'::text, 'feature_calculators'::text, 'feature_notice'::text, 'feature_follow'::text])));
CREATE DOMAIN terminal_kind AS text
  CHECK ((VALUE = ANY (ARRAY['home'::text, 'room'::text, 'kiosk'::text])));

CREATE TABLE adviser (
  org_unit_id uuid NOT NULL,
  name text NOT NULL,
  title text NOT NULL,
  duties text NOT NULL,
  hours text NOT NULL,
  phone text NOT NULL,
  next_visit_at timestamp with time zone,
  portrait text
);
CREATE TABLE agent_state (
  staff_id uuid NOT NULL,
  state agent_state_name NOT NULL DEFAULT 'offline'::text,
  since timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  idle_since timestamp with time zone,
  contact_id uuid,
  offer_id uuid,
  until timestamp with time zone,
  unattended_since timestamp with time zone
);
CREATE TABLE answered_request (
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  asked bytea NOT NULL,
  answer jsonb,
  answered_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE api_node (
  id text NOT NULL,
  started_at timestamp with time zone NOT NULL DEFAULT now(),
  last_seen_at timestamp with time zone NOT NULL DEFAULT now(),
  secrets jsonb NOT NULL DEFAULT '{}'::jsonb
);
CREATE TABLE application (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  intake_id uuid NOT NULL,
  person_id uuid NOT NULL,
  district_id uuid NOT NULL,
  year integer NOT NULL,
  serial integer NOT NULL,
  number text NOT NULL,
  query_code_hash bytea NOT NULL,
  query_code_sealed bytea,
  matter aid_matter NOT NULL,
  means aid_means NOT NULL,
  status text NOT NULL DEFAULT 'accepted'::text,
  site_id uuid NOT NULL,
  officer_id uuid NOT NULL,
  applicant_sealed bytea NOT NULL,
  accepted_at timestamp with time zone NOT NULL,
  decision_due date NOT NULL,
  decision_provisional boolean NOT NULL,
  decision_rule text NOT NULL
);
CREATE TABLE application_sequence (
  district_id uuid NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL
);
CREATE TABLE audit_checkpoint (
  number bigint NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT date_trunc('milliseconds'::text, clock_timestamp()),
  seal bigint NOT NULL,
  hash bytea,
  signature bytea
);
CREATE TABLE audit_event (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  org_path ltree,
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  seal bigint,
  hash bytea
);
CREATE TABLE blob_removal (
  blob_key text NOT NULL,
  since timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE callback (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  terminal_id uuid,
  request_id uuid NOT NULL,
  contact_id uuid,
  category category_name NOT NULL,
  phone_sealed bytea,
  phone_masked text NOT NULL,
  requested_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  done_at timestamp with time zone,
  done_by uuid,
  claimed_by uuid,
  claimed_until timestamp with time zone,
  erased_at timestamp with time zone,
  promised_by timestamp with time zone,
  repeats uuid,
  org_unit_id uuid
);
CREATE TABLE callback_count (
  org_unit_id uuid NOT NULL,
  month date NOT NULL,
  category category_name NOT NULL,
  numbers integer NOT NULL
);
CREATE TABLE canned_answer (
  id uuid NOT NULL,
  category category_name NOT NULL,
  zh text NOT NULL,
  en text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  edited_by uuid NOT NULL,
  edited_at timestamp with time zone NOT NULL DEFAULT now(),
  retired_at timestamp with time zone,
  revision integer NOT NULL DEFAULT 1
);
CREATE TABLE channel (
  id text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  starts_at timestamp with time zone NOT NULL
);
CREATE TABLE command (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  type text NOT NULL,
  content jsonb NOT NULL,
  reason text,
  target_name text,
  created_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  ended_at timestamp with time zone,
  terminals integer NOT NULL DEFAULT 0,
  counts jsonb
);
CREATE TABLE companion (
  participant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  link_request uuid,
  link_hash bytea,
  link_expires_at timestamp with time zone,
  link_opened_by uuid,
  opened_by uuid,
  joined_at timestamp with time zone,
  left_at timestamp with time zone,
  terminal_id uuid
);
CREATE TABLE console_socket (
  id uuid NOT NULL,
  node_id text NOT NULL,
  staff_id uuid NOT NULL
);
CREATE TABLE contact (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  terminal_id uuid,
  request_id uuid NOT NULL,
  kind contact_kind NOT NULL,
  category category_name NOT NULL DEFAULT 'uncategorised'::text,
  state contact_state NOT NULL DEFAULT 'queued'::text,
  video boolean NOT NULL,
  ability jsonb,
  queued_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  agent_id uuid,
  answered_at timestamp with time zone,
  active_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_reason contact_end_reason,
  outcome outcome_code,
  notes text NOT NULL DEFAULT ''::text,
  notes_version integer NOT NULL DEFAULT 0,
  rated_at timestamp with time zone,
  unstable boolean NOT NULL DEFAULT false,
  intake_id uuid,
  revision integer NOT NULL DEFAULT 1,
  unstaffed_since timestamp with time zone,
  notes_sealed bytea,
  wanted_agent_id uuid,
  origin contact_origin NOT NULL DEFAULT 'terminal'::text,
  rings_until timestamp with time zone,
  callback_id uuid,
  guest_id uuid
);
CREATE TABLE contact_count (
  org_unit_id uuid NOT NULL,
  month date NOT NULL,
  kind contact_kind NOT NULL,
  category category_name NOT NULL,
  end_reason contact_end_reason NOT NULL,
  outcome outcome_code,
  contacts integer NOT NULL,
  answered integer NOT NULL,
  rated integer NOT NULL,
  waited_s bigint NOT NULL,
  talked_s bigint NOT NULL
);
CREATE TABLE contact_event (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  contact_id uuid NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  type text NOT NULL,
  actor text,
  data jsonb NOT NULL DEFAULT '{}'::jsonb
);
CREATE TABLE contact_summary (
  contact_id uuid NOT NULL,
  version integer NOT NULL,
  sealed bytea NOT NULL,
  confirmed_at timestamp with time zone,
  link_hash bytea,
  opened_by uuid,
  opened_at timestamp with time zone
);
CREATE TABLE data_key (
  id bytea NOT NULL,
  number integer NOT NULL,
  since timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE district (
  org_unit_id uuid NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  service_name_zh text NOT NULL,
  service_name_en text NOT NULL,
  short_name text NOT NULL,
  hotline text NOT NULL,
  supervision_phone text NOT NULL,
  callback_within_minutes integer,
  channel_id text NOT NULL,
  clock_stops_for_supplements boolean NOT NULL DEFAULT true,
  hours jsonb
);
CREATE TABLE enrolment (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  serial text NOT NULL,
  site_id uuid NOT NULL,
  name text NOT NULL,
  kind terminal_kind NOT NULL,
  import_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  created_by uuid NOT NULL,
  voucher_hash bytea,
  voucher_expires_at timestamp with time zone,
  wrong_tries smallint NOT NULL DEFAULT 0,
  terminal_id uuid,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone
);
CREATE TABLE erasure (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  kind text NOT NULL,
  source text NOT NULL,
  keep_days integer,
  cutoff timestamp with time zone NOT NULL,
  items integer NOT NULL,
  oldest timestamp with time zone NOT NULL,
  newest timestamp with time zone NOT NULL,
  sha256 bytea NOT NULL
);
CREATE TABLE guest (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  browser_hash bytea NOT NULL,
  request_id uuid NOT NULL,
  org_unit_id uuid NOT NULL,
  link_id uuid,
  locale locale_name NOT NULL,
  notice_version text NOT NULL,
  guardian boolean NOT NULL,
  address_hash bytea,
  created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  seen_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  left_at timestamp with time zone
);
CREATE TABLE guest_link (
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  org_unit_id uuid NOT NULL,
  category category_name,
  note_sealed bytea,
  created_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamp with time zone NOT NULL,
  opened_by bytea,
  opened_at timestamp with time zone,
  withdrawn_at timestamp with time zone
);
CREATE TABLE guest_report (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  contact_id uuid NOT NULL,
  reported_by uuid NOT NULL,
  reason text NOT NULL,
  block text NOT NULL,
  block_hash bytea,
  blocked_until timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  lifted_at timestamp with time zone,
  lifted_by uuid
);
CREATE TABLE intake (
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  person_id uuid,
  form_sealed bytea,
  version integer NOT NULL DEFAULT 0,
  opened_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  identity_checked_at timestamp with time zone,
  identity_checked_by uuid,
  read_aloud_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  closed_at timestamp with time zone,
  close_reason text,
  revision integer NOT NULL DEFAULT 1,
  continues uuid,
  identity_page uuid
);
CREATE TABLE intake_page (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  paper_id uuid NOT NULL,
  captured_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  width integer NOT NULL,
  height integer NOT NULL,
  bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  blob_key text NOT NULL,
  position integer NOT NULL,
  retake boolean NOT NULL DEFAULT false,
  sharpness real
);
CREATE TABLE intake_paper (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  intake_id uuid NOT NULL,
  kind text NOT NULL,
  label text NOT NULL,
  state text NOT NULL DEFAULT 'requested'::text,
  requested_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  requested_by uuid NOT NULL
);
CREATE TABLE job_run (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  payload jsonb NOT NULL,
  key text,
  queue_job_id bigint,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  subject_zh text NOT NULL,
  subject_en text NOT NULL,
  org_path ltree,
  asked_by uuid,
  repeatable boolean NOT NULL,
  droppable boolean NOT NULL,
  queue text,
  priority smallint NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  attempts smallint NOT NULL DEFAULT 0,
  max_attempts smallint NOT NULL,
  worker_id text,
  progress real NOT NULL DEFAULT 0,
  note_zh text,
  note_en text,
  reason_zh text,
  reason_en text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  due_at timestamp with time zone NOT NULL DEFAULT now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  revision integer NOT NULL DEFAULT 1
);
CREATE TABLE job_worker (
  id text NOT NULL,
  node_id text NOT NULL,
  started_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE kept_key (
  purpose text NOT NULL,
  key_sealed bytea NOT NULL
);
CREATE TABLE legal_check (
  org_unit_id uuid NOT NULL,
  parameter_id text NOT NULL,
  value_from date NOT NULL,
  checked_on date NOT NULL,
  checked_by uuid NOT NULL
);
CREATE TABLE legal_override (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  org_unit_id uuid NOT NULL,
  parameter_id text NOT NULL,
  valid_from date NOT NULL,
  value jsonb NOT NULL,
  source text NOT NULL,
  set_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  set_by uuid NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid
);
CREATE TABLE login_guard (
  username text NOT NULL,
  failures integer NOT NULL,
  last_attempt_at timestamp with time zone NOT NULL,
  locked_until timestamp with time zone
);
CREATE TABLE login_guard_address (
  username text NOT NULL,
  address text NOT NULL,
  failures integer NOT NULL,
  last_attempt_at timestamp with time zone NOT NULL,
  locked_until timestamp with time zone,
  succeeded_at timestamp with time zone
);
CREATE TABLE migration (
  number integer NOT NULL,
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  breaking boolean NOT NULL DEFAULT false
);
CREATE TABLE offer (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  contact_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  offered_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  accept_request uuid
);
CREATE TABLE org_unit (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  path ltree NOT NULL,
  name text NOT NULL,
  parent_path ltree DEFAULT 
CASE
    WHEN (nlevel(path) > 1) THEN subpath(path, 0, '-1'::integer)
    ELSE NULL::ltree
END,
  revision integer NOT NULL DEFAULT 1,
  closed_at timestamp with time zone,
  merged_into uuid,
  name_en text NOT NULL DEFAULT ''::text
);
CREATE TABLE org_unit_path (
  path ltree NOT NULL,
  org_unit_id uuid NOT NULL
);
CREATE TABLE pairing (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  code text NOT NULL,
  thumbprint bytea NOT NULL,
  public_key jsonb NOT NULL,
  device jsonb NOT NULL,
  state text NOT NULL DEFAULT 'pending'::text,
  requested_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  decided_by uuid,
  terminal_id uuid,
  serial text
);
CREATE TABLE participant (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  role participant_role NOT NULL,
  terminal_id uuid,
  staff_id uuid,
  joined_at timestamp with time zone,
  left_at timestamp with time zone,
  flowing_at timestamp with time zone,
  session_id uuid NOT NULL,
  grants participant_grant[] NOT NULL,
  guest_id uuid,
  measured_s integer NOT NULL DEFAULT 0,
  suffered_s integer NOT NULL DEFAULT 0
);
CREATE TABLE person (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  data_key_sealed bytea,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  erased_at timestamp with time zone,
  restricted_at timestamp with time zone
);
CREATE TABLE privacy_acknowledgement (
  thumbprint bytea NOT NULL,
  version text NOT NULL,
  acknowledged_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE privacy_notice (
  version text NOT NULL,
  audience text NOT NULL,
  text jsonb NOT NULL,
  first_shown_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE programme (
  channel_id text NOT NULL,
  position integer NOT NULL,
  asset_id text NOT NULL
);
CREATE TABLE quality_hour (
  org_unit_id uuid NOT NULL,
  hour timestamp with time zone NOT NULL,
  good_s integer NOT NULL DEFAULT 0,
  fair_s integer NOT NULL DEFAULT 0,
  poor_s integer NOT NULL DEFAULT 0,
  lost_s integer NOT NULL DEFAULT 0
);
CREATE TABLE rating (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  agent_id uuid NOT NULL,
  rated_on date NOT NULL,
  score smallint NOT NULL,
  sealed_call bytea
);
CREATE TABLE rating_inbox (
  id uuid NOT NULL,
  sealed bytea NOT NULL
);
CREATE TABLE refresh_token (
  hash bytea NOT NULL,
  session_id uuid NOT NULL,
  issued_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  replaced_by bytea
);
CREATE TABLE saved_view (
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  name text NOT NULL,
  look jsonb NOT NULL,
  shared_in uuid,
  revision integer NOT NULL DEFAULT 1
);
CREATE TABLE screen_offer (
  terminal_id uuid NOT NULL,
  request_id uuid NOT NULL,
  attempt smallint NOT NULL,
  token_hash bytea NOT NULL,
  code_hash bytea NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_by uuid
);
CREATE TABLE session (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  contact_id uuid,
  sfu_id text NOT NULL,
  reported_at timestamp with time zone,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  live_at timestamp with time zone,
  ended_at timestamp with time zone
);
CREATE TABLE session_quality (
  participant_id uuid NOT NULL,
  phone boolean NOT NULL,
  at timestamp with time zone NOT NULL,
  seconds smallint NOT NULL,
  level quality_level NOT NULL,
  received integer NOT NULL,
  lost integer NOT NULL,
  sent integer NOT NULL,
  sent_lost integer NOT NULL,
  rtt_ms integer,
  jitter_ms integer,
  concealed real NOT NULL,
  freezes smallint NOT NULL,
  frozen_ms integer NOT NULL,
  width smallint,
  height smallint
);
CREATE TABLE sfu_event (
  id uuid NOT NULL,
  received_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE sfu_node (
  id text NOT NULL,
  public_url text NOT NULL,
  internal_url text NOT NULL,
  workers integer NOT NULL,
  load double precision NOT NULL,
  version text NOT NULL,
  last_seen_at timestamp with time zone NOT NULL DEFAULT now(),
  clock_offset_ms bigint,
  heard_since timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE shift (
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  site_id uuid,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  edited_by uuid NOT NULL,
  edited_at timestamp with time zone NOT NULL DEFAULT now(),
  revision integer NOT NULL DEFAULT 1
);
CREATE TABLE site (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  org_unit_id uuid NOT NULL,
  name text NOT NULL,
  lng double precision,
  lat double precision,
  closed_at timestamp with time zone,
  kind site_kind NOT NULL DEFAULT 'community_room'::text,
  address text NOT NULL DEFAULT ''::text,
  contacts jsonb NOT NULL DEFAULT '[]'::jsonb,
  adviser jsonb,
  hours jsonb,
  notices jsonb NOT NULL DEFAULT '[]'::jsonb,
  services jsonb NOT NULL DEFAULT '[]'::jsonb,
  revision integer NOT NULL DEFAULT 1,
  name_en text NOT NULL DEFAULT ''::text
);
CREATE TABLE staff (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  username text NOT NULL,
  display_name text NOT NULL,
  title text NOT NULL,
  office text NOT NULL,
  portrait text,
  org_unit_id uuid NOT NULL,
  locale locale_name NOT NULL DEFAULT 'zh-CN'::text,
  password_hash text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  disabled_at timestamp with time zone,
  revision integer NOT NULL DEFAULT 1
);
CREATE TABLE staff_link (
  hash bytea NOT NULL,
  staff_id uuid NOT NULL,
  kind text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  replaced_at timestamp with time zone
);
CREATE TABLE staff_recovery_code (
  staff_id uuid NOT NULL,
  hash bytea NOT NULL,
  used_at timestamp with time zone
);
CREATE TABLE staff_role (
  staff_id uuid NOT NULL,
  role role_name NOT NULL
);
CREATE TABLE staff_session (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  staff_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  ended_at timestamp with time zone,
  end_reason text,
  device text,
  address text,
  last_used_at timestamp with time zone
);
CREATE TABLE staff_skill (
  staff_id uuid NOT NULL,
  category category_name NOT NULL
);
CREATE TABLE staff_totp (
  staff_id uuid NOT NULL,
  secret_sealed bytea NOT NULL,
  began_at timestamp with time zone NOT NULL DEFAULT now(),
  confirmed_at timestamp with time zone,
  last_step bigint,
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamp with time zone
);
CREATE TABLE state_move (
  entity text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL
);
CREATE TABLE target (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  org_unit_id uuid,
  site_id uuid,
  terminal_id uuid,
  revision integer NOT NULL DEFAULT 1
);
CREATE TABLE target_setting (
  target_id uuid NOT NULL,
  setting target_setting_name NOT NULL,
  value jsonb NOT NULL,
  channel_id text DEFAULT 
CASE
    WHEN ((setting)::text = 'channel'::text) THEN (value #>> '{}'::text[])
    ELSE NULL::text
END
);
CREATE TABLE terminal (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  site_id uuid NOT NULL,
  name text NOT NULL,
  kind terminal_kind NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  paired_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoke_reason text,
  token_version integer NOT NULL DEFAULT 1,
  device jsonb,
  app_version text,
  scene jsonb,
  health jsonb,
  last_seen_at timestamp with time zone,
  connection_id uuid,
  tab_id uuid,
  node_id text,
  disconnected_at timestamp with time zone,
  contested_since timestamp with time zone,
  contested_at timestamp with time zone,
  rotation_asked_at timestamp with time zone,
  locked_at timestamp with time zone,
  lock_reason text,
  is_playing boolean NOT NULL DEFAULT COALESCE(((scene #>> '{player,state}'::text[]) = ANY (ARRAY['playing'::text, 'loading'::text, 'stalled'::text, 'ducked'::text])), false),
  protocol smallint
);
CREATE TABLE terminal_challenge (
  nonce_hash bytea NOT NULL,
  terminal_id uuid NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone
);
CREATE TABLE terminal_command (
  command_id uuid NOT NULL,
  terminal_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'pending'::text,
  progress smallint,
  reason text,
  findings jsonb,
  sent_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  ended_at timestamp with time zone
);
CREATE TABLE terminal_group (
  id uuid NOT NULL,
  org_unit_id uuid NOT NULL,
  name text NOT NULL,
  filter jsonb,
  has_members boolean DEFAULT (filter IS NULL),
  created_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  revision integer NOT NULL DEFAULT 1
);
CREATE TABLE terminal_group_member (
  group_id uuid NOT NULL,
  terminal_id uuid NOT NULL,
  is_member boolean DEFAULT true
);
CREATE TABLE terminal_health_day (
  terminal_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  minutes integer NOT NULL,
  beats integer NOT NULL,
  covered_s integer NOT NULL,
  cpu_n integer NOT NULL,
  cpu_sum bigint,
  cpu_min integer,
  cpu_max integer,
  busy_n integer NOT NULL,
  busy_sum bigint,
  busy_min integer,
  busy_max integer,
  heap_n integer NOT NULL,
  heap_sum bigint,
  heap_min integer,
  heap_max integer,
  texture_n integer NOT NULL,
  texture_sum bigint,
  texture_min integer,
  texture_max integer,
  rtt_n integer NOT NULL,
  rtt_sum bigint,
  rtt_min integer,
  rtt_max integer,
  loss_n integer NOT NULL,
  loss_sum bigint,
  loss_min integer,
  loss_max integer,
  storage_n integer NOT NULL,
  storage_sum bigint,
  storage_min integer,
  storage_max integer,
  rtt_25 integer NOT NULL,
  rtt_50 integer NOT NULL,
  rtt_100 integer NOT NULL,
  rtt_200 integer NOT NULL,
  rtt_400 integer NOT NULL,
  rtt_800 integer NOT NULL,
  rtt_1600 integer NOT NULL,
  long_frames bigint NOT NULL,
  worst_frame_ms integer NOT NULL,
  stalls bigint NOT NULL,
  stalled_ms bigint NOT NULL,
  no_camera integer NOT NULL,
  no_microphone integer NOT NULL
) PARTITION BY RANGE (at);
CREATE TABLE terminal_health_hour (
  terminal_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  minutes integer NOT NULL,
  beats integer NOT NULL,
  covered_s integer NOT NULL,
  cpu_n integer NOT NULL,
  cpu_sum bigint,
  cpu_min integer,
  cpu_max integer,
  busy_n integer NOT NULL,
  busy_sum bigint,
  busy_min integer,
  busy_max integer,
  heap_n integer NOT NULL,
  heap_sum bigint,
  heap_min integer,
  heap_max integer,
  texture_n integer NOT NULL,
  texture_sum bigint,
  texture_min integer,
  texture_max integer,
  rtt_n integer NOT NULL,
  rtt_sum bigint,
  rtt_min integer,
  rtt_max integer,
  loss_n integer NOT NULL,
  loss_sum bigint,
  loss_min integer,
  loss_max integer,
  storage_n integer NOT NULL,
  storage_sum bigint,
  storage_min integer,
  storage_max integer,
  rtt_25 integer NOT NULL,
  rtt_50 integer NOT NULL,
  rtt_100 integer NOT NULL,
  rtt_200 integer NOT NULL,
  rtt_400 integer NOT NULL,
  rtt_800 integer NOT NULL,
  rtt_1600 integer NOT NULL,
  long_frames bigint NOT NULL,
  worst_frame_ms integer NOT NULL,
  stalls bigint NOT NULL,
  stalled_ms bigint NOT NULL,
  no_camera integer NOT NULL,
  no_microphone integer NOT NULL
) PARTITION BY RANGE (at);
CREATE TABLE terminal_health_minute (
  terminal_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  beats smallint NOT NULL,
  covered_s integer NOT NULL,
  cpu_pm smallint,
  busy_pm smallint,
  heap_kib integer,
  texture_kib integer,
  rtt_ms integer,
  loss_bp smallint,
  storage_pm smallint,
  long_frames integer NOT NULL,
  worst_frame_ms integer NOT NULL,
  stalls integer NOT NULL,
  stalled_ms integer NOT NULL,
  no_camera boolean,
  no_microphone boolean
) PARTITION BY RANGE (at);
CREATE TABLE terminal_health_summed (
  one boolean NOT NULL DEFAULT true,
  hours_to timestamp with time zone NOT NULL,
  days_to timestamp with time zone NOT NULL
);
CREATE TABLE terminal_key (
  thumbprint bytea NOT NULL,
  terminal_id uuid NOT NULL,
  public_key jsonb NOT NULL,
  registered_at timestamp with time zone NOT NULL DEFAULT now(),
  revoked_at timestamp with time zone,
  confirmed_at timestamp with time zone DEFAULT now()
);
CREATE TABLE terminal_report (
  terminal_id uuid NOT NULL,
  digest text NOT NULL,
  report jsonb NOT NULL,
  applied_at timestamp with time zone NOT NULL,
  reported_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE terminal_tag (
  terminal_id uuid NOT NULL,
  tag text NOT NULL
);

ALTER TABLE adviser ADD CONSTRAINT adviser_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE adviser ADD CONSTRAINT adviser_pkey PRIMARY KEY (org_unit_id);
ALTER TABLE agent_state ADD CONSTRAINT agent_state_check CHECK ((((state)::text = 'reserved'::text) = (offer_id IS NOT NULL)));
ALTER TABLE agent_state ADD CONSTRAINT agent_state_check1 CHECK ((((state)::text <> 'on_call'::text) OR (contact_id IS NOT NULL)));
ALTER TABLE agent_state ADD CONSTRAINT agent_state_check2 CHECK (((contact_id IS NULL) OR ((state)::text = ANY (ARRAY['on_call'::text, 'wrap_up'::text]))));
ALTER TABLE agent_state ADD CONSTRAINT agent_state_check3 CHECK ((((state)::text = 'wrap_up'::text) = (until IS NOT NULL)));
ALTER TABLE agent_state ADD CONSTRAINT agent_state_check4 CHECK ((((state)::text <> 'available'::text) OR (idle_since IS NOT NULL)));
ALTER TABLE agent_state ADD CONSTRAINT agent_state_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE agent_state ADD CONSTRAINT agent_state_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offer(id);
ALTER TABLE agent_state ADD CONSTRAINT agent_state_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;
ALTER TABLE agent_state ADD CONSTRAINT agent_state_pkey PRIMARY KEY (staff_id);
ALTER TABLE answered_request ADD CONSTRAINT answered_request_asked_check CHECK ((octet_length(asked) = 32));
ALTER TABLE answered_request ADD CONSTRAINT answered_request_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;
ALTER TABLE answered_request ADD CONSTRAINT answered_request_pkey PRIMARY KEY (id);
ALTER TABLE api_node ADD CONSTRAINT api_node_pkey PRIMARY KEY (id);
ALTER TABLE application ADD CONSTRAINT application_check CHECK ((decision_due >= ((accepted_at AT TIME ZONE 'Asia/Shanghai'::text))::date));
ALTER TABLE application ADD CONSTRAINT application_query_code_hash_check CHECK ((octet_length(query_code_hash) = 32));
ALTER TABLE application ADD CONSTRAINT application_serial_check CHECK ((serial > 0));
ALTER TABLE application ADD CONSTRAINT application_status_check CHECK ((status = 'accepted'::text));
ALTER TABLE application ADD CONSTRAINT application_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(org_unit_id);
ALTER TABLE application ADD CONSTRAINT application_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES intake(id);
ALTER TABLE application ADD CONSTRAINT application_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES staff(id);
ALTER TABLE application ADD CONSTRAINT application_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
ALTER TABLE application ADD CONSTRAINT application_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
ALTER TABLE application ADD CONSTRAINT application_pkey PRIMARY KEY (id);
ALTER TABLE application ADD CONSTRAINT application_district_id_year_serial_key UNIQUE (district_id, year, serial);
ALTER TABLE application ADD CONSTRAINT application_intake_id_key UNIQUE (intake_id);
ALTER TABLE application ADD CONSTRAINT application_number_key UNIQUE (number);
ALTER TABLE application_sequence ADD CONSTRAINT application_sequence_last_check CHECK ((last > 0));
ALTER TABLE application_sequence ADD CONSTRAINT application_sequence_year_check CHECK (((year >= 2022) AND (year <= 2200)));
ALTER TABLE application_sequence ADD CONSTRAINT application_sequence_district_id_fkey FOREIGN KEY (district_id) REFERENCES district(org_unit_id);
ALTER TABLE application_sequence ADD CONSTRAINT application_sequence_pkey PRIMARY KEY (district_id, year);
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_check CHECK (((number = 0) = (signature IS NULL)));
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_check1 CHECK (((seal = 0) = (hash IS NULL)));
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_hash_check CHECK ((octet_length(hash) = 32));
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_number_check CHECK ((number >= 0));
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_seal_check CHECK ((seal >= 0));
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_signature_check CHECK ((octet_length(signature) = 32));
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_pkey PRIMARY KEY (number);
ALTER TABLE audit_event ADD CONSTRAINT audit_event_action_check CHECK (((char_length(action) >= 1) AND (char_length(action) <= 60)));
ALTER TABLE audit_event ADD CONSTRAINT audit_event_check CHECK (((seal IS NULL) = (hash IS NULL)));
ALTER TABLE audit_event ADD CONSTRAINT audit_event_hash_check CHECK ((octet_length(hash) = 32));
ALTER TABLE audit_event ADD CONSTRAINT audit_event_pkey PRIMARY KEY (id);
ALTER TABLE audit_event ADD CONSTRAINT audit_event_seal_key UNIQUE (seal);
ALTER TABLE blob_removal ADD CONSTRAINT blob_removal_pkey PRIMARY KEY (blob_key);
ALTER TABLE callback ADD CONSTRAINT callback_check CHECK (((done_at IS NULL) = (done_by IS NULL)));
ALTER TABLE callback ADD CONSTRAINT callback_check1 CHECK ((repeats <> id));
ALTER TABLE callback ADD CONSTRAINT callback_claim CHECK (((claimed_by IS NULL) = (claimed_until IS NULL)));
ALTER TABLE callback ADD CONSTRAINT callback_done_before_erased CHECK (((erased_at IS NULL) OR (done_at IS NOT NULL)));
ALTER TABLE callback ADD CONSTRAINT callback_erased CHECK (((phone_sealed IS NULL) = (erased_at IS NOT NULL)));
ALTER TABLE callback ADD CONSTRAINT callback_of_somewhere CHECK ((num_nonnulls(terminal_id, org_unit_id) = 1));
ALTER TABLE callback ADD CONSTRAINT callback_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES staff(id);
ALTER TABLE callback ADD CONSTRAINT callback_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE callback ADD CONSTRAINT callback_done_by_fkey FOREIGN KEY (done_by) REFERENCES staff(id);
ALTER TABLE callback ADD CONSTRAINT callback_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE callback ADD CONSTRAINT callback_repeats_fkey FOREIGN KEY (repeats) REFERENCES callback(id) ON DELETE SET NULL;
ALTER TABLE callback ADD CONSTRAINT callback_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id);
ALTER TABLE callback ADD CONSTRAINT callback_pkey PRIMARY KEY (id);
ALTER TABLE callback ADD CONSTRAINT callback_terminal_id_request_id_key UNIQUE (terminal_id, request_id);
ALTER TABLE callback_count ADD CONSTRAINT callback_count_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
ALTER TABLE callback_count ADD CONSTRAINT callback_count_numbers_check CHECK ((numbers > 0));
ALTER TABLE callback_count ADD CONSTRAINT callback_count_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE callback_count ADD CONSTRAINT callback_count_pkey PRIMARY KEY (org_unit_id, month, category);
ALTER TABLE canned_answer ADD CONSTRAINT canned_answer_en_check CHECK (((char_length(en) >= 1) AND (char_length(en) <= 500)));
ALTER TABLE canned_answer ADD CONSTRAINT canned_answer_zh_check CHECK (((char_length(zh) >= 1) AND (char_length(zh) <= 500)));
ALTER TABLE canned_answer ADD CONSTRAINT canned_answer_edited_by_fkey FOREIGN KEY (edited_by) REFERENCES staff(id);
ALTER TABLE canned_answer ADD CONSTRAINT canned_answer_pkey PRIMARY KEY (id);
ALTER TABLE channel ADD CONSTRAINT channel_id_check CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text));
ALTER TABLE channel ADD CONSTRAINT channel_pkey PRIMARY KEY (id);
ALTER TABLE command ADD CONSTRAINT command_check CHECK (((content ->> 'type'::text) = type));
ALTER TABLE command ADD CONSTRAINT command_check1 CHECK ((expires_at > created_at));
ALTER TABLE command ADD CONSTRAINT command_check2 CHECK (((cancelled_at IS NULL) = (cancelled_by IS NULL)));
ALTER TABLE command ADD CONSTRAINT command_check3 CHECK (((ended_at IS NULL) = (counts IS NULL)));
ALTER TABLE command ADD CONSTRAINT command_dangerous_with_reason CHECK (((reason IS NOT NULL) OR (type <> ALL (ARRAY['restart'::text, 'reload'::text, 'clear_cache'::text, 'collect_logs'::text, 'reboot'::text, 'screen_power'::text]))));
ALTER TABLE command ADD CONSTRAINT command_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 200)));
ALTER TABLE command ADD CONSTRAINT command_terminals_check CHECK ((terminals >= 0));
ALTER TABLE command ADD CONSTRAINT command_type_check CHECK ((type = ANY (ARRAY['message'::text, 'play'::text, 'stop'::text, 'volume'::text, 'restart'::text, 'reload'::text, 'clear_cache'::text, 'self_test'::text, 'collect_logs'::text, 'ring'::text, 'reboot'::text, 'screen_power'::text])));
ALTER TABLE command ADD CONSTRAINT command_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES staff(id);
ALTER TABLE command ADD CONSTRAINT command_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id);
ALTER TABLE command ADD CONSTRAINT command_pkey PRIMARY KEY (id);
ALTER TABLE companion ADD CONSTRAINT companion_check CHECK (((left_at IS NULL) OR (joined_at IS NOT NULL)));
ALTER TABLE companion ADD CONSTRAINT companion_is_one CHECK ((num_nulls(link_request, link_hash, link_expires_at) =
CASE
    WHEN (terminal_id IS NULL) THEN 0
    ELSE 3
END));
ALTER TABLE companion ADD CONSTRAINT companion_link_hash_check CHECK ((octet_length(link_hash) = 32));
ALTER TABLE companion ADD CONSTRAINT companion_screen_has_no_phone CHECK (((terminal_id IS NULL) OR (num_nonnulls(link_opened_by, opened_by) = 0)));
ALTER TABLE companion ADD CONSTRAINT companion_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
ALTER TABLE companion ADD CONSTRAINT companion_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id);
ALTER TABLE companion ADD CONSTRAINT companion_pkey PRIMARY KEY (participant_id);
ALTER TABLE companion ADD CONSTRAINT companion_id_key UNIQUE (id);
ALTER TABLE companion ADD CONSTRAINT companion_link_hash_key UNIQUE (link_hash);
ALTER TABLE console_socket ADD CONSTRAINT console_socket_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;
ALTER TABLE console_socket ADD CONSTRAINT console_socket_pkey PRIMARY KEY (id);
ALTER TABLE contact ADD CONSTRAINT contact_ability_known CHECK (((ability IS NOT NULL) OR (((origin)::text = 'desk'::text) AND (answered_at IS NULL))));
ALTER TABLE contact ADD CONSTRAINT contact_check CHECK ((((state)::text = 'ended'::text) = (ended_at IS NOT NULL)));
ALTER TABLE contact ADD CONSTRAINT contact_check1 CHECK ((((state)::text = 'ended'::text) = (end_reason IS NOT NULL)));
ALTER TABLE contact ADD CONSTRAINT contact_check2 CHECK (((agent_id IS NULL) = (answered_at IS NULL)));
ALTER TABLE contact ADD CONSTRAINT contact_check3 CHECK ((((state)::text <> ALL (ARRAY['connecting'::text, 'active'::text, 'held'::text])) OR (agent_id IS NOT NULL)));
ALTER TABLE contact ADD CONSTRAINT contact_check4 CHECK ((((state)::text <> ALL (ARRAY['queued'::text, 'offered'::text])) OR (agent_id IS NULL)));
ALTER TABLE contact ADD CONSTRAINT contact_check5 CHECK ((((state)::text <> ALL (ARRAY['active'::text, 'held'::text])) OR (active_at IS NOT NULL)));
ALTER TABLE contact ADD CONSTRAINT contact_check6 CHECK ((((kind)::text = 'intake'::text) = (intake_id IS NOT NULL)));
ALTER TABLE contact ADD CONSTRAINT contact_check7 CHECK (((rated_at IS NULL) OR (((state)::text = 'ended'::text) AND (answered_at IS NOT NULL))));
ALTER TABLE contact ADD CONSTRAINT contact_from_browser CHECK ((((origin)::text = 'browser'::text) = (guest_id IS NOT NULL)));
ALTER TABLE contact ADD CONSTRAINT contact_guest_consults CHECK (((guest_id IS NULL) OR ((kind)::text = 'consultation'::text)));
ALTER TABLE contact ADD CONSTRAINT contact_notes_check CHECK ((char_length(notes) <= 8000));
ALTER TABLE contact ADD CONSTRAINT contact_notes_sealed_check CHECK (((octet_length(notes_sealed) >= 30) AND (octet_length(notes_sealed) <= 33000)));
ALTER TABLE contact ADD CONSTRAINT contact_of_somebody CHECK ((num_nonnulls(terminal_id, guest_id) >= 1));
ALTER TABLE contact ADD CONSTRAINT contact_rings_for_caller CHECK ((((state)::text <> 'ringing'::text) OR (((origin)::text = 'desk'::text) AND (wanted_agent_id IS NOT NULL) AND (agent_id IS NULL) AND (rings_until IS NOT NULL))));
ALTER TABLE contact ADD CONSTRAINT contact_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES staff(id);
ALTER TABLE contact ADD CONSTRAINT contact_callback_id_fkey FOREIGN KEY (callback_id) REFERENCES callback(id) ON DELETE SET NULL;
ALTER TABLE contact ADD CONSTRAINT contact_guest_id_fkey FOREIGN KEY (guest_id) REFERENCES guest(id);
ALTER TABLE contact ADD CONSTRAINT contact_intake FOREIGN KEY (intake_id) REFERENCES intake(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE contact ADD CONSTRAINT contact_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id);
ALTER TABLE contact ADD CONSTRAINT contact_wanted_agent_id_fkey FOREIGN KEY (wanted_agent_id) REFERENCES staff(id);
ALTER TABLE contact ADD CONSTRAINT contact_pkey PRIMARY KEY (id);
ALTER TABLE contact ADD CONSTRAINT contact_guest_id_key UNIQUE (guest_id);
ALTER TABLE contact ADD CONSTRAINT contact_intake_id_key UNIQUE (intake_id);
ALTER TABLE contact ADD CONSTRAINT contact_terminal_id_request_id_key UNIQUE (terminal_id, request_id);
ALTER TABLE contact_count ADD CONSTRAINT contact_count_calls_check CHECK ((contacts > 0));
ALTER TABLE contact_count ADD CONSTRAINT contact_count_check CHECK (((answered >= 0) AND (answered <= contacts)));
ALTER TABLE contact_count ADD CONSTRAINT contact_count_check1 CHECK (((rated >= 0) AND (rated <= answered)));
ALTER TABLE contact_count ADD CONSTRAINT contact_count_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
ALTER TABLE contact_count ADD CONSTRAINT contact_count_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE contact_count ADD CONSTRAINT contact_count_org_unit_id_month_kind_category_end_reason_outco_ UNIQUE NULLS NOT DISTINCT (org_unit_id, month, kind, category, end_reason, outcome);
ALTER TABLE contact_event ADD CONSTRAINT contact_event_type_check CHECK (((char_length(type) >= 1) AND (char_length(type) <= 60)));
ALTER TABLE contact_event ADD CONSTRAINT contact_event_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE contact_event ADD CONSTRAINT contact_event_pkey PRIMARY KEY (id);
ALTER TABLE contact_summary ADD CONSTRAINT contact_summary_check CHECK (((confirmed_at IS NULL) = (link_hash IS NULL)));
ALTER TABLE contact_summary ADD CONSTRAINT contact_summary_check1 CHECK (((opened_at IS NULL) = (opened_by IS NULL)));
ALTER TABLE contact_summary ADD CONSTRAINT contact_summary_check2 CHECK (((opened_at IS NULL) OR (confirmed_at IS NOT NULL)));
ALTER TABLE contact_summary ADD CONSTRAINT contact_summary_link_hash_check CHECK ((octet_length(link_hash) = 32));
ALTER TABLE contact_summary ADD CONSTRAINT contact_summary_version_check CHECK ((version > 0));
ALTER TABLE contact_summary ADD CONSTRAINT contact_summary_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE;
ALTER TABLE contact_summary ADD CONSTRAINT contact_summary_pkey PRIMARY KEY (contact_id);
ALTER TABLE contact_summary ADD CONSTRAINT contact_summary_link_hash_key UNIQUE (link_hash);
ALTER TABLE data_key ADD CONSTRAINT data_key_id_check CHECK ((octet_length(id) = 8));
ALTER TABLE data_key ADD CONSTRAINT data_key_number_check CHECK ((number > 0));
ALTER TABLE data_key ADD CONSTRAINT data_key_pkey PRIMARY KEY (id);
ALTER TABLE data_key ADD CONSTRAINT data_key_number_key UNIQUE (number);
ALTER TABLE district ADD CONSTRAINT district_callback_within_minutes_check CHECK ((callback_within_minutes > 0));
ALTER TABLE district ADD CONSTRAINT district_hours_check CHECK (is_opening_hours(hours));
ALTER TABLE district ADD CONSTRAINT district_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE district ADD CONSTRAINT district_pkey PRIMARY KEY (org_unit_id);
ALTER TABLE enrolment ADD CONSTRAINT enrolment_check CHECK (((voucher_hash IS NULL) = (voucher_expires_at IS NULL)));
ALTER TABLE enrolment ADD CONSTRAINT enrolment_check1 CHECK (((used_at IS NULL) = (terminal_id IS NULL)));
ALTER TABLE enrolment ADD CONSTRAINT enrolment_check2 CHECK (((withdrawn_at IS NULL) OR ((voucher_hash IS NULL) AND (used_at IS NULL))));
ALTER TABLE enrolment ADD CONSTRAINT enrolment_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 40)));
ALTER TABLE enrolment ADD CONSTRAINT enrolment_serial_check CHECK ((serial ~ '^[A-Z0-9][A-Z0-9._:-]{3,39}$'::text));
ALTER TABLE enrolment ADD CONSTRAINT enrolment_voucher_hash_check CHECK ((octet_length(voucher_hash) = 32));
ALTER TABLE enrolment ADD CONSTRAINT enrolment_wrong_tries_check CHECK (((wrong_tries >= 0) AND (wrong_tries <= 5)));
ALTER TABLE enrolment ADD CONSTRAINT enrolment_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id);
ALTER TABLE enrolment ADD CONSTRAINT enrolment_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
ALTER TABLE enrolment ADD CONSTRAINT enrolment_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id);
ALTER TABLE enrolment ADD CONSTRAINT enrolment_pkey PRIMARY KEY (id);
ALTER TABLE erasure ADD CONSTRAINT erasure_check CHECK (((kind = 'person_request'::text) = (keep_days IS NULL)));
ALTER TABLE erasure ADD CONSTRAINT erasure_check1 CHECK (((oldest <= newest) AND (newest <= cutoff) AND (cutoff <= at)));
ALTER TABLE erasure ADD CONSTRAINT erasure_items_check CHECK ((items > 0));
ALTER TABLE erasure ADD CONSTRAINT erasure_keep_days_check CHECK ((keep_days > 0));
ALTER TABLE erasure ADD CONSTRAINT erasure_kind_check CHECK ((kind = ANY (ARRAY['callback_numbers'::text, 'call_notes'::text, 'unfinished_intakes'::text, 'call_records'::text, 'sign_ins'::text, 'commands'::text, 'person_request'::text])));
ALTER TABLE erasure ADD CONSTRAINT erasure_not_before_its_time CHECK ((cutoff <= (at - ((keep_days)::double precision * '24:00:00'::interval))));
ALTER TABLE erasure ADD CONSTRAINT erasure_sha256_check CHECK ((octet_length(sha256) = 32));
ALTER TABLE erasure ADD CONSTRAINT erasure_source_check CHECK ((source ~ '^[a-z_]{1,40}$'::text));
ALTER TABLE erasure ADD CONSTRAINT erasure_pkey PRIMARY KEY (id);
ALTER TABLE guest ADD CONSTRAINT guest_address_hash_check CHECK ((octet_length(address_hash) = 32));
ALTER TABLE guest ADD CONSTRAINT guest_browser_hash_check CHECK ((octet_length(browser_hash) = 32));
ALTER TABLE guest ADD CONSTRAINT guest_check CHECK (((left_at IS NULL) OR (left_at >= created_at)));
ALTER TABLE guest ADD CONSTRAINT guest_link_id_fkey FOREIGN KEY (link_id) REFERENCES guest_link(id) ON DELETE SET NULL;
ALTER TABLE guest ADD CONSTRAINT guest_notice_version_fkey FOREIGN KEY (notice_version) REFERENCES privacy_notice(version);
ALTER TABLE guest ADD CONSTRAINT guest_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE guest ADD CONSTRAINT guest_pkey PRIMARY KEY (id);
ALTER TABLE guest ADD CONSTRAINT guest_request_id_key UNIQUE (request_id);
ALTER TABLE guest_link ADD CONSTRAINT guest_link_check CHECK ((expires_at > created_at));
ALTER TABLE guest_link ADD CONSTRAINT guest_link_check1 CHECK (((opened_by IS NULL) = (opened_at IS NULL)));
ALTER TABLE guest_link ADD CONSTRAINT guest_link_note_sealed_check CHECK (((octet_length(note_sealed) >= 30) AND (octet_length(note_sealed) <= 600)));
ALTER TABLE guest_link ADD CONSTRAINT guest_link_opened_by_check CHECK ((octet_length(opened_by) = 32));
ALTER TABLE guest_link ADD CONSTRAINT guest_link_token_hash_check CHECK ((octet_length(token_hash) = 32));
ALTER TABLE guest_link ADD CONSTRAINT guest_link_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id);
ALTER TABLE guest_link ADD CONSTRAINT guest_link_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE guest_link ADD CONSTRAINT guest_link_pkey PRIMARY KEY (id);
ALTER TABLE guest_link ADD CONSTRAINT guest_link_token_hash_key UNIQUE (token_hash);
ALTER TABLE guest_report ADD CONSTRAINT guest_report_block_check CHECK ((block = ANY (ARRAY['none'::text, 'browser'::text, 'address'::text])));
ALTER TABLE guest_report ADD CONSTRAINT guest_report_block_hash_check CHECK ((octet_length(block_hash) = 32));
ALTER TABLE guest_report ADD CONSTRAINT guest_report_check CHECK (((block = 'none'::text) = (blocked_until IS NULL)));
ALTER TABLE guest_report ADD CONSTRAINT guest_report_check1 CHECK (((block_hash IS NULL) OR ((blocked_until IS NOT NULL) AND (lifted_at IS NULL))));
ALTER TABLE guest_report ADD CONSTRAINT guest_report_check2 CHECK (((lifted_at IS NULL) = (lifted_by IS NULL)));
ALTER TABLE guest_report ADD CONSTRAINT guest_report_check3 CHECK (((lifted_at IS NULL) OR (block <> 'none'::text)));
ALTER TABLE guest_report ADD CONSTRAINT guest_report_reason_check CHECK ((reason = ANY (ARRAY['abuse'::text, 'obscene'::text, 'nonsense'::text, 'other'::text])));
ALTER TABLE guest_report ADD CONSTRAINT guest_report_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE guest_report ADD CONSTRAINT guest_report_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES staff(id);
ALTER TABLE guest_report ADD CONSTRAINT guest_report_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES staff(id);
ALTER TABLE guest_report ADD CONSTRAINT guest_report_pkey PRIMARY KEY (id);
ALTER TABLE guest_report ADD CONSTRAINT guest_report_contact_id_key UNIQUE (contact_id);
ALTER TABLE intake ADD CONSTRAINT intake_check CHECK (((form_sealed IS NULL) = (version = 0)));
ALTER TABLE intake ADD CONSTRAINT intake_check1 CHECK (((form_sealed IS NULL) OR (person_id IS NOT NULL)));
ALTER TABLE intake ADD CONSTRAINT intake_check2 CHECK (((identity_checked_at IS NULL) = (identity_checked_by IS NULL)));
ALTER TABLE intake ADD CONSTRAINT intake_check3 CHECK (((confirmed_at IS NULL) OR (read_aloud_at IS NOT NULL)));
ALTER TABLE intake ADD CONSTRAINT intake_check4 CHECK (((closed_at IS NULL) = (close_reason IS NULL)));
ALTER TABLE intake ADD CONSTRAINT intake_check5 CHECK ((continues <> id));
ALTER TABLE intake ADD CONSTRAINT intake_check6 CHECK (((identity_page IS NULL) OR (identity_checked_at IS NOT NULL)));
ALTER TABLE intake ADD CONSTRAINT intake_close_reason_check CHECK ((close_reason = ANY (ARRAY['accepted'::text, 'call_ended'::text])));
ALTER TABLE intake ADD CONSTRAINT intake_version_check CHECK ((version >= 0));
ALTER TABLE intake ADD CONSTRAINT intake_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE intake ADD CONSTRAINT intake_continues_fkey FOREIGN KEY (continues) REFERENCES intake(id);
ALTER TABLE intake ADD CONSTRAINT intake_identity_checked_by_fkey FOREIGN KEY (identity_checked_by) REFERENCES staff(id);
ALTER TABLE intake ADD CONSTRAINT intake_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
ALTER TABLE intake ADD CONSTRAINT intake_pkey PRIMARY KEY (id);
ALTER TABLE intake ADD CONSTRAINT intake_contact_id_key UNIQUE (contact_id);
ALTER TABLE intake ADD CONSTRAINT intake_continues_key UNIQUE (continues);
ALTER TABLE intake_page ADD CONSTRAINT intake_page_bytes_check CHECK ((bytes > 0));
ALTER TABLE intake_page ADD CONSTRAINT intake_page_height_check CHECK ((height > 0));
ALTER TABLE intake_page ADD CONSTRAINT intake_page_position_check CHECK ((("position" >= 1) AND ("position" <= 20)));
ALTER TABLE intake_page ADD CONSTRAINT intake_page_sha256_check CHECK ((octet_length(sha256) = 32));
ALTER TABLE intake_page ADD CONSTRAINT intake_page_sharpness_check CHECK ((sharpness >= (0)::double precision));
ALTER TABLE intake_page ADD CONSTRAINT intake_page_width_check CHECK ((width > 0));
ALTER TABLE intake_page ADD CONSTRAINT intake_page_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES intake_paper(id);
ALTER TABLE intake_page ADD CONSTRAINT intake_page_pkey PRIMARY KEY (id);
ALTER TABLE intake_page ADD CONSTRAINT intake_page_blob_key_key UNIQUE (blob_key);
ALTER TABLE intake_page ADD CONSTRAINT intake_page_paper_id_position_key UNIQUE (paper_id, "position");
ALTER TABLE intake_paper ADD CONSTRAINT intake_paper_kind_check CHECK ((kind = ANY (ARRAY['identity_front'::text, 'identity_back'::text, 'person'::text, 'document'::text])));
ALTER TABLE intake_paper ADD CONSTRAINT intake_paper_label_check CHECK (((char_length(label) >= 1) AND (char_length(label) <= 40)));
ALTER TABLE intake_paper ADD CONSTRAINT intake_paper_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'received'::text, 'accepted'::text, 'retake'::text, 'later'::text])));
ALTER TABLE intake_paper ADD CONSTRAINT intake_paper_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES intake(id);
ALTER TABLE intake_paper ADD CONSTRAINT intake_paper_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES staff(id);
ALTER TABLE intake_paper ADD CONSTRAINT intake_paper_pkey PRIMARY KEY (id);
ALTER TABLE job_run ADD CONSTRAINT job_run_attempts_check CHECK ((attempts >= 0));
ALTER TABLE job_run ADD CONSTRAINT job_run_check CHECK (((state = 'running'::text) = (worker_id IS NOT NULL)));
ALTER TABLE job_run ADD CONSTRAINT job_run_check1 CHECK (((state = ANY (ARRAY['failed'::text, 'done'::text, 'dropped'::text])) = (finished_at IS NOT NULL)));
ALTER TABLE job_run ADD CONSTRAINT job_run_check2 CHECK (((note_zh IS NULL) = (note_en IS NULL)));
ALTER TABLE job_run ADD CONSTRAINT job_run_check3 CHECK (((reason_zh IS NULL) = (reason_en IS NULL)));
ALTER TABLE job_run ADD CONSTRAINT job_run_key_check CHECK (((char_length(key) >= 1) AND (char_length(key) <= 200)));
ALTER TABLE job_run ADD CONSTRAINT job_run_max_attempts_check CHECK ((max_attempts >= 1));
ALTER TABLE job_run ADD CONSTRAINT job_run_name_check CHECK ((name ~ '^[a-z_]+\.[a-z_]+$'::text));
ALTER TABLE job_run ADD CONSTRAINT job_run_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision)));
ALTER TABLE job_run ADD CONSTRAINT job_run_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'failed'::text, 'done'::text, 'dropped'::text])));
ALTER TABLE job_run ADD CONSTRAINT job_run_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id) ON DELETE SET NULL;
ALTER TABLE job_run ADD CONSTRAINT job_run_pkey PRIMARY KEY (id);
ALTER TABLE job_worker ADD CONSTRAINT job_worker_pkey PRIMARY KEY (id);
ALTER TABLE kept_key ADD CONSTRAINT kept_key_purpose_check CHECK ((purpose ~ '^[a-z][a-z-]{0,39}$'::text));
ALTER TABLE kept_key ADD CONSTRAINT kept_key_pkey PRIMARY KEY (purpose);
ALTER TABLE legal_check ADD CONSTRAINT legal_check_parameter_id_check CHECK (((char_length(parameter_id) >= 1) AND (char_length(parameter_id) <= 80)));
ALTER TABLE legal_check ADD CONSTRAINT legal_check_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES staff(id);
ALTER TABLE legal_check ADD CONSTRAINT legal_check_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE legal_check ADD CONSTRAINT legal_check_pkey PRIMARY KEY (org_unit_id, parameter_id, value_from);
ALTER TABLE legal_override ADD CONSTRAINT legal_override_check CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)));
ALTER TABLE legal_override ADD CONSTRAINT legal_override_parameter_id_check CHECK (((char_length(parameter_id) >= 1) AND (char_length(parameter_id) <= 80)));
ALTER TABLE legal_override ADD CONSTRAINT legal_override_source_check CHECK (((char_length(source) >= 4) AND (char_length(source) <= 200)));
ALTER TABLE legal_override ADD CONSTRAINT legal_override_value_check CHECK ((jsonb_typeof(value) = ANY (ARRAY['string'::text, 'object'::text])));
ALTER TABLE legal_override ADD CONSTRAINT legal_override_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE legal_override ADD CONSTRAINT legal_override_set_by_fkey FOREIGN KEY (set_by) REFERENCES staff(id);
ALTER TABLE legal_override ADD CONSTRAINT legal_override_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES staff(id);
ALTER TABLE legal_override ADD CONSTRAINT legal_override_pkey PRIMARY KEY (id);
ALTER TABLE login_guard ADD CONSTRAINT login_guard_failures_check CHECK ((failures >= 0));
ALTER TABLE login_guard ADD CONSTRAINT login_guard_pkey PRIMARY KEY (username);
ALTER TABLE login_guard_address ADD CONSTRAINT login_guard_address_failures_check CHECK ((failures >= 0));
ALTER TABLE login_guard_address ADD CONSTRAINT login_guard_address_pkey PRIMARY KEY (username, address);
ALTER TABLE migration ADD CONSTRAINT migration_pkey PRIMARY KEY (number);
ALTER TABLE offer ADD CONSTRAINT offer_check CHECK (((state = 'open'::text) = (closed_at IS NULL)));
ALTER TABLE offer ADD CONSTRAINT offer_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text])));
ALTER TABLE offer ADD CONSTRAINT offer_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES staff(id);
ALTER TABLE offer ADD CONSTRAINT offer_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE;
ALTER TABLE offer ADD CONSTRAINT offer_pkey PRIMARY KEY (id);
ALTER TABLE org_unit ADD CONSTRAINT org_unit_district_open CHECK (((closed_at IS NULL) OR (nlevel(path) > 1)));
ALTER TABLE org_unit ADD CONSTRAINT org_unit_merged CHECK (((merged_into IS NULL) OR ((closed_at IS NOT NULL) AND (merged_into <> id))));
ALTER TABLE org_unit ADD CONSTRAINT org_unit_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)));
ALTER TABLE org_unit ADD CONSTRAINT org_unit_name_en_check CHECK ((char_length(name_en) <= 80));
ALTER TABLE org_unit ADD CONSTRAINT org_unit_path_check CHECK (((nlevel(path) >= 1) AND (nlevel(path) <= 3)));
ALTER TABLE org_unit ADD CONSTRAINT org_unit_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES org_unit(id);
ALTER TABLE org_unit ADD CONSTRAINT org_unit_parent_path_fkey FOREIGN KEY (parent_path) REFERENCES org_unit(path);
ALTER TABLE org_unit ADD CONSTRAINT org_unit_pkey PRIMARY KEY (id);
ALTER TABLE org_unit ADD CONSTRAINT org_unit_path_key UNIQUE (path);
ALTER TABLE org_unit_path ADD CONSTRAINT org_unit_path_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE org_unit_path ADD CONSTRAINT org_unit_path_pkey PRIMARY KEY (path);
ALTER TABLE pairing ADD CONSTRAINT pairing_check CHECK (((state <> 'approved'::text) OR (decided_at IS NOT NULL)));
ALTER TABLE pairing ADD CONSTRAINT pairing_code_check CHECK ((code ~ '^\d{8}$'::text));
ALTER TABLE pairing ADD CONSTRAINT pairing_serial_check CHECK ((serial ~ '^[A-Z0-9][A-Z0-9._:-]{3,39}$'::text));
ALTER TABLE pairing ADD CONSTRAINT pairing_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text, 'expired'::text])));
ALTER TABLE pairing ADD CONSTRAINT pairing_thumbprint_check CHECK ((octet_length(thumbprint) = 32));
ALTER TABLE pairing ADD CONSTRAINT pairing_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id);
ALTER TABLE pairing ADD CONSTRAINT pairing_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id) ON DELETE SET NULL;
ALTER TABLE pairing ADD CONSTRAINT pairing_pkey PRIMARY KEY (id);
ALTER TABLE participant ADD CONSTRAINT participant_check CHECK (((suffered_s >= 0) AND (suffered_s <= measured_s)));
ALTER TABLE participant ADD CONSTRAINT participant_check1 CHECK (((NOT ('activate'::text = ANY ((grants)::text[]))) OR (staff_id IS NOT NULL)));
ALTER TABLE participant ADD CONSTRAINT participant_is_one CHECK ((num_nonnulls(terminal_id, staff_id, guest_id) = 1));
ALTER TABLE participant ADD CONSTRAINT participant_measured_s_check CHECK ((measured_s >= 0));
ALTER TABLE participant ADD CONSTRAINT participant_guest_id_fkey FOREIGN KEY (guest_id) REFERENCES guest(id) ON DELETE CASCADE;
ALTER TABLE participant ADD CONSTRAINT participant_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE;
ALTER TABLE participant ADD CONSTRAINT participant_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);
ALTER TABLE participant ADD CONSTRAINT participant_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id);
ALTER TABLE participant ADD CONSTRAINT participant_pkey PRIMARY KEY (id);
ALTER TABLE person ADD CONSTRAINT person_check CHECK (((erased_at IS NULL) = (data_key_sealed IS NOT NULL)));
ALTER TABLE person ADD CONSTRAINT person_restricted CHECK (((restricted_at IS NULL) OR (erased_at IS NULL)));
ALTER TABLE person ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE privacy_acknowledgement ADD CONSTRAINT privacy_acknowledgement_check CHECK ((acknowledged_at <= received_at));
ALTER TABLE privacy_acknowledgement ADD CONSTRAINT privacy_acknowledgement_thumbprint_fkey FOREIGN KEY (thumbprint) REFERENCES terminal_key(thumbprint) ON DELETE CASCADE;
ALTER TABLE privacy_acknowledgement ADD CONSTRAINT privacy_acknowledgement_version_fkey FOREIGN KEY (version) REFERENCES privacy_notice(version);
ALTER TABLE privacy_acknowledgement ADD CONSTRAINT privacy_acknowledgement_pkey PRIMARY KEY (thumbprint, version);
ALTER TABLE privacy_notice ADD CONSTRAINT privacy_notice_audience_check CHECK ((audience = ANY (ARRAY['home'::text, 'room'::text, 'web'::text])));
ALTER TABLE privacy_notice ADD CONSTRAINT privacy_notice_version_check CHECK ((version ~ '^[0-9a-f]{16}$'::text));
ALTER TABLE privacy_notice ADD CONSTRAINT privacy_notice_pkey PRIMARY KEY (version);
ALTER TABLE programme ADD CONSTRAINT programme_asset_id_check CHECK ((asset_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'::text));
ALTER TABLE programme ADD CONSTRAINT programme_position_check CHECK (("position" >= 0));
ALTER TABLE programme ADD CONSTRAINT programme_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id) ON DELETE CASCADE;
ALTER TABLE programme ADD CONSTRAINT programme_pkey PRIMARY KEY (channel_id, "position");
ALTER TABLE quality_hour ADD CONSTRAINT quality_hour_fair_s_check CHECK ((fair_s >= 0));
ALTER TABLE quality_hour ADD CONSTRAINT quality_hour_good_s_check CHECK ((good_s >= 0));
ALTER TABLE quality_hour ADD CONSTRAINT quality_hour_hour_check CHECK ((((EXTRACT(epoch FROM hour))::bigint % (3600)::bigint) = 0));
ALTER TABLE quality_hour ADD CONSTRAINT quality_hour_lost_s_check CHECK ((lost_s >= 0));
ALTER TABLE quality_hour ADD CONSTRAINT quality_hour_poor_s_check CHECK ((poor_s >= 0));
ALTER TABLE quality_hour ADD CONSTRAINT quality_hour_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE quality_hour ADD CONSTRAINT quality_hour_pkey PRIMARY KEY (org_unit_id, hour);
ALTER TABLE rating ADD CONSTRAINT rating_of_a_month CHECK (((sealed_call IS NOT NULL) OR (EXTRACT(day FROM rated_on) = (1)::numeric)));
ALTER TABLE rating ADD CONSTRAINT rating_score_check CHECK (((score >= 1) AND (score <= 5)));
ALTER TABLE rating ADD CONSTRAINT rating_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES staff(id);
ALTER TABLE rating ADD CONSTRAINT rating_pkey PRIMARY KEY (id);
ALTER TABLE rating_inbox ADD CONSTRAINT rating_inbox_sealed_check CHECK ((octet_length(sealed) = ANY (ARRAY[71, 79])));
ALTER TABLE rating_inbox ADD CONSTRAINT rating_inbox_pkey PRIMARY KEY (id);
ALTER TABLE refresh_token ADD CONSTRAINT refresh_token_hash_check CHECK ((octet_length(hash) = 32));
ALTER TABLE refresh_token ADD CONSTRAINT refresh_token_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES refresh_token(hash) ON DELETE SET NULL;
ALTER TABLE refresh_token ADD CONSTRAINT refresh_token_session_id_fkey FOREIGN KEY (session_id) REFERENCES staff_session(id) ON DELETE CASCADE;
ALTER TABLE refresh_token ADD CONSTRAINT refresh_token_pkey PRIMARY KEY (hash);
ALTER TABLE saved_view ADD CONSTRAINT saved_view_look_check CHECK (((jsonb_typeof(look) = 'object'::text) AND (jsonb_typeof((look -> 'filter'::text)) = 'object'::text)));
ALTER TABLE saved_view ADD CONSTRAINT saved_view_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 40)));
ALTER TABLE saved_view ADD CONSTRAINT saved_view_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id) ON DELETE CASCADE;
ALTER TABLE saved_view ADD CONSTRAINT saved_view_shared_in_fkey FOREIGN KEY (shared_in) REFERENCES org_unit(id);
ALTER TABLE saved_view ADD CONSTRAINT saved_view_pkey PRIMARY KEY (id);
ALTER TABLE saved_view ADD CONSTRAINT saved_view_owner_id_name_key UNIQUE (owner_id, name);
ALTER TABLE screen_offer ADD CONSTRAINT screen_offer_attempt_check CHECK (((attempt >= 0) AND (attempt <= 9)));
ALTER TABLE screen_offer ADD CONSTRAINT screen_offer_code_hash_check CHECK ((octet_length(code_hash) = 32));
ALTER TABLE screen_offer ADD CONSTRAINT screen_offer_token_hash_check CHECK ((octet_length(token_hash) = 32));
ALTER TABLE screen_offer ADD CONSTRAINT screen_offer_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id) ON DELETE CASCADE;
ALTER TABLE screen_offer ADD CONSTRAINT screen_offer_used_by_fkey FOREIGN KEY (used_by) REFERENCES contact(id) ON DELETE CASCADE;
ALTER TABLE screen_offer ADD CONSTRAINT screen_offer_pkey PRIMARY KEY (terminal_id);
ALTER TABLE screen_offer ADD CONSTRAINT screen_offer_code_hash_key UNIQUE (code_hash);
ALTER TABLE screen_offer ADD CONSTRAINT screen_offer_token_hash_key UNIQUE (token_hash);
ALTER TABLE session ADD CONSTRAINT session_check CHECK (((ended_at IS NULL) OR (live_at IS NULL) OR (live_at <= ended_at)));
ALTER TABLE session ADD CONSTRAINT session_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE;
ALTER TABLE session ADD CONSTRAINT session_sfu_id_fkey FOREIGN KEY (sfu_id) REFERENCES sfu_node(id);
ALTER TABLE session ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE session_quality ADD CONSTRAINT session_quality_check CHECK (((width IS NULL) = (height IS NULL)));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_concealed_check CHECK (((concealed >= (0)::double precision) AND (concealed <= (1)::double precision)));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_freezes_check CHECK ((freezes >= 0));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_frozen_ms_check CHECK ((frozen_ms >= 0));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_height_check CHECK ((height > 0));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_jitter_ms_check CHECK ((jitter_ms >= 0));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_lost_check CHECK ((lost >= 0));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_received_check CHECK ((received >= 0));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_rtt_ms_check CHECK ((rtt_ms >= 0));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_seconds_check CHECK (((seconds >= 1) AND (seconds <= 60)));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_sent_check CHECK ((sent >= 0));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_sent_lost_check CHECK ((sent_lost >= 0));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_width_check CHECK ((width > 0));
ALTER TABLE session_quality ADD CONSTRAINT session_quality_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
ALTER TABLE session_quality ADD CONSTRAINT session_quality_pkey PRIMARY KEY (participant_id, phone, at);
ALTER TABLE sfu_event ADD CONSTRAINT sfu_event_pkey PRIMARY KEY (id);
ALTER TABLE sfu_node ADD CONSTRAINT sfu_node_id_check CHECK (((char_length(id) >= 1) AND (char_length(id) <= 80)));
ALTER TABLE sfu_node ADD CONSTRAINT sfu_node_workers_check CHECK ((workers >= 0));
ALTER TABLE sfu_node ADD CONSTRAINT sfu_node_pkey PRIMARY KEY (id);
ALTER TABLE shift ADD CONSTRAINT shift_length CHECK ((((ends_at - starts_at) >= '00:15:00'::interval) AND ((ends_at - starts_at) <= '24:00:00'::interval)));
ALTER TABLE shift ADD CONSTRAINT shift_edited_by_fkey FOREIGN KEY (edited_by) REFERENCES staff(id);
ALTER TABLE shift ADD CONSTRAINT shift_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
ALTER TABLE shift ADD CONSTRAINT shift_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id);
ALTER TABLE shift ADD CONSTRAINT shift_pkey PRIMARY KEY (id);
ALTER TABLE shift ADD CONSTRAINT shift_overlap EXCLUDE USING gist (staff_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
ALTER TABLE site ADD CONSTRAINT site_address_check CHECK ((char_length(address) <= 200));
ALTER TABLE site ADD CONSTRAINT site_adviser_check CHECK ((jsonb_typeof(adviser) = 'object'::text));
ALTER TABLE site ADD CONSTRAINT site_check CHECK (((lng IS NULL) = (lat IS NULL)));
ALTER TABLE site ADD CONSTRAINT site_contacts_check CHECK ((jsonb_typeof(contacts) = 'array'::text));
ALTER TABLE site ADD CONSTRAINT site_hours_check CHECK (is_opening_hours(hours));
ALTER TABLE site ADD CONSTRAINT site_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision)));
ALTER TABLE site ADD CONSTRAINT site_lng_check CHECK (((lng >= ('-180'::integer)::double precision) AND (lng <= (180)::double precision)));
ALTER TABLE site ADD CONSTRAINT site_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)));
ALTER TABLE site ADD CONSTRAINT site_name_en_check CHECK ((char_length(name_en) <= 80));
ALTER TABLE site ADD CONSTRAINT site_notices_check CHECK ((jsonb_typeof(notices) = 'array'::text));
ALTER TABLE site ADD CONSTRAINT site_services_check CHECK ((jsonb_typeof(services) = 'array'::text));
ALTER TABLE site ADD CONSTRAINT site_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE site ADD CONSTRAINT site_pkey PRIMARY KEY (id);
ALTER TABLE staff ADD CONSTRAINT staff_display_name_check CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 40)));
ALTER TABLE staff ADD CONSTRAINT staff_username_check CHECK (((username = lower(username)) AND ((char_length(username) >= 1) AND (char_length(username) <= 64))));
ALTER TABLE staff ADD CONSTRAINT staff_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE staff ADD CONSTRAINT staff_pkey PRIMARY KEY (id);
ALTER TABLE staff ADD CONSTRAINT staff_username_key UNIQUE (username);
ALTER TABLE staff_link ADD CONSTRAINT staff_link_check CHECK (((used_at IS NULL) OR (replaced_at IS NULL)));
ALTER TABLE staff_link ADD CONSTRAINT staff_link_hash_check CHECK ((octet_length(hash) = 32));
ALTER TABLE staff_link ADD CONSTRAINT staff_link_kind_check CHECK ((kind = ANY (ARRAY['invite'::text, 'reset'::text])));
ALTER TABLE staff_link ADD CONSTRAINT staff_link_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;
ALTER TABLE staff_link ADD CONSTRAINT staff_link_pkey PRIMARY KEY (hash);
ALTER TABLE staff_recovery_code ADD CONSTRAINT staff_recovery_code_hash_check CHECK ((octet_length(hash) = 32));
ALTER TABLE staff_recovery_code ADD CONSTRAINT staff_recovery_code_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_totp(staff_id) ON DELETE CASCADE;
ALTER TABLE staff_recovery_code ADD CONSTRAINT staff_recovery_code_pkey PRIMARY KEY (staff_id, hash);
ALTER TABLE staff_role ADD CONSTRAINT staff_role_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;
ALTER TABLE staff_role ADD CONSTRAINT staff_role_pkey PRIMARY KEY (staff_id, role);
ALTER TABLE staff_session ADD CONSTRAINT staff_session_address_check CHECK ((char_length(address) <= 60));
ALTER TABLE staff_session ADD CONSTRAINT staff_session_check CHECK (((ended_at IS NULL) = (end_reason IS NULL)));
ALTER TABLE staff_session ADD CONSTRAINT staff_session_device_check CHECK ((char_length(device) <= 60));
ALTER TABLE staff_session ADD CONSTRAINT staff_session_end_reason_check CHECK ((end_reason = ANY (ARRAY['logout'::text, 'reuse'::text, 'expired'::text, 'disabled'::text, 'password'::text, 'ended'::text])));
ALTER TABLE staff_session ADD CONSTRAINT staff_session_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;
ALTER TABLE staff_session ADD CONSTRAINT staff_session_pkey PRIMARY KEY (id);
ALTER TABLE staff_skill ADD CONSTRAINT staff_skill_category_check CHECK (((category)::text <> 'uncategorised'::text));
ALTER TABLE staff_skill ADD CONSTRAINT staff_skill_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;
ALTER TABLE staff_skill ADD CONSTRAINT staff_skill_pkey PRIMARY KEY (staff_id, category);
ALTER TABLE staff_totp ADD CONSTRAINT staff_totp_failures_check CHECK ((failures >= 0));
ALTER TABLE staff_totp ADD CONSTRAINT staff_totp_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;
ALTER TABLE staff_totp ADD CONSTRAINT staff_totp_pkey PRIMARY KEY (staff_id);
ALTER TABLE state_move ADD CONSTRAINT state_move_check CHECK ((from_state <> to_state));
ALTER TABLE state_move ADD CONSTRAINT state_move_pkey PRIMARY KEY (entity, from_state, to_state);
ALTER TABLE target ADD CONSTRAINT target_one_place CHECK ((num_nonnulls(org_unit_id, site_id, terminal_id) <= 1));
ALTER TABLE target ADD CONSTRAINT target_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE target ADD CONSTRAINT target_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
ALTER TABLE target ADD CONSTRAINT target_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id);
ALTER TABLE target ADD CONSTRAINT target_pkey PRIMARY KEY (id);
ALTER TABLE target_setting ADD CONSTRAINT target_setting_value CHECK (
CASE setting
    WHEN 'screensaver'::text THEN is_idle_minutes(value)
    ELSE is_target_value((setting)::text, value)
END);
ALTER TABLE target_setting ADD CONSTRAINT target_setting_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id);
ALTER TABLE target_setting ADD CONSTRAINT target_setting_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id);
ALTER TABLE target_setting ADD CONSTRAINT target_setting_pkey PRIMARY KEY (target_id, setting);
ALTER TABLE terminal ADD CONSTRAINT terminal_check CHECK ((((connection_id IS NULL) = (tab_id IS NULL)) AND ((connection_id IS NULL) = (node_id IS NULL))));
ALTER TABLE terminal ADD CONSTRAINT terminal_check1 CHECK (((revoked_at IS NULL) = (revoke_reason IS NULL)));
ALTER TABLE terminal ADD CONSTRAINT terminal_lock CHECK (((locked_at IS NULL) = (lock_reason IS NULL)));
ALTER TABLE terminal ADD CONSTRAINT terminal_lock_reason_check CHECK (((char_length(lock_reason) >= 1) AND (char_length(lock_reason) <= 200)));
ALTER TABLE terminal ADD CONSTRAINT terminal_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 40)));
ALTER TABLE terminal ADD CONSTRAINT terminal_protocol_check CHECK ((protocol > 0));
ALTER TABLE terminal ADD CONSTRAINT terminal_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
ALTER TABLE terminal ADD CONSTRAINT terminal_pkey PRIMARY KEY (id);
ALTER TABLE terminal ADD CONSTRAINT terminal_connection_id_key UNIQUE (connection_id);
ALTER TABLE terminal_challenge ADD CONSTRAINT terminal_challenge_nonce_hash_check CHECK ((octet_length(nonce_hash) = 32));
ALTER TABLE terminal_challenge ADD CONSTRAINT terminal_challenge_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id) ON DELETE CASCADE;
ALTER TABLE terminal_challenge ADD CONSTRAINT terminal_challenge_pkey PRIMARY KEY (nonce_hash);
ALTER TABLE terminal_command ADD CONSTRAINT terminal_command_acknowledged_first CHECK (((acknowledged_at IS NOT NULL) OR (state <> ALL (ARRAY['acknowledged'::text, 'done'::text, 'failed'::text, 'refused'::text]))));
ALTER TABLE terminal_command ADD CONSTRAINT terminal_command_check CHECK (((state = ANY (ARRAY['pending'::text, 'sent'::text, 'acknowledged'::text])) = (ended_at IS NULL)));
ALTER TABLE terminal_command ADD CONSTRAINT terminal_command_findings_check CHECK ((jsonb_typeof(findings) = 'object'::text));
ALTER TABLE terminal_command ADD CONSTRAINT terminal_command_progress_check CHECK (((progress >= 0) AND (progress <= 100)));
ALTER TABLE terminal_command ADD CONSTRAINT terminal_command_reason_check CHECK ((reason = ANY (ARRAY['app_too_old'::text, 'platform'::text, 'in_call'::text, 'declined'::text, 'no_answer'::text, 'no_video'::text, 'interrupted'::text, 'no_report'::text, 'error'::text])));
ALTER TABLE terminal_command ADD CONSTRAINT terminal_command_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'sent'::text, 'acknowledged'::text, 'done'::text, 'failed'::text, 'unsupported'::text, 'refused'::text, 'expired'::text, 'cancelled'::text])));
ALTER TABLE terminal_command ADD CONSTRAINT terminal_command_command_id_fkey FOREIGN KEY (command_id) REFERENCES command(id) ON DELETE CASCADE;
ALTER TABLE terminal_command ADD CONSTRAINT terminal_command_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id);
ALTER TABLE terminal_command ADD CONSTRAINT terminal_command_pkey PRIMARY KEY (command_id, terminal_id);
ALTER TABLE terminal_group ADD CONSTRAINT terminal_group_filter_check CHECK ((jsonb_typeof(filter) = 'object'::text));
ALTER TABLE terminal_group ADD CONSTRAINT terminal_group_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 40)));
ALTER TABLE terminal_group ADD CONSTRAINT terminal_group_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff(id);
ALTER TABLE terminal_group ADD CONSTRAINT terminal_group_org_unit_id_fkey FOREIGN KEY (org_unit_id) REFERENCES org_unit(id);
ALTER TABLE terminal_group ADD CONSTRAINT terminal_group_pkey PRIMARY KEY (id);
ALTER TABLE terminal_group ADD CONSTRAINT terminal_group_id_has_members_key UNIQUE (id, has_members);
ALTER TABLE terminal_group ADD CONSTRAINT terminal_group_org_unit_id_name_key UNIQUE (org_unit_id, name);
ALTER TABLE terminal_group_member ADD CONSTRAINT terminal_group_member_group_id_is_member_fkey FOREIGN KEY (group_id, is_member) REFERENCES terminal_group(id, has_members) ON DELETE CASCADE;
ALTER TABLE terminal_group_member ADD CONSTRAINT terminal_group_member_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id) ON DELETE CASCADE;
ALTER TABLE terminal_group_member ADD CONSTRAINT terminal_group_member_pkey PRIMARY KEY (group_id, terminal_id);
ALTER TABLE terminal_health_day ADD CONSTRAINT terminal_health_day_at_check CHECK ((((EXTRACT(epoch FROM at))::bigint % (86400)::bigint) = 57600));
ALTER TABLE terminal_health_day ADD CONSTRAINT terminal_health_day_minutes_check CHECK ((minutes > 0));
ALTER TABLE terminal_health_day ADD CONSTRAINT terminal_health_day_pkey PRIMARY KEY (terminal_id, at);
ALTER TABLE terminal_health_hour ADD CONSTRAINT terminal_health_hour_at_check CHECK ((((EXTRACT(epoch FROM at))::bigint % (3600)::bigint) = 0));
ALTER TABLE terminal_health_hour ADD CONSTRAINT terminal_health_hour_minutes_check CHECK ((minutes > 0));
ALTER TABLE terminal_health_hour ADD CONSTRAINT terminal_health_hour_pkey PRIMARY KEY (terminal_id, at);
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_at_check CHECK ((((EXTRACT(epoch FROM at))::bigint % (60)::bigint) = 0));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_beats_check CHECK ((beats > 0));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_busy_pm_check CHECK (((busy_pm >= 0) AND (busy_pm <= 1000)));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_covered_s_check CHECK (((covered_s >= 0) AND (covered_s <= 86400)));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_cpu_pm_check CHECK (((cpu_pm >= 0) AND (cpu_pm <= 1000)));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_heap_kib_check CHECK ((heap_kib >= 0));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_long_frames_check CHECK (((long_frames >= 0) AND (long_frames <= 100000)));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_loss_bp_check CHECK (((loss_bp >= 0) AND (loss_bp <= 10000)));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_rtt_ms_check CHECK (((rtt_ms >= 0) AND (rtt_ms <= 60000)));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_stalled_ms_check CHECK (((stalled_ms >= 0) AND (stalled_ms <= 86400000)));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_stalls_check CHECK (((stalls >= 0) AND (stalls <= 100000)));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_storage_pm_check CHECK (((storage_pm >= 0) AND (storage_pm <= 1000)));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_texture_kib_check CHECK ((texture_kib >= 0));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_worst_frame_ms_check CHECK (((worst_frame_ms >= 0) AND (worst_frame_ms <= 3600000)));
ALTER TABLE terminal_health_minute ADD CONSTRAINT terminal_health_minute_pkey PRIMARY KEY (terminal_id, at);
ALTER TABLE terminal_health_summed ADD CONSTRAINT terminal_health_summed_check CHECK ((days_to <= hours_to));
ALTER TABLE terminal_health_summed ADD CONSTRAINT terminal_health_summed_one_check CHECK (one);
ALTER TABLE terminal_health_summed ADD CONSTRAINT terminal_health_summed_pkey PRIMARY KEY (one);
ALTER TABLE terminal_key ADD CONSTRAINT terminal_key_thumbprint_check CHECK ((octet_length(thumbprint) = 32));
ALTER TABLE terminal_key ADD CONSTRAINT terminal_key_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id) ON DELETE CASCADE;
ALTER TABLE terminal_key ADD CONSTRAINT terminal_key_pkey PRIMARY KEY (thumbprint);
ALTER TABLE terminal_report ADD CONSTRAINT terminal_report_digest_check CHECK ((digest ~ '^[0-9a-z-]{1,64}$'::text));
ALTER TABLE terminal_report ADD CONSTRAINT terminal_report_past CHECK ((applied_at <= reported_at));
ALTER TABLE terminal_report ADD CONSTRAINT terminal_report_report_check CHECK (((jsonb_typeof(report) = 'object'::text) AND (octet_length((report)::text) <= 65536)));
ALTER TABLE terminal_report ADD CONSTRAINT terminal_report_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id);
ALTER TABLE terminal_report ADD CONSTRAINT terminal_report_pkey PRIMARY KEY (terminal_id);
ALTER TABLE terminal_tag ADD CONSTRAINT terminal_tag_tag_check CHECK ((((char_length(tag) >= 1) AND (char_length(tag) <= 32)) AND (tag IS NFKC NORMALIZED) AND (tag = btrim(tag)) AND (tag !~ '[,[:cntrl:]]'::text)));
ALTER TABLE terminal_tag ADD CONSTRAINT terminal_tag_terminal_id_fkey FOREIGN KEY (terminal_id) REFERENCES terminal(id) ON DELETE CASCADE;
ALTER TABLE terminal_tag ADD CONSTRAINT terminal_tag_pkey PRIMARY KEY (terminal_id, tag);

CREATE INDEX agent_idle ON public.agent_state USING btree (idle_since) WHERE ((state)::text = 'available'::text);
CREATE INDEX agent_wrap_up_due ON public.agent_state USING btree (until) WHERE ((state)::text = 'wrap_up'::text);
CREATE INDEX answered_request_age ON public.answered_request USING btree (answered_at);
CREATE INDEX application_due ON public.application USING btree (decision_due, number);
CREATE INDEX application_person ON public.application USING btree (person_id);
CREATE INDEX audit_event_unsealed ON public.audit_event USING btree (id) WHERE (seal IS NULL);
CREATE INDEX callback_contact ON public.callback USING btree (contact_id) WHERE (contact_id IS NOT NULL);
CREATE UNIQUE INDEX callback_from_browser ON public.callback USING btree (request_id) WHERE (terminal_id IS NULL);
CREATE INDEX callback_kept ON public.callback USING btree (done_at) WHERE (done_at IS NOT NULL);
CREATE INDEX callback_open ON public.callback USING btree (requested_at) WHERE (done_at IS NULL);
CREATE INDEX callback_repeats ON public.callback USING btree (repeats) WHERE (repeats IS NOT NULL);
CREATE UNIQUE INDEX canned_answer_words ON public.canned_answer USING btree (category, md5(zh)) WHERE (retired_at IS NULL);
CREATE INDEX command_created ON public.command USING btree (created_at, id);
CREATE INDEX command_not_over ON public.command USING btree (expires_at) WHERE (ended_at IS NULL);
CREATE INDEX console_socket_node ON public.console_socket USING btree (node_id);
CREATE INDEX console_socket_staff ON public.console_socket USING btree (staff_id);
CREATE INDEX contact_agent_newest ON public.contact USING btree (agent_id, queued_at DESC);
CREATE INDEX contact_callback ON public.contact USING btree (callback_id) WHERE (callback_id IS NOT NULL);
CREATE INDEX contact_clear_notes ON public.contact USING btree (id) WHERE (notes <> ''::text);
CREATE INDEX contact_ended ON public.contact USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX contact_live ON public.contact USING btree (state) WHERE ((state)::text <> 'ended'::text);
CREATE INDEX contact_newest ON public.contact USING btree (queued_at DESC);
CREATE INDEX contact_notes_kept ON public.contact USING btree (ended_at) WHERE (notes_sealed IS NOT NULL);
CREATE UNIQUE INDEX contact_one_live_per_agent ON public.contact USING btree (agent_id) WHERE ((state)::text = ANY (ARRAY['connecting'::text, 'active'::text, 'held'::text]));
CREATE UNIQUE INDEX contact_one_live_per_terminal ON public.contact USING btree (terminal_id) WHERE ((state)::text <> 'ended'::text);
CREATE UNIQUE INDEX contact_one_ringing_per_caller ON public.contact USING btree (wanted_agent_id) WHERE ((state)::text = 'ringing'::text);
CREATE INDEX contact_queue ON public.contact USING btree (queued_at, id) WHERE ((state)::text = ANY (ARRAY['queued'::text, 'offered'::text]));
CREATE INDEX contact_terminal_newest ON public.contact USING btree (terminal_id, queued_at DESC);
CREATE INDEX contact_event_contact ON public.contact_event USING btree (contact_id, id);
CREATE INDEX enrolment_age ON public.enrolment USING btree (created_at DESC, id DESC);
CREATE INDEX enrolment_import ON public.enrolment USING btree (import_id);
CREATE UNIQUE INDEX enrolment_serial ON public.enrolment USING btree (serial) WHERE (withdrawn_at IS NULL);
CREATE INDEX enrolment_site ON public.enrolment USING btree (site_id);
CREATE INDEX enrolment_terminal ON public.enrolment USING btree (terminal_id) WHERE (terminal_id IS NOT NULL);
CREATE INDEX erasure_kind ON public.erasure USING btree (kind, id);
CREATE INDEX guest_address ON public.guest USING btree (address_hash, created_at) WHERE (address_hash IS NOT NULL);
CREATE INDEX guest_browser_newest ON public.guest USING btree (browser_hash, created_at DESC);
CREATE INDEX guest_link_visits ON public.guest USING btree (link_id) WHERE (link_id IS NOT NULL);
CREATE UNIQUE INDEX guest_one_open_per_browser ON public.guest USING btree (browser_hash) WHERE (left_at IS NULL);
CREATE INDEX guest_link_unit ON public.guest_link USING btree (org_unit_id, created_at DESC, id DESC);
CREATE INDEX guest_report_block ON public.guest_report USING btree (block_hash) WHERE (block_hash IS NOT NULL);
CREATE INDEX guest_report_newest ON public.guest_report USING btree (created_at DESC, id DESC);
CREATE INDEX intake_person ON public.intake USING btree (person_id);
CREATE INDEX intake_unfinished ON public.intake USING btree (closed_at) WHERE (close_reason = 'call_ended'::text);
CREATE INDEX intake_paper_intake ON public.intake_paper USING btree (intake_id, requested_at);
CREATE INDEX job_run_finished ON public.job_run USING btree (finished_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX job_run_held ON public.job_run USING btree (worker_id) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX job_run_key ON public.job_run USING btree (name, key) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text, 'failed'::text]));
CREATE INDEX job_run_latest ON public.job_run USING btree (COALESCE(finished_at, created_at) DESC, id DESC);
CREATE UNIQUE INDEX legal_override_in_force ON public.legal_override USING btree (org_unit_id, parameter_id, valid_from) WHERE (withdrawn_at IS NULL);
CREATE INDEX offer_contact ON public.offer USING btree (contact_id);
CREATE INDEX offer_due ON public.offer USING btree (expires_at) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX offer_one_open_per_agent ON public.offer USING btree (agent_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX offer_one_open_per_contact ON public.offer USING btree (contact_id) WHERE (state = 'open'::text);
CREATE INDEX org_unit_name ON public.org_unit USING btree (name COLLATE "C", id);
CREATE INDEX org_unit_path_gist ON public.org_unit USING gist (path);
CREATE UNIQUE INDEX org_unit_sibling_name ON public.org_unit USING btree (parent_path, name) NULLS NOT DISTINCT WHERE (closed_at IS NULL);
CREATE INDEX org_unit_path_unit ON public.org_unit_path USING btree (org_unit_id);
CREATE UNIQUE INDEX pairing_one_per_code ON public.pairing USING btree (code) WHERE (state = 'pending'::text);
CREATE UNIQUE INDEX pairing_one_per_key ON public.pairing USING btree (thumbprint) WHERE (state = 'pending'::text);
CREATE INDEX pairing_pending ON public.pairing USING btree (requested_at, id) WHERE (state = 'pending'::text);
CREATE UNIQUE INDEX participant_guest ON public.participant USING btree (session_id, guest_id) WHERE (guest_id IS NOT NULL);
CREATE INDEX participant_session ON public.participant USING btree (session_id);
CREATE UNIQUE INDEX participant_staff ON public.participant USING btree (session_id, staff_id) WHERE (staff_id IS NOT NULL);
CREATE UNIQUE INDEX participant_terminal ON public.participant USING btree (session_id, terminal_id) WHERE (terminal_id IS NOT NULL);
CREATE INDEX quality_hour_hour ON public.quality_hour USING btree (hour);
CREATE INDEX rating_agent_day ON public.rating USING btree (agent_id, rated_on);
CREATE INDEX rating_earlier ON public.rating USING btree (id) WHERE (sealed_call IS NOT NULL);
CREATE UNIQUE INDEX refresh_token_one_fresh ON public.refresh_token USING btree (session_id) WHERE (used_at IS NULL);
CREATE INDEX refresh_token_session ON public.refresh_token USING btree (session_id);
CREATE INDEX saved_view_name ON public.saved_view USING btree (name COLLATE "C", id);
CREATE INDEX session_contact ON public.session USING btree (contact_id);
CREATE UNIQUE INDEX session_one_open_per_contact ON public.session USING btree (contact_id) WHERE (ended_at IS NULL);
CREATE INDEX session_open ON public.session USING btree (sfu_id) WHERE (ended_at IS NULL);
CREATE INDEX session_quality_at ON public.session_quality USING brin (at);
CREATE INDEX sfu_event_received ON public.sfu_event USING btree (received_at);
CREATE INDEX shift_starts ON public.shift USING btree (starts_at);
CREATE INDEX site_name ON public.site USING btree ("left"(name, 60) COLLATE "C", id);
CREATE UNIQUE INDEX site_open_name ON public.site USING btree (org_unit_id, name) WHERE (closed_at IS NULL);
CREATE INDEX site_room ON public.site USING btree (org_unit_id) WHERE (((kind)::text = 'community_room'::text) AND (closed_at IS NULL));
CREATE INDEX site_unit ON public.site USING btree (org_unit_id);
CREATE INDEX staff_name ON public.staff USING btree (display_name COLLATE "C", id);
CREATE INDEX staff_org_unit ON public.staff USING btree (org_unit_id);
CREATE INDEX staff_link_expiry ON public.staff_link USING btree (expires_at);
CREATE UNIQUE INDEX staff_link_one_open ON public.staff_link USING btree (staff_id) WHERE ((used_at IS NULL) AND (replaced_at IS NULL));
CREATE INDEX staff_session_newest ON public.staff_session USING btree (staff_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX target_root ON public.target USING btree ((true)) WHERE (num_nonnulls(org_unit_id, site_id, terminal_id) = 0);
CREATE UNIQUE INDEX target_site ON public.target USING btree (site_id) WHERE (site_id IS NOT NULL);
CREATE UNIQUE INDEX target_terminal ON public.target USING btree (terminal_id) WHERE (terminal_id IS NOT NULL);
CREATE UNIQUE INDEX target_unit ON public.target USING btree (org_unit_id) WHERE (org_unit_id IS NOT NULL);
CREATE INDEX terminal_name ON public.terminal USING btree (name COLLATE "C", id);
CREATE INDEX terminal_node ON public.terminal USING btree (node_id) WHERE (node_id IS NOT NULL);
CREATE INDEX terminal_site ON public.terminal USING btree (site_id);
CREATE INDEX terminal_challenge_expiry ON public.terminal_challenge USING btree (expires_at);
CREATE INDEX terminal_command_open ON public.terminal_command USING btree (terminal_id) WHERE (ended_at IS NULL);
CREATE INDEX terminal_command_open_of ON public.terminal_command USING btree (command_id) WHERE (ended_at IS NULL);
CREATE INDEX terminal_group_name ON public.terminal_group USING btree (name COLLATE "C", id);
CREATE INDEX terminal_group_member_terminal ON public.terminal_group_member USING btree (terminal_id);
CREATE INDEX terminal_health_day_at ON ONLY public.terminal_health_day USING brin (at);
CREATE INDEX terminal_health_hour_at ON ONLY public.terminal_health_hour USING brin (at);
CREATE INDEX terminal_health_minute_at ON ONLY public.terminal_health_minute USING brin (at);
CREATE INDEX terminal_key_of ON public.terminal_key USING btree (terminal_id, registered_at DESC);
CREATE UNIQUE INDEX terminal_key_one_live ON public.terminal_key USING btree (terminal_id) WHERE ((revoked_at IS NULL) AND (confirmed_at IS NOT NULL));
CREATE UNIQUE INDEX terminal_key_one_next ON public.terminal_key USING btree (terminal_id) WHERE ((revoked_at IS NULL) AND (confirmed_at IS NULL));
CREATE INDEX terminal_tag_word ON public.terminal_tag USING btree (tag, terminal_id);

CREATE VIEW callback_place AS
 SELECT b.id AS callback_id,
    o.id AS unit_id,
    o.path,
    t.name AS terminal_name,
    COALESCE(s.name, o.name) AS place_name
   FROM (((callback b
     LEFT JOIN terminal t ON ((t.id = b.terminal_id)))
     LEFT JOIN site s ON ((s.id = t.site_id)))
     JOIN org_unit o ON ((o.id = COALESCE(s.org_unit_id, b.org_unit_id))));
CREATE VIEW contact_place AS
 SELECT c.id AS contact_id,
    o.id AS unit_id,
    o.path,
    o.name AS unit_name,
    t.name AS terminal_name,
    s.name AS site_name
   FROM ((((contact c
     LEFT JOIN terminal t ON ((t.id = c.terminal_id)))
     LEFT JOIN site s ON ((s.id = t.site_id)))
     LEFT JOIN guest g ON ((g.id = c.guest_id)))
     JOIN org_unit o ON ((o.id = COALESCE(s.org_unit_id, g.org_unit_id))));
CREATE VIEW rating_summary AS
 SELECT agent_id,
    (date_trunc('month'::text, (rated_on)::timestamp with time zone))::date AS month,
    (count(*))::integer AS ratings,
    round(avg(score), 2) AS average,
    (count(*) FILTER (WHERE (score >= 3)))::integer AS satisfied
   FROM rating
  GROUP BY agent_id, (date_trunc('month'::text, (rated_on)::timestamp with time zone))
 HAVING (count(*) >= 5);
CREATE VIEW terminal_health_minute_sums AS
 SELECT terminal_id,
    at,
    1 AS minutes,
    (beats)::integer AS beats,
    covered_s,
    num_nonnulls(cpu_pm) AS cpu_n,
    (cpu_pm)::bigint AS cpu_sum,
    (cpu_pm)::integer AS cpu_min,
    (cpu_pm)::integer AS cpu_max,
    num_nonnulls(busy_pm) AS busy_n,
    (busy_pm)::bigint AS busy_sum,
    (busy_pm)::integer AS busy_min,
    (busy_pm)::integer AS busy_max,
    num_nonnulls(heap_kib) AS heap_n,
    (heap_kib)::bigint AS heap_sum,
    heap_kib AS heap_min,
    heap_kib AS heap_max,
    num_nonnulls(texture_kib) AS texture_n,
    (texture_kib)::bigint AS texture_sum,
    texture_kib AS texture_min,
    texture_kib AS texture_max,
    num_nonnulls(rtt_ms) AS rtt_n,
    (rtt_ms)::bigint AS rtt_sum,
    rtt_ms AS rtt_min,
    rtt_ms AS rtt_max,
    num_nonnulls(loss_bp) AS loss_n,
    (loss_bp)::bigint AS loss_sum,
    (loss_bp)::integer AS loss_min,
    (loss_bp)::integer AS loss_max,
    num_nonnulls(storage_pm) AS storage_n,
    (storage_pm)::bigint AS storage_sum,
    (storage_pm)::integer AS storage_min,
    (storage_pm)::integer AS storage_max,
    COALESCE(((rtt_ms <= 25))::integer, 0) AS rtt_25,
    COALESCE((((rtt_ms > 25) AND (rtt_ms <= 50)))::integer, 0) AS rtt_50,
    COALESCE((((rtt_ms > 50) AND (rtt_ms <= 100)))::integer, 0) AS rtt_100,
    COALESCE((((rtt_ms > 100) AND (rtt_ms <= 200)))::integer, 0) AS rtt_200,
    COALESCE((((rtt_ms > 200) AND (rtt_ms <= 400)))::integer, 0) AS rtt_400,
    COALESCE((((rtt_ms > 400) AND (rtt_ms <= 800)))::integer, 0) AS rtt_800,
    COALESCE((((rtt_ms > 800) AND (rtt_ms <= 1600)))::integer, 0) AS rtt_1600,
    (long_frames)::bigint AS long_frames,
    worst_frame_ms,
    (stalls)::bigint AS stalls,
    (stalled_ms)::bigint AS stalled_ms,
    COALESCE((no_camera)::integer, 0) AS no_camera,
    COALESCE((no_microphone)::integer, 0) AS no_microphone
   FROM terminal_health_minute;

CREATE OR REPLACE FUNCTION public.application_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE'
    OR (to_jsonb(NEW) - 'query_code_sealed' - 'status') IS DISTINCT FROM (to_jsonb(OLD) - 'query_code_sealed' - 'status')
    OR (NEW.query_code_sealed IS NOT NULL AND NEW.query_code_sealed IS DISTINCT FROM OLD.query_code_sealed)
  THEN
    RAISE EXCEPTION 'application % is a record', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.application_insert_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT FROM intake i
    WHERE i.id = NEW.intake_id AND i.person_id = NEW.person_id AND i.closed_at IS NULL
      AND i.identity_checked_at IS NOT NULL AND i.confirmed_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM intake_paper p WHERE p.intake_id = i.id AND p.state NOT IN ('accepted', 'later'))
  ) THEN
    RAISE EXCEPTION 'intake % is not ready to be accepted', NEW.intake_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.audit_event_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.seal IS NULL AND NEW.seal IS NOT NULL
    AND (NEW.id, NEW.at, NEW.actor, NEW.action, NEW.subject, NEW.org_path, NEW.data)
      IS NOT DISTINCT FROM (OLD.id, OLD.at, OLD.actor, OLD.action, OLD.subject, OLD.org_path, OLD.data)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_event is append only' USING ERRCODE = 'restrict_violation';
END
$function$
;
CREATE OR REPLACE FUNCTION public.audit_hash(previous bytea, event audit_event)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  SELECT digest(
    coalesce(previous, ''::bytea) || convert_to(
      jsonb_build_array(
        event.id, extract(epoch FROM event.at), event.actor, event.action, event.subject, event.org_path::text, event.data
      )::text,
      'UTF8'
    ),
    'sha256'
  )
$function$
;
CREATE OR REPLACE FUNCTION public.canned_answers_have_an_end()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (SELECT count(*) FROM canned_answer WHERE retired_at IS NULL) > 200 THEN
    RAISE EXCEPTION 'more than 200 canned answers would be in use'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canned_answer_end';
  END IF;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.canned_answers_in_turn()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('canned_answer'));
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.contact_event_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND erases('call_records') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'contact_event is append only' USING ERRCODE = 'restrict_violation';
END
$function$
;
CREATE OR REPLACE FUNCTION public.contact_rated_day()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.rated_at := date_trunc('day', NEW.rated_at, 'Asia/Shanghai');
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.enrolment_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL
    OR NEW.serial <> OLD.serial
    OR (OLD.used_at IS NOT NULL AND NEW.terminal_id IS DISTINCT FROM OLD.terminal_id)
  THEN
    RAISE EXCEPTION 'enrolment % cannot change like this', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_guard';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.erases(what text)
 RETURNS boolean
 LANGUAGE sql
AS $function$
  SELECT coalesce(
    (SELECT e.kind = what AND e.xmin = pg_current_xact_id()::xid FROM erasure e ORDER BY e.id DESC LIMIT 1), false
  )
$function$
;
CREATE OR REPLACE FUNCTION public.group_members_serve()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  DELETE FROM terminal_group_member m USING added, terminal t
  WHERE m.group_id = added.group_id AND m.terminal_id = added.terminal_id
    AND t.id = m.terminal_id AND t.revoked_at IS NOT NULL;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.guest_leaves_with_contact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE guest SET left_at = greatest(NEW.ended_at, created_at) WHERE id = NEW.guest_id AND left_at IS NULL;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.intake_card_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE intake i SET identity_checked_at = NULL, identity_checked_by = NULL, identity_page = NULL
  FROM intake_paper p
  WHERE p.id = CASE TG_OP WHEN 'DELETE' THEN OLD.paper_id ELSE NEW.paper_id END
    AND (p.kind = 'identity_front' OR (TG_OP = 'DELETE' AND OLD.id = i.identity_page))
    AND i.id = p.intake_id AND i.identity_checked_at IS NOT NULL AND i.closed_at IS NULL;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.intake_end_with_contact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE intake SET closed_at = NEW.ended_at, close_reason = 'call_ended' WHERE id = NEW.intake_id AND closed_at IS NULL;
  UPDATE application SET query_code_sealed = NULL WHERE intake_id = NEW.intake_id AND query_code_sealed IS NOT NULL;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.intake_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'intake % is closed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.version <> OLD.version AND (
    NEW.version <> OLD.version + 1 OR NEW.read_aloud_at IS NOT NULL OR NEW.confirmed_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'a changed form must be read aloud and confirmed again' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.id <> OLD.id OR NEW.contact_id <> OLD.contact_id OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) THEN
    RAISE EXCEPTION 'an intake keeps its contact and its person' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.intake_page_gone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO blob_removal (blob_key) VALUES (OLD.blob_key) ON CONFLICT (blob_key) DO NOTHING;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.intake_page_place()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  about uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.paper_id ELSE NEW.paper_id END;
BEGIN
  IF EXISTS (
    SELECT FROM intake_paper p JOIN intake i ON i.id = p.intake_id
    WHERE p.id = about AND p.state = 'accepted' AND i.closed_at IS NULL
  ) THEN
    RAISE EXCEPTION 'paper % is accepted with the pages that it has', about USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF NEW.position IS NULL THEN
    NEW.position := (SELECT coalesce(max(position), 0) + 1 FROM intake_page WHERE paper_id = NEW.paper_id);
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.intake_pages_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM intake_paper p JOIN intake i ON i.id = p.intake_id WHERE p.id = NEW.paper_id AND i.closed_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'the intake of paper % is closed', NEW.paper_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.intake_paper_seen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM intake_page WHERE paper_id = NEW.id) THEN
    RAISE EXCEPTION 'paper % has no page to accept', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.intake_papers_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM intake WHERE id = NEW.intake_id AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'intake % is closed', NEW.intake_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.is_day_hours(day jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE STRICT
AS $function$
DECLARE
  span jsonb;
  free_from text := '00:00';
BEGIN
  IF jsonb_typeof(day) <> 'array' OR jsonb_array_length(day) > 6 THEN
    RETURN false;
  END IF;
  FOR span IN SELECT * FROM jsonb_array_elements(day) LOOP
    IF coalesce(span ->> 'from', '') !~ '^([01]\d|2[0-3]):[0-5]\d$'
      OR coalesce(span ->> 'to', '') !~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)$'
      OR (span ->> 'from') COLLATE "C" < free_from COLLATE "C"
      OR (span ->> 'to') COLLATE "C" <= (span ->> 'from') COLLATE "C"
    THEN
      RETURN false;
    END IF;
    free_from := span ->> 'to';
  END LOOP;
  RETURN true;
END
$function$
;
CREATE OR REPLACE FUNCTION public.is_idle_minutes(value jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT CASE WHEN jsonb_typeof(value) = 'number' THEN value::numeric BETWEEN 0 AND 240 AND value::numeric % 1 = 0
    ELSE false END
$function$
;
CREATE OR REPLACE FUNCTION public.is_opening_hours(hours jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE STRICT
AS $function$
DECLARE
  day jsonb;
BEGIN
  IF jsonb_typeof(hours -> 'week') IS DISTINCT FROM 'array' OR jsonb_array_length(hours -> 'week') <> 7
    OR jsonb_typeof(hours -> 'exceptions') IS DISTINCT FROM 'array'
  THEN
    RETURN false;
  END IF;
  FOR day IN SELECT * FROM jsonb_array_elements(hours -> 'week') LOOP
    IF NOT is_day_hours(day) THEN RETURN false; END IF;
  END LOOP;
  FOR day IN SELECT * FROM jsonb_array_elements(hours -> 'exceptions') LOOP
    IF coalesce(day ->> 'date', '') !~ '^\d{4}-\d{2}-\d{2}$' OR NOT coalesce(is_day_hours(day -> 'open'), false) THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN (SELECT count(DISTINCT e ->> 'date') = count(*) FROM jsonb_array_elements(hours -> 'exceptions') AS e);
END
$function$
;
CREATE OR REPLACE FUNCTION public.is_percent(value jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT CASE WHEN jsonb_typeof(value) = 'number' THEN value::numeric BETWEEN 0 AND 100 AND value::numeric % 1 = 0
    ELSE false END
$function$
;
CREATE OR REPLACE FUNCTION public.is_screen_week(week jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
DECLARE
  day jsonb;
BEGIN
  IF jsonb_typeof(week) IS DISTINCT FROM 'array' OR jsonb_array_length(week) <> 7 THEN
    RETURN false;
  END IF;
  FOR day IN SELECT * FROM jsonb_array_elements(week) LOOP
    IF NOT is_day_hours(day)
      OR EXISTS (SELECT FROM jsonb_array_elements(day) AS span WHERE NOT is_percent(span -> 'brightness'))
    THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END
$function$
;
CREATE OR REPLACE FUNCTION public.is_target_value(setting text, value jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
BEGIN
  RETURN coalesce(CASE setting
    WHEN 'channel' THEN jsonb_typeof(value) = 'string'
    WHEN 'volume' THEN is_percent(value -> 'min') AND is_percent(value -> 'default') AND is_percent(value -> 'max')
      AND (value -> 'min')::numeric <= (value -> 'default')::numeric
      AND (value -> 'default')::numeric <= (value -> 'max')::numeric
    WHEN 'locale' THEN value ->> 'value' IN ('zh-CN', 'en') AND jsonb_typeof(value -> 'locked') = 'boolean'
    WHEN 'elder' THEN jsonb_typeof(value -> 'value') = 'boolean' AND jsonb_typeof(value -> 'locked') = 'boolean'
      AND (NOT value ? 'largest' OR (value -> 'largest' = 'true' AND value -> 'value' = 'true'))
    WHEN 'screen' THEN is_screen_week(value -> 'week')
    ELSE jsonb_typeof(value) = 'boolean'
  END, false);
END
$function$
;
CREATE OR REPLACE FUNCTION public.keep_administrator_of_role()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  district uuid;
BEGIN
  SELECT o.id INTO district FROM staff s JOIN org_unit o ON o.id = s.org_unit_id
  WHERE s.id = OLD.staff_id AND s.disabled_at IS NULL AND s.password_hash IS NOT NULL AND nlevel(o.path) = 1;
  IF FOUND THEN
    PERFORM require_administrator(district);
  END IF;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.keep_administrator_of_staff()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM staff_role WHERE staff_id = OLD.id AND role = 'admin')
    AND EXISTS (SELECT FROM org_unit WHERE id = OLD.org_unit_id AND nlevel(path) = 1)
  THEN
    PERFORM require_administrator(OLD.org_unit_id);
  END IF;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.next_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.revision := OLD.revision + 1;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.org_unit_gives_groups()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE terminal_group g SET org_unit_id = NEW.merged_into,
    name = CASE
      WHEN NOT EXISTS (SELECT FROM terminal_group x WHERE x.org_unit_id = NEW.merged_into AND x.name = g.name)
        THEN g.name
      WHEN NOT EXISTS (
        SELECT FROM terminal_group x WHERE x.org_unit_id = NEW.merged_into
          AND x.name = left(g.name, 24) || '（' || left(NEW.name, 14) || '）')
        THEN left(g.name, 24) || '（' || left(NEW.name, 14) || '）'
      ELSE left(g.name, 31) || ' ' || left(g.id::text, 8) END
  WHERE g.org_unit_id = NEW.id;
  UPDATE saved_view SET shared_in = NEW.merged_into WHERE shared_in = NEW.id;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.org_unit_gives_guests()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE guest SET org_unit_id = NEW.merged_into WHERE org_unit_id = NEW.id;
  UPDATE guest_link SET org_unit_id = NEW.merged_into WHERE org_unit_id = NEW.id;
  UPDATE callback SET org_unit_id = NEW.merged_into WHERE org_unit_id = NEW.id;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.org_unit_is_empty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM org_unit WHERE parent_path = OLD.path AND closed_at IS NULL)
    OR EXISTS (SELECT FROM site WHERE org_unit_id = OLD.id AND closed_at IS NULL)
    OR EXISTS (SELECT FROM staff WHERE org_unit_id = OLD.id AND disabled_at IS NULL)
  THEN
    RAISE EXCEPTION 'the unit % is in use', OLD.path
      USING ERRCODE = 'check_violation', CONSTRAINT = 'org_unit_empty';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.org_unit_is_open()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM org_unit WHERE id = NEW.org_unit_id AND closed_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the unit of this % is closed', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_unit_open';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.org_unit_keeps_paths()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO org_unit_path (path, org_unit_id) VALUES (NEW.path, NEW.id) ON CONFLICT (path) DO NOTHING;
  IF NOT EXISTS (SELECT FROM org_unit_path WHERE path = NEW.path AND org_unit_id = NEW.id) THEN
    RAISE EXCEPTION 'the path % belonged to another unit', NEW.path
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'org_unit_path_once';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    UPDATE job_run SET org_path = NEW.path WHERE org_path = OLD.path;
  END IF;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.org_unit_parent_is_open()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM org_unit WHERE path = NEW.parent_path AND closed_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the unit above % is closed', NEW.path
      USING ERRCODE = 'check_violation', CONSTRAINT = 'org_unit_parent_open';
  END IF;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.person_key_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM application WHERE person_id = OLD.id) THEN
    RAISE EXCEPTION 'person % has an accepted application, whose file is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.privacy_records_stay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'privacy notices and acknowledgements are not changed';
END $function$
;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$function$
;
CREATE OR REPLACE FUNCTION public.refuse_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT FROM state_move WHERE entity = TG_TABLE_NAME AND from_state = OLD.state AND to_state = NEW.state
  ) THEN
    RAISE EXCEPTION '% cannot go from % to %', TG_TABLE_NAME, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.refuse_truncate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% holds records, which are not truncated', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$function$
;
CREATE OR REPLACE FUNCTION public.require_administrator(district uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- Of two who take it from each other at once the second one waits here, and then sees the first.
  PERFORM pg_advisory_xact_lock(hashtextextended('administrator ' || district, 0));
  IF NOT EXISTS (
    SELECT FROM staff s JOIN staff_role r ON r.staff_id = s.id AND r.role = 'admin'
    WHERE s.org_unit_id = district AND s.disabled_at IS NULL AND s.password_hash IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'the last administrator of a district stays one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_last_administrator';
  END IF;
END
$function$
;
CREATE OR REPLACE FUNCTION public.seal_audit_events(at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
DECLARE
  event audit_event;
  place bigint;
  chain bytea;
  sealed integer := 0;
BEGIN
  IF NOT pg_try_advisory_xact_lock(4125348022) THEN
    RETURN 0;
  END IF;
  SELECT seal, hash INTO place, chain FROM audit_event WHERE seal IS NOT NULL ORDER BY seal DESC LIMIT 1;
  FOR event IN SELECT * FROM audit_event WHERE seal IS NULL ORDER BY id LIMIT at_most LOOP
    place := coalesce(place, 0) + 1;
    chain := audit_hash(chain, event);
    UPDATE audit_event SET seal = place, hash = chain WHERE id = event.id;
    sealed := sealed + 1;
  END LOOP;
  RETURN sealed;
END
$function$
;
CREATE OR REPLACE FUNCTION public.session_end_with_contact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  WITH over AS (
    UPDATE session SET ended_at = NEW.ended_at WHERE contact_id = NEW.id AND ended_at IS NULL RETURNING id
  ), people AS (
    UPDATE participant p SET left_at = NEW.ended_at FROM over
    WHERE p.session_id = over.id AND p.joined_at IS NOT NULL AND p.left_at IS NULL
  )
  UPDATE companion k SET left_at = NEW.ended_at FROM participant p, over
  WHERE p.session_id = over.id AND k.participant_id = p.id AND k.joined_at IS NOT NULL AND k.left_at IS NULL;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.site_is_empty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM terminal WHERE site_id = OLD.id AND revoked_at IS NULL) THEN
    RAISE EXCEPTION 'a terminal of this site is in service'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'site_empty';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.site_is_open()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM site WHERE id = NEW.site_id AND closed_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the site of this terminal is closed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'terminal_site_open';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.target_call_is_offered()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM target WHERE id = NEW.target_id AND site_id IS NULL AND terminal_id IS NULL) THEN
    RAISE EXCEPTION 'calls cannot be switched off for a whole unit'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'target_call_offered';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.terminal_health_late()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  first timestamptz := (SELECT min(at) FROM written);
BEGIN
  IF TG_ARGV[0] = 'minute' THEN
    UPDATE terminal_health_summed SET hours_to = date_trunc('hour', first),
      days_to = least(days_to, date_trunc('day', first, 'Asia/Shanghai')) WHERE hours_to > first;
  ELSE
    UPDATE terminal_health_summed SET days_to = date_trunc('day', first, 'Asia/Shanghai') WHERE days_to > first;
  END IF;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.terminal_health_part(parent text, moment timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
DECLARE
  unit text := CASE parent WHEN 'terminal_health_minute' THEN 'day' WHEN 'terminal_health_hour' THEN 'month'
    WHEN 'terminal_health_day' THEN 'year' END;
  begins timestamp := date_trunc(unit, moment AT TIME ZONE 'Asia/Shanghai');
  part text := parent || '_' || to_char(begins, CASE unit WHEN 'day' THEN 'YYYYMMDD' WHEN 'month' THEN 'YYYYMM' ELSE 'YYYY' END);
BEGIN
  IF EXISTS (SELECT FROM pg_class WHERE relname = part AND relnamespace = 'history'::regnamespace) THEN
    RETURN NULL;
  END IF;
  -- Any constant: all who make parts agree on it.
  PERFORM pg_advisory_xact_lock(4125348048);
  IF EXISTS (SELECT FROM pg_class WHERE relname = part AND relnamespace = 'history'::regnamespace) THEN
    RETURN NULL;
  END IF;
  EXECUTE format('CREATE TABLE history.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, parent)
    || coalesce((SELECT format(' TABLESPACE %I', t.spcname) FROM pg_class c JOIN pg_tablespace t ON t.oid = c.reltablespace
       WHERE c.oid = parent::regclass), '');
  EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION history.%I FOR VALUES FROM (%L) TO (%L)', parent, part,
    begins AT TIME ZONE 'Asia/Shanghai', (begins + ('1 ' || unit)::interval) AT TIME ZONE 'Asia/Shanghai');
  RETURN part;
END
$function$
;
CREATE OR REPLACE FUNCTION public.terminal_key_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.thumbprint <> OLD.thumbprint OR NEW.terminal_id <> OLD.terminal_id
    OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL)
    OR (OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS NULL)
  THEN
    RAISE EXCEPTION 'the key of a box cannot change like this'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'terminal_key_guard';
  END IF;
  RETURN NEW;
END
$function$
;
CREATE OR REPLACE FUNCTION public.terminal_leaves_groups()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM terminal WHERE id = NEW.id FOR UPDATE;
  DELETE FROM terminal_group_member WHERE terminal_id = NEW.id;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.terminal_tags_have_an_end()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM terminal_tag WHERE terminal_id IN (SELECT terminal_id FROM added)
    GROUP BY terminal_id HAVING count(*) > 10)
  THEN
    RAISE EXCEPTION 'a terminal would carry more than ten tags'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'terminal_tag_ten';
  END IF;
  RETURN NULL;
END
$function$
;
CREATE OR REPLACE FUNCTION public.terminal_tags_in_turn()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('terminal_tag'));
  RETURN NULL;
END
$function$
;

CREATE TRIGGER agent_state_move BEFORE UPDATE OF state ON public.agent_state FOR EACH ROW WHEN (((old.state)::text <> (new.state)::text)) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER application_guard BEFORE DELETE OR UPDATE ON public.application FOR EACH ROW EXECUTE FUNCTION application_guard();
CREATE TRIGGER application_insert_guard BEFORE INSERT ON public.application FOR EACH ROW EXECUTE FUNCTION application_insert_guard();
CREATE TRIGGER application_is_kept BEFORE TRUNCATE ON public.application FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER application_sequence_is_kept BEFORE TRUNCATE ON public.application_sequence FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER audit_checkpoint_append_only BEFORE DELETE OR UPDATE ON public.audit_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checkpoint_is_kept BEFORE TRUNCATE ON public.audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION audit_event_guard();
CREATE TRIGGER audit_event_is_kept BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER callback_is_kept BEFORE TRUNCATE ON public.callback FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER canned_answer_end AFTER INSERT OR UPDATE OF retired_at ON public.canned_answer FOR EACH STATEMENT EXECUTE FUNCTION canned_answers_have_an_end();
CREATE TRIGGER canned_answer_in_turn BEFORE INSERT OR UPDATE OF retired_at ON public.canned_answer FOR EACH STATEMENT EXECUTE FUNCTION canned_answers_in_turn();
CREATE TRIGGER canned_answer_next_revision BEFORE UPDATE ON public.canned_answer FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER contact_is_kept BEFORE TRUNCATE ON public.contact FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER contact_move BEFORE UPDATE OF state ON public.contact FOR EACH ROW WHEN (((old.state)::text <> (new.state)::text)) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER contact_next_revision BEFORE UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER contact_rated_day BEFORE UPDATE OF rated_at ON public.contact FOR EACH ROW WHEN ((new.rated_at IS NOT NULL)) EXECUTE FUNCTION contact_rated_day();
CREATE TRIGGER guest_leaves_with_contact AFTER UPDATE OF state ON public.contact FOR EACH ROW WHEN (((new.guest_id IS NOT NULL) AND ((new.state)::text = 'ended'::text) AND ((old.state)::text <> 'ended'::text))) EXECUTE FUNCTION guest_leaves_with_contact();
CREATE TRIGGER intake_end_with_contact AFTER UPDATE OF state ON public.contact FOR EACH ROW WHEN (((new.intake_id IS NOT NULL) AND ((new.state)::text = 'ended'::text) AND ((old.state)::text <> 'ended'::text))) EXECUTE FUNCTION intake_end_with_contact();
CREATE TRIGGER session_end_with_contact AFTER UPDATE OF state ON public.contact FOR EACH ROW WHEN ((((new.state)::text = 'ended'::text) AND ((old.state)::text <> 'ended'::text))) EXECUTE FUNCTION session_end_with_contact();
CREATE TRIGGER contact_event_append_only BEFORE DELETE OR UPDATE ON public.contact_event FOR EACH ROW EXECUTE FUNCTION contact_event_guard();
CREATE TRIGGER contact_event_is_kept BEFORE TRUNCATE ON public.contact_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER data_key_is_kept BEFORE TRUNCATE ON public.data_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER enrolment_guard BEFORE UPDATE ON public.enrolment FOR EACH ROW EXECUTE FUNCTION enrolment_guard();
CREATE TRIGGER enrolment_is_kept BEFORE DELETE ON public.enrolment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erasure_append_only BEFORE DELETE OR UPDATE ON public.erasure FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erasure_is_kept BEFORE TRUNCATE ON public.erasure FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER intake_guard BEFORE UPDATE ON public.intake FOR EACH ROW EXECUTE FUNCTION intake_guard();
CREATE TRIGGER intake_is_kept BEFORE TRUNCATE ON public.intake FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER intake_next_revision BEFORE UPDATE ON public.intake FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER intake_card_changed AFTER INSERT OR DELETE ON public.intake_page FOR EACH ROW EXECUTE FUNCTION intake_card_changed();
CREATE TRIGGER intake_page_gone AFTER DELETE ON public.intake_page FOR EACH ROW EXECUTE FUNCTION intake_page_gone();
CREATE TRIGGER intake_page_is_kept BEFORE TRUNCATE ON public.intake_page FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER intake_page_place BEFORE INSERT OR DELETE ON public.intake_page FOR EACH ROW EXECUTE FUNCTION intake_page_place();
CREATE TRIGGER intake_pages_guard BEFORE INSERT OR UPDATE ON public.intake_page FOR EACH ROW EXECUTE FUNCTION intake_pages_guard();
CREATE TRIGGER intake_paper_is_kept BEFORE TRUNCATE ON public.intake_paper FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER intake_paper_move BEFORE UPDATE OF state ON public.intake_paper FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER intake_paper_seen BEFORE UPDATE OF state ON public.intake_paper FOR EACH ROW WHEN (((new.state = 'accepted'::text) AND (old.state <> 'accepted'::text))) EXECUTE FUNCTION intake_paper_seen();
CREATE TRIGGER intake_papers_guard BEFORE INSERT OR UPDATE ON public.intake_paper FOR EACH ROW EXECUTE FUNCTION intake_papers_guard();
CREATE TRIGGER job_run_move BEFORE UPDATE OF state ON public.job_run FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER job_run_next_revision BEFORE UPDATE ON public.job_run FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER kept_key_is_kept BEFORE TRUNCATE ON public.kept_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER legal_check_is_kept BEFORE TRUNCATE ON public.legal_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER legal_override_is_kept BEFORE TRUNCATE ON public.legal_override FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER offer_move BEFORE UPDATE OF state ON public.offer FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER org_unit_empty BEFORE UPDATE OF closed_at ON public.org_unit FOR EACH ROW WHEN (((old.closed_at IS NULL) AND (new.closed_at IS NOT NULL))) EXECUTE FUNCTION org_unit_is_empty();
CREATE TRIGGER org_unit_first_path AFTER INSERT ON public.org_unit FOR EACH ROW EXECUTE FUNCTION org_unit_keeps_paths();
CREATE TRIGGER org_unit_gives_groups AFTER UPDATE OF merged_into ON public.org_unit FOR EACH ROW WHEN (((new.merged_into IS NOT NULL) AND (old.merged_into IS DISTINCT FROM new.merged_into))) EXECUTE FUNCTION org_unit_gives_groups();
CREATE TRIGGER org_unit_gives_guests AFTER UPDATE OF merged_into ON public.org_unit FOR EACH ROW WHEN (((new.merged_into IS NOT NULL) AND (old.merged_into IS DISTINCT FROM new.merged_into))) EXECUTE FUNCTION org_unit_gives_guests();
CREATE TRIGGER org_unit_is_kept BEFORE DELETE ON public.org_unit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER org_unit_next_path AFTER UPDATE OF path ON public.org_unit FOR EACH ROW WHEN ((old.path <> new.path)) EXECUTE FUNCTION org_unit_keeps_paths();
CREATE TRIGGER org_unit_next_revision BEFORE UPDATE ON public.org_unit FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER org_unit_parent_open AFTER INSERT OR UPDATE OF path, closed_at ON public.org_unit FOR EACH ROW WHEN (((new.closed_at IS NULL) AND (nlevel(new.path) > 1))) EXECUTE FUNCTION org_unit_parent_is_open();
CREATE TRIGGER pairing_move BEFORE UPDATE OF state ON public.pairing FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER person_is_kept BEFORE TRUNCATE ON public.person FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER person_key_guard BEFORE UPDATE OF data_key_sealed ON public.person FOR EACH ROW WHEN (((old.data_key_sealed IS NOT NULL) AND (new.data_key_sealed IS NULL))) EXECUTE FUNCTION person_key_guard();
CREATE TRIGGER privacy_acknowledgement_stays BEFORE UPDATE ON public.privacy_acknowledgement FOR EACH ROW EXECUTE FUNCTION privacy_records_stay();
CREATE TRIGGER privacy_notice_stays BEFORE UPDATE ON public.privacy_notice FOR EACH ROW EXECUTE FUNCTION privacy_records_stay();
CREATE TRIGGER rating_is_kept BEFORE TRUNCATE ON public.rating FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER saved_view_next_revision BEFORE UPDATE ON public.saved_view FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER shift_next_revision BEFORE UPDATE ON public.shift FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER site_empty BEFORE UPDATE OF closed_at ON public.site FOR EACH ROW WHEN (((old.closed_at IS NULL) AND (new.closed_at IS NOT NULL))) EXECUTE FUNCTION site_is_empty();
CREATE TRIGGER site_is_kept BEFORE DELETE ON public.site FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER site_next_revision BEFORE UPDATE ON public.site FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER site_unit_open BEFORE INSERT OR UPDATE OF org_unit_id, closed_at ON public.site FOR EACH ROW WHEN ((new.closed_at IS NULL)) EXECUTE FUNCTION org_unit_is_open();
CREATE TRIGGER staff_keeps_administrator AFTER UPDATE OF disabled_at, password_hash, org_unit_id ON public.staff FOR EACH ROW WHEN (((old.disabled_at IS NULL) AND (old.password_hash IS NOT NULL) AND ((new.disabled_at IS NOT NULL) OR (new.password_hash IS NULL) OR (new.org_unit_id <> old.org_unit_id)))) EXECUTE FUNCTION keep_administrator_of_staff();
CREATE TRIGGER staff_next_revision BEFORE UPDATE ON public.staff FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER staff_unit_open BEFORE INSERT OR UPDATE OF org_unit_id, disabled_at ON public.staff FOR EACH ROW WHEN ((new.disabled_at IS NULL)) EXECUTE FUNCTION org_unit_is_open();
CREATE TRIGGER staff_role_keeps_administrator AFTER DELETE ON public.staff_role FOR EACH ROW WHEN (((old.role)::text = 'admin'::text)) EXECUTE FUNCTION keep_administrator_of_role();
CREATE TRIGGER target_is_kept BEFORE DELETE ON public.target FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER target_next_revision BEFORE UPDATE ON public.target FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER target_call_offered BEFORE INSERT OR UPDATE ON public.target_setting FOR EACH ROW WHEN ((((new.setting)::text = 'feature_call'::text) AND (new.value = 'false'::jsonb))) EXECUTE FUNCTION target_call_is_offered();
CREATE TRIGGER terminal_leaves_groups AFTER UPDATE OF revoked_at ON public.terminal FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (new.revoked_at IS NOT NULL))) EXECUTE FUNCTION terminal_leaves_groups();
CREATE TRIGGER terminal_site_open BEFORE INSERT OR UPDATE OF site_id, revoked_at ON public.terminal FOR EACH ROW WHEN ((new.revoked_at IS NULL)) EXECUTE FUNCTION site_is_open();
CREATE TRIGGER terminal_command_move BEFORE UPDATE OF state ON public.terminal_command FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION refuse_move();
CREATE TRIGGER terminal_group_next_revision BEFORE UPDATE ON public.terminal_group FOR EACH ROW EXECUTE FUNCTION next_revision();
CREATE TRIGGER terminal_group_member_serves AFTER INSERT ON public.terminal_group_member REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION group_members_serve();
CREATE TRIGGER terminal_health_hour_late AFTER INSERT ON public.terminal_health_hour REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION terminal_health_late('hour');
CREATE TRIGGER terminal_health_hour_later AFTER UPDATE ON public.terminal_health_hour REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION terminal_health_late('hour');
CREATE TRIGGER terminal_health_minute_late AFTER INSERT ON public.terminal_health_minute REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION terminal_health_late('minute');
CREATE TRIGGER terminal_health_minute_later AFTER UPDATE ON public.terminal_health_minute REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION terminal_health_late('minute');
CREATE TRIGGER terminal_key_guard BEFORE UPDATE ON public.terminal_key FOR EACH ROW EXECUTE FUNCTION terminal_key_guard();
CREATE TRIGGER terminal_tag_in_turn BEFORE INSERT ON public.terminal_tag FOR EACH STATEMENT EXECUTE FUNCTION terminal_tags_in_turn();
CREATE TRIGGER terminal_tag_ten AFTER INSERT ON public.terminal_tag REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION terminal_tags_have_an_end();
