import { AID_MATTERS, AID_MEANS } from '@falink/legal-rules';
import {
  AgentStateSchema,
  ApplicationStatusSchema,
  CallEndReasonSchema,
  CallKindSchema,
  CallOriginSchema,
  CallStateSchema,
  CaptureKindSchema,
  CategorySchema,
  CommandReasonSchema,
  CommandStateSchema,
  CommandTypeSchema,
  consoleMessages,
  ErasureKindSchema,
  GuestBlockSchema,
  GuestReportReasonSchema,
  JobStateSchema,
  LocaleSchema,
  OutcomeCodeSchema,
  PairingStateSchema,
  PaperSchema,
  ParticipantRoleSchema,
  PrivacyAudienceSchema,
  QUALITY_LEVELS,
  RETIRED_COMMANDS,
  RoleSchema,
  SiteKindSchema,
  StaffLinkKindSchema,
  TargetSettingSchema,
  TerminalKindSchema,
} from '@falink/protocol';
import pg from 'pg';
import { type TestDatabase, testDatabase } from './support/database.js';

/** Words that never leave the api: the database is where they are written. */
const INTERNAL = null;

/** Every list of words in the schema, a domain or a column, with the list of the contract that it must equal. */
const LISTS: Readonly<Record<string, readonly string[] | typeof INTERNAL>> = {
  agent_state_name: AgentStateSchema.options,
  quality_level: QUALITY_LEVELS,
  aid_matter: AID_MATTERS,
  aid_means: AID_MEANS,
  contact_end_reason: CallEndReasonSchema.options,
  contact_kind: CallKindSchema.options,
  contact_state: CallStateSchema.options,
  category_name: CategorySchema.options,
  contact_origin: CallOriginSchema.options,
  locale_name: LocaleSchema.options,
  outcome_code: OutcomeCodeSchema.options,
  participant_grant: INTERNAL,
  participant_role: ParticipantRoleSchema.options,
  role_name: RoleSchema.options,
  site_kind: SiteKindSchema.options,
  target_setting_name: TargetSettingSchema.options,
  terminal_kind: TerminalKindSchema.options,
  'application.status': ApplicationStatusSchema.options,
  'command.type': [...CommandTypeSchema.options, ...RETIRED_COMMANDS],
  'erasure.kind': ErasureKindSchema.options,
  'guest_report.block': GuestBlockSchema.options,
  'guest_report.reason': GuestReportReasonSchema.options,
  'intake.close_reason': INTERNAL,
  'intake_paper.kind': CaptureKindSchema.options,
  'intake_paper.state': PaperSchema.shape.state.options,
  'job_run.state': JobStateSchema.options,
  'offer.state': ['open', ...consoleMessages.offerClosed.payload.shape.reason.options],
  'pairing.state': PairingStateSchema.options,
  'privacy_notice.audience': PrivacyAudienceSchema.options,
  'staff_link.kind': StaffLinkKindSchema.options,
  'staff_session.end_reason': INTERNAL,
  'terminal_command.reason': CommandReasonSchema.options,
  'terminal_command.state': CommandStateSchema.options,
};

/** A constraint that is a list of words and nothing else, as PostgreSQL prints it. */
const LIST = /^CHECK \(\((\w+) = (?:ANY \(ARRAY\[(.+)\]\)|('[^']*'::text))\)\)$/;
/** Words that a constraint compares a column with, alone or in a list. */
const COMPARED = /^CHECK .*(?:=|<>) (?:ALL|ANY|')/;

interface Constraint {
  readonly owner: string;
  readonly definition: string;
}

let database: TestDatabase;
let constraints: readonly Constraint[];

beforeAll(async () => {
  database = await testDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Constraint>(
    `SELECT coalesce(t.typname, r.relname)::text AS owner, pg_get_constraintdef(c.oid) AS definition
     FROM pg_constraint c LEFT JOIN pg_type t ON t.oid = c.contypid LEFT JOIN pg_class r ON r.oid = c.conrelid
     WHERE c.contype = 'c' AND c.connamespace = 'public'::regnamespace`,
  );
  constraints = rows;
  await client.end();
});
afterAll(() => database.drop());

const wordsIn = (text: string): string[] => [...text.matchAll(/'([^']*)'::text/g)].map(([, word]) => String(word));

function listsOfSchema(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { owner, definition } of constraints) {
    const [, column, list, one] = LIST.exec(definition) ?? [];
    if (column) found.set(column === 'VALUE' ? owner : `${owner}.${column}`, wordsIn(list ?? one ?? ''));
  }
  return found;
}

test('every list of words in the schema is known here', () => {
  expect([...listsOfSchema().keys()].sort()).toEqual(Object.keys(LISTS).sort());
});

test.each(Object.entries(LISTS).filter(([, words]) => words !== INTERNAL))(
  'the words of %s are those of the contract',
  (name, words) => {
    expect([...(listsOfSchema().get(name) ?? [])].sort()).toEqual([...words!].sort());
  },
);

test('a constraint compares only with words that some list has', () => {
  const known = new Set([...listsOfSchema().values()].flat());
  const compared = constraints.filter(
    ({ definition }) => COMPARED.test(definition) && !definition.includes('jsonb_typeof'),
  );
  expect(compared.length).toBeGreaterThan(listsOfSchema().size);
  for (const { owner, definition } of compared)
    for (const word of wordsIn(definition))
      if (word !== 'Asia/Shanghai') expect({ owner, word, known: known.has(word) }).toMatchObject({ known: true });
});
