import type { RetentionKind } from '@falink/protocol';

/** Where texts, documents and sealed values lie, and what becomes of them. */
export interface Covered {
  readonly table: string;
  readonly columns: readonly string[];
  /** The rule that erases them, or why they stay. */
  readonly by: RetentionKind | { readonly stays: Stay };
}

/** Why something stays for good, or goes in another way. */
const REASONS = {
  'accepted applications, with form, papers, calls and notes':
    '法律援助档案: the law orders the file kept; the bureau hands it to its archive',
  'the audit log and its proofs':
    'who did what, by ids; append-only; impact assessments and their records ≥ 3 years, PIPL 56',
  ratings: 'no resident and no call, stored five at a time; there are no comments',
  'accounts of staff, advisers, figures of the law, org units, programme':
    'the service itself, and who answers for a record',
  'televisions and sites':
    'equipment; what a television shows is overwritten, its pairing is the proof of who may use it',
  'sums of erased calls and numbers': 'counts by org unit and month, without persons, televisions and times',
  jobs: 'ids only; gone 30 days after their end',
  'nodes, keys, tokens, migrations': 'technical; tokens and failed sign-ins go within days',
  'answers to requests of staff': 'what a page of the console was answered; gone after seven days',
  'privacy notices and their acknowledgements':
    'what was shown, and which television acknowledged it when; the proof of the notice, PIPL 17; no person',
  'ids and states of what is erased otherwise':
    'without what they refer to they say nothing; gone with the record of the call',
} as const;
type Stay = keyof typeof REASONS;

/** What stays and why, for people. */
export const STAYS = Object.entries(REASONS);

const at = (by: RetentionKind | Stay, table: string, columns: string): Covered => ({
  table,
  columns: columns.split(' '),
  by: by in REASONS ? { stays: by as Stay } : (by as RetentionKind),
});

const SERVICE: Stay = 'accounts of staff, advisers, figures of the law, org units, programme';
const TECHNICAL: Stay = 'nodes, keys, tokens, migrations';
const EQUIPMENT: Stay = 'televisions and sites';
const PROOF: Stay = 'the audit log and its proofs';
const ARCHIVE: Stay = 'accepted applications, with form, papers, calls and notes';
const NOTICES: Stay = 'privacy notices and their acknowledgements';
const HUSK: Stay = 'ids and states of what is erased otherwise';

/** Every column of the database that can hold words, documents, sealed values or a place; a test compares it with the schema. */
export const RETENTION_COVERAGE: readonly Covered[] = [
  at('callback_numbers', 'callback', 'phone_sealed phone_masked'),
  at('call_notes', 'contact', 'notes notes_sealed'),
  at('call_notes', 'contact_summary', 'sealed link_hash'),
  at('call_records', 'contact', 'ability'),
  at('call_records', 'contact_event', 'type actor data'),
  at('call_records', 'offer', 'state'),
  at('call_records', 'session', 'sfu_id'),
  at('call_records', 'companion', 'link_hash'),
  at('call_records', 'guest', 'browser_hash notice_version address_hash'),
  at('call_records', 'guest_link', 'token_hash note_sealed opened_by'),
  at('call_records', 'guest_report', 'reason block block_hash'),
  at('unfinished_intakes', 'person', 'data_key_sealed'),
  at('unfinished_intakes', 'intake', 'form_sealed'),
  at('unfinished_intakes', 'intake_paper', 'kind label state'),
  at('unfinished_intakes', 'intake_page', 'sha256 blob_key'),
  at('unfinished_intakes', 'blob_removal', 'blob_key'),
  at(HUSK, 'intake', 'close_reason'),
  at('commands', 'command', 'type content reason target_name counts'),
  at('commands', 'terminal_command', 'state reason findings'),
  at('sign_ins', 'staff_session', 'end_reason device address'),
  at(ARCHIVE, 'application', 'number query_code_hash query_code_sealed status applicant_sealed decision_rule'),
  at(PROOF, 'audit_event', 'actor action subject data hash'),
  at(PROOF, 'audit_checkpoint', 'hash signature'),
  at(PROOF, 'erasure', 'kind source sha256'),
  at('ratings', 'rating', 'sealed_call'),
  at('ratings', 'rating_inbox', 'sealed'),
  at(SERVICE, 'staff', 'username display_name title office portrait password_hash'),
  at(SERVICE, 'staff_totp', 'secret_sealed'),
  at(SERVICE, 'staff_recovery_code', 'hash'),
  at(SERVICE, 'adviser', 'name title duties hours phone portrait'),
  at(SERVICE, 'legal_check', 'parameter_id'),
  at(SERVICE, 'legal_override', 'parameter_id value source'),
  at(SERVICE, 'org_unit', 'name name_en'),
  at(
    SERVICE,
    'district',
    'name_zh name_en service_name_zh service_name_en short_name hotline supervision_phone channel_id hours',
  ),
  at(SERVICE, 'channel', 'id name_zh name_en'),
  at(SERVICE, 'programme', 'channel_id asset_id'),
  at(EQUIPMENT, 'site', 'name name_en lng lat address'),
  at(SERVICE, 'site', 'adviser contacts hours notices services'),
  at(EQUIPMENT, 'terminal_tag', 'tag'),
  at(SERVICE, 'terminal_group', 'name filter'),
  at(SERVICE, 'saved_view', 'name look'),
  at(SERVICE, 'canned_answer', 'zh en'),
  at(EQUIPMENT, 'target_setting', 'value channel_id'),
  at(EQUIPMENT, 'terminal_report', 'digest report'),
  at(EQUIPMENT, 'terminal', 'name revoke_reason lock_reason device app_version scene health node_id'),
  at(EQUIPMENT, 'terminal_key', 'thumbprint public_key'),
  at(EQUIPMENT, 'terminal_challenge', 'nonce_hash'),
  at(EQUIPMENT, 'pairing', 'code thumbprint public_key device state serial'),
  at(EQUIPMENT, 'enrolment', 'serial name voucher_hash'),
  at(NOTICES, 'privacy_notice', 'version audience text'),
  at(NOTICES, 'privacy_acknowledgement', 'thumbprint version'),
  at('answers to requests of staff', 'answered_request', 'asked answer'),
  at(
    'jobs',
    'job_run',
    'name payload key title_zh title_en subject_zh subject_en queue state worker_id note_zh note_en reason_zh reason_en',
  ),
  at('jobs', 'job_worker', 'id node_id'),
  at(TECHNICAL, 'api_node', 'id secrets'),
  at(TECHNICAL, 'console_socket', 'node_id'),
  at(TECHNICAL, 'data_key', 'id'),
  at(TECHNICAL, 'screen_offer', 'token_hash code_hash'),
  at(TECHNICAL, 'kept_key', 'purpose key_sealed'),
  at(TECHNICAL, 'login_guard', 'username'),
  at(TECHNICAL, 'login_guard_address', 'username address'),
  at(TECHNICAL, 'staff_link', 'hash kind'),
  at(TECHNICAL, 'migration', 'name sha256'),
  at(TECHNICAL, 'refresh_token', 'hash replaced_by'),
  at(TECHNICAL, 'sfu_node', 'id public_url internal_url load version'),
  at(TECHNICAL, 'state_move', 'entity from_state to_state'),
];
