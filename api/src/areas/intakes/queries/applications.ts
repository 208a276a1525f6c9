import {
  type AidMatter,
  type Application,
  DUE_DAYS,
  type Due,
  type IntakeForm,
  type PageQuery,
} from '@falink/protocol';
import { type ListOrder, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { hasEveryWord } from '../../../kernel/db/search.js';
import { USABLE_KEY } from './persons.js';

export interface ApplicationRow {
  readonly id: string;
  readonly intake_id: string;
  readonly number: string;
  readonly person_id: string;
  readonly data_key_sealed: Buffer | null;
  readonly applicant_sealed: Buffer;
  readonly query_code_hash: Buffer;
  readonly query_code_sealed: Buffer | null;
  readonly matter: AidMatter;
  readonly means: NonNullable<IntakeForm['means']>;
  readonly status: Application['status'];
  readonly site_name: string;
  readonly officer_name: string;
  readonly accepted_at: Date;
  /** YYYY-MM-DD */
  readonly decision_due: string;
  readonly decision_provisional: boolean;
  readonly papers: number;
  readonly org_path: string;
  /** The database's clock at the time of the query. */
  readonly now: Date;
}

const COLUMNS = `a.id, a.intake_id, a.number, a.person_id, ${USABLE_KEY} AS data_key_sealed, a.applicant_sealed, a.query_code_hash,
  a.query_code_sealed, a.matter::text, a.means::text, a.status, s.name AS site_name, f.display_name AS officer_name,
  a.accepted_at, a.decision_due::text AS decision_due, a.decision_provisional, clock_timestamp() AS now, o.path::text AS org_path,
  (SELECT count(*) FROM intake_paper q WHERE q.intake_id = a.intake_id AND q.state = 'accepted') AS papers`;

const FROM = `application a
  JOIN person p ON p.id = a.person_id
  JOIN site s ON s.id = a.site_id
  JOIN org_unit o ON o.id = s.org_unit_id
  JOIN staff f ON f.id = a.officer_id`;

const APPLICATION = `SELECT ${COLUMNS} FROM ${FROM}`;

const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** Index application_due. */
const DUE_FIRST: ListOrder = {
  list: 'applications',
  direction: 'ASC',
  by: [
    { column: 'a.decision_due', kind: 'date' },
    { column: 'a.number COLLATE "C"', kind: 'text' },
    { column: 'a.id', kind: 'id' },
  ],
};

/** Names are encrypted: only these can be searched. */
const SEARCHED = ['a.number', 's.name', 'f.display_name'];

/** Applications at or below an org unit, the one due first in front, counted. */
export async function listApplicationRows(
  db: Queryable,
  filter: { readonly scopePath: string; readonly due?: Due | undefined; readonly q?: string | undefined },
  page: PageQuery,
): Promise<Page<ApplicationRow>> {
  const { from, to } = filter.due ? DUE_DAYS[filter.due] : { from: null, to: null };
  const where = `o.path <@ $1::ltree
    AND ($2::int IS NULL OR a.decision_due >= ${TODAY} + $2::int)
    AND ($3::int IS NULL OR a.decision_due <= ${TODAY} + $3::int)
    AND ${hasEveryWord(SEARCHED, '$4')}`;
  const values = [filter.scopePath, from, to, filter.q ?? null];
  return selectPage<ApplicationRow>(
    db,
    DUE_FIRST,
    { columns: COLUMNS, from: FROM, where, values, counted: true },
    page,
  );
}

export async function findApplicationRow(
  db: Queryable,
  by: { readonly id: string } | { readonly intakeId: string },
): Promise<ApplicationRow | null> {
  const [condition, value] = 'id' in by ? ['a.id = $1', by.id] : ['a.intake_id = $1', by.intakeId];
  return (await db.query<ApplicationRow>(`${APPLICATION} WHERE ${condition}`, [value])).rows[0] ?? null;
}

/** All that share year and serial: one per district. */
export async function findApplicationsByNumber(
  db: Queryable,
  { year, serial }: { year: number; serial: number },
): Promise<ApplicationRow[]> {
  const { rows } = await db.query<ApplicationRow>(`${APPLICATION} WHERE a.year = $1 AND a.serial = $2`, [year, serial]);
  return rows;
}

/** The next serial of a district's year; the sequence stays locked until the transaction ends, so none is skipped. */
export async function nextSerial(db: Queryable, districtId: string, year: number): Promise<number> {
  const { rows } = await db.query<{ last: number }>(
    `INSERT INTO application_sequence AS s (district_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (district_id, year) DO UPDATE SET last = s.last + 1 RETURNING last`,
    [districtId, year],
  );
  const last = rows[0]?.last;
  if (last === undefined) throw new Error('the sequence gave no number');
  return last;
}

export interface NewApplication {
  readonly intakeId: string;
  readonly personId: string;
  readonly districtId: string;
  readonly year: number;
  readonly serial: number;
  readonly number: string;
  readonly queryCodeHash: Buffer;
  readonly queryCodeSealed: Buffer;
  readonly matter: AidMatter;
  readonly means: NonNullable<IntakeForm['means']>;
  readonly siteId: string;
  readonly officerId: string;
  readonly applicantSealed: Buffer;
  readonly acceptedAt: Date;
  readonly decisionDue: string;
  readonly decisionProvisional: boolean;
  readonly decisionRule: string;
  readonly orgPath: string;
}

/**
 * Writes an application, closes its intake as accepted and records both for the audit, in one statement.
 *
 * @returns the application's id
 */
export async function insertApplication(db: Queryable, a: NewApplication): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO application (intake_id, person_id, district_id, year, serial, number, query_code_hash,
         query_code_sealed, matter, means, site_id, officer_id, applicant_sealed, accepted_at, decision_due,
         decision_provisional, decision_rule)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       RETURNING id, intake_id
     ), audited AS (
       INSERT INTO audit_event (actor, action, subject, org_path, data)
       SELECT 'staff:' || $12::text, 'application.accepted', 'application:' || id, $18::ltree,
         jsonb_build_object('intake', intake_id, 'due', $15::date, 'provisional', $16::boolean, 'rule', $17::text)
       FROM made
     )
     UPDATE intake SET closed_at = clock_timestamp(), close_reason = 'accepted'
     FROM made WHERE intake.id = made.intake_id RETURNING made.id`,
    [
      a.intakeId,
      a.personId,
      a.districtId,
      a.year,
      a.serial,
      a.number,
      a.queryCodeHash,
      a.queryCodeSealed,
      a.matter,
      a.means,
      a.siteId,
      a.officerId,
      a.applicantSealed,
      a.acceptedAt,
      a.decisionDue,
      a.decisionProvisional,
      a.decisionRule,
      a.orgPath,
    ],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error(`intake ${a.intakeId} was not closed with its application`);
  return id;
}
