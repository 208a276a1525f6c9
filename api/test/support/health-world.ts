import { HistoryWriter } from '../../src/areas/terminal-health/history-writer.js';
import { sumUpNext } from '../../src/areas/terminal-health/sum-up.js';
import { signIn, startApi, type TestApi } from './api.js';
import { type TestDatabase, testDatabase } from './database.js';
import { TestTerminal } from './people.js';

export const HEALTH_CONFIG = { jobsAtOnce: 0, keepHealth: { minute: 10, hour: 62, day: 1_095 } };

/** An api with one paired television, and what it measured. Points in time are SQL. */
export class HealthWorld {
  private constructor(
    readonly database: TestDatabase,
    readonly api: TestApi,
    readonly home1: TestTerminal,
    readonly operator: string,
  ) {}

  static async start(): Promise<HealthWorld> {
    const database = await testDatabase();
    const api = await startApi(database.url, HEALTH_CONFIG, { demo: true });
    return new HealthWorld(database, api, await TestTerminal.pair(api, 'home-1'), await signIn(api, 'operator'));
  }

  /** Nothing was measured, and everything is summed up. */
  async reset(): Promise<void> {
    for (const level of ['minute', 'hour', 'day']) await this.sql(`DELETE FROM terminal_health_${level}`);
    await this.standAt('now()');
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.database.drop();
  }

  async sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]> {
    return (await this.api.service.ctx.pool.query<Row>(text, values)).rows;
  }

  /** Everything before is summed up. */
  async standAt(moment: string): Promise<void> {
    await this.sql(`UPDATE terminal_health_summed SET hours_to = date_trunc('hour', ${moment}),
      days_to = date_trunc('day', ${moment}, 'Asia/Shanghai')`);
  }

  async sumAllUp(): Promise<void> {
    while (await sumUpNext(this.api.service.ctx));
  }

  /** Writes a minute as it would have been written then. */
  async minute(at: string, part: Record<string, number | null> = {}, terminalId = this.home1.id): Promise<void> {
    const row = { beats: 2, covered_s: 60, long_frames: 0, worst_frame_ms: 0, stalls: 0, stalled_ms: 0, ...part };
    await this.sql(`SELECT terminal_health_part('terminal_health_minute', ${at})`);
    await this.sql(
      `INSERT INTO terminal_health_minute (terminal_id, at, ${Object.keys(row).join(', ')})
       VALUES ($1, date_trunc('minute', ${at}), ${Object.keys(row).map((_, i) => `$${i + 2}`)})`,
      [terminalId, ...Object.values(row)],
    );
  }

  minutes(): Promise<Record<string, number>[]> {
    return this.sql<Record<string, number>>('SELECT * FROM terminal_health_minute ORDER BY terminal_id, at');
  }

  newWriter(): HistoryWriter {
    return new HistoryWriter(this.api.service.ctx);
  }
}
