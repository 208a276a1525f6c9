import type { AidMatter, Application, IntakeForm } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

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

const APPLICATION = `
  SELECT a.id, a.intake_id, a.number, a.person_id, p.data_key_sealed, a.applicant_sealed, a.query_code_hash,
    a.query_code_sealed, a.matter::text, a.means::text, a.status, s.name AS site_name, f.display_name AS officer_name,
    a.accepted_at, a.decision_due::text AS decision_due, a.decision_provisional, clock_timestamp() AS now, o.path::text AS org_path,
    (SELECT count(*) FROM intake_paper q WHERE q.intake_id = a.intake_id AND q.state = 'accepted') AS papers
  FROM application a
  JOIN person p ON p.id = a.person_id
  JOIN site s ON s.id = a.site_id
  JOIN org_unit o ON o.id = s.org_unit_id
  JOIN staff f ON f.id = a.officer_id`;

/** More than a district accepts in half a year; older ones are a report's matter. */
const LIST_LIMIT = 500;

/** Applications below an org unit, the one due first in front. */
export async function listApplicationRows(db: Queryable, orgPath: string): Promise<ApplicationRow[]> {
  const { rows } = await db.query<ApplicationRow>(
    `${APPLICATION} WHERE o.path <@ $1::ltree ORDER BY a.decision_due, a.year, a.serial LIMIT ${LIST_LIMIT}`,
    [orgPath],
  );
  return rows;
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

/** The district that a site belongs to. */
export async function findDistrictOfSite(
  db: Queryable,
  siteId: string,
): Promise<{ id: string; shortName: string } | null> {
  const { rows } = await db.query<{ id: string; short_name: string }>(
    `SELECT d.org_unit_id AS id, d.short_name
     FROM site s JOIN org_unit o ON o.id = s.org_unit_id
     JOIN org_unit top ON top.path @> o.path JOIN district d ON d.org_unit_id = top.id
     WHERE s.id = $1`,
    [siteId],
  );
  return rows[0] ? { id: rows[0].id, shortName: rows[0].short_name } : null;
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
}

export async function insertApplication(db: Queryable, a: NewApplication): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO application (intake_id, person_id, district_id, year, serial, number, query_code_hash, query_code_sealed,
       matter, means, site_id, officer_id, applicant_sealed, accepted_at, decision_due, decision_provisional, decision_rule)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) RETURNING id`,
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
    ],
  );
  return rows[0]?.id ?? '';
}

/** The database's clock. */
export async function databaseNow(db: Queryable): Promise<Date> {
  const { rows } = await db.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  if (!rows[0]) throw new Error('the database gave no time');
  return rows[0].now;
}
