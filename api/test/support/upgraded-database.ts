import pg from 'pg';
import { migrate, readMigrations } from '../../src/kernel/db/migrate.js';
import { emptyDatabase } from './database.js';

/** Those before a number: the schema of an older release. */
export async function migrationsBefore(number: number): Promise<ReadonlySet<number>> {
  return new Set((await readMigrations()).map((migration) => migration.number).filter((one) => one < number));
}

/** A database with what an older release stored, brought up to date. */
export class UpgradedDatabase {
  private constructor(
    private readonly client: pg.Client,
    readonly url: string,
    readonly drop: () => Promise<void>,
  ) {}

  /**
   * @param first number of the first migration that the older release did not have
   * @param stored SQL that stores what it stored
   */
  static async of(first: number, stored: string): Promise<UpgradedDatabase> {
    const database = await emptyDatabase();
    await migrate(database.url, { only: await migrationsBefore(first) });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query(stored);
      await migrate(database.url);
    } catch (error) {
      await client.end();
      await database.drop();
      throw error;
    }
    return new UpgradedDatabase(client, database.url, async () => {
      await client.end();
      await database.drop();
    });
  }

  async rows<T>(sql: string): Promise<T[]> {
    return (await this.client.query(sql)).rows;
  }
}
