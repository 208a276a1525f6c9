import pg from 'pg';

/** The schema's own record, and the nodes that run: what they write now and then must stay. */
const NOT_KEPT = ['migration', 'api_node'];
/** deadlock_detected: work that the test before left under way. */
const DEADLOCK = '40P01';
const ATTEMPTS = 5;

const COLUMNS = `
  SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1)
  GROUP BY c.relname ORDER BY c.relname`;
const COUNTERS = `
  SELECT format('SELECT setval(%L, %s, %L)', quote_ident(schemaname) || '.' || quote_ident(sequencename),
    coalesce(last_value, start_value), last_value IS NOT NULL) AS statement
  FROM pg_sequences WHERE schemaname = 'public'`;

/** The rows that a database held at one moment, kept beside it in a schema of their own, so that they can come back. */
export class KeptRows {
  private constructor(
    private readonly client: pg.Client,
    private readonly restoring: string,
  ) {}

  static async of(databaseUrl: string): Promise<KeptRows> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept');
    const { rows: tables } = await client.query<{ name: string; columns: string }>(COLUMNS, [NOT_KEPT]);
    const filled: typeof tables = [];
    for (const table of tables) {
      const { rowCount } = await client.query(`SELECT FROM "${table.name}" LIMIT 1`);
      if (!rowCount) continue;
      await client.query(`CREATE TABLE kept."${table.name}" AS TABLE "${table.name}"`);
      filled.push(table);
    }
    const { rows: counters } = await client.query<{ statement: string }>(COUNTERS);
    const names = tables.map(({ name }) => `"${name}"`);
    return new KeptRows(
      client,
      [
        'BEGIN',
        // Triggers sleep: append-only tables are emptied, references are whole again at the end.
        'SET LOCAL session_replication_role = replica',
        `LOCK TABLE ${names.join(', ')} IN SHARE ROW EXCLUSIVE MODE`,
        ...names.map((name) => `DELETE FROM ${name}`),
        ...filled.map(
          ({ name, columns }) =>
            `INSERT INTO "${name}" (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM kept."${name}"`,
        ),
        ...counters.map(({ statement }) => statement),
        'COMMIT',
      ].join(';\n'),
    );
  }

  /** Waits for transactions under way, then puts every row and counter back, in one transaction. */
  async restore(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.client.query(this.restoring);
        return;
      } catch (error) {
        await this.client.query('ROLLBACK');
        if (attempt >= ATTEMPTS || (error as { code?: string }).code !== DEADLOCK) throw error;
      }
    }
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
