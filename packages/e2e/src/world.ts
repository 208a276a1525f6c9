import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DevEnv, type DevEnvOptions, dataDirOf, startDevEnv } from '@falink/dev-env';
import { KeptRows } from '@falink/fixtures/kept-rows';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { type LaunchOptions, launchBrowser } from './browser.js';

export interface World {
  readonly dev: DevEnv;
  readonly browser: Browser;
  /** What the services wrote, newest last. */
  readonly log: readonly string[];
  /** What is stored now, by a connection of its own. */
  query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>;
  /** Closes every page and puts the database back to the district as it was seeded. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly dev?: Partial<DevEnvOptions>;
  readonly browser?: LaunchOptions;
}

/** The whole demo district in a folder of its own, with the videos that set-up has made, and a browser. */
export async function startWorld({ dev: options = {}, browser: launch }: WorldOptions = {}): Promise<World> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'falink-e2e-'));
  // PostgreSQL refuses to run as root: the account that it runs as instead must be able to pass through here.
  await chmod(dataDir, 0o711);
  const log: string[] = [];
  const dev = await startDevEnv({
    dataDir,
    demo: true,
    unsafeFast: true,
    mediaDir: path.join(dataDirOf(process.env), 'media'),
    onLine: (source, line) => log.push(`[${source}] ${line}`),
    ...options,
    // A loaded machine draws a television in software: desks ring longer here than in life.
    env: { FALINK_OFFER_S: '60', FALINK_RATE_LIMIT_SCALE: '100', ...options.env },
  });
  const browser = await launchBrowser(launch).catch(async (error: unknown) => {
    await dev.stop();
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  let seeded: KeptRows | undefined;
  return {
    dev,
    browser,
    log,
    reset: async () => {
      for (const context of browser.contexts()) await context.close();
      // The sfu that runs reports itself every two seconds: its row is its own.
      seeded ??= await KeptRows.of(dev.databaseUrl, ['sfu_node']);
      await seeded.restore();
    },
    query: async <Row extends pg.QueryResultRow>(text: string) => {
      const client = new pg.Client({ connectionString: dev.databaseUrl });
      await client.connect();
      try {
        return (await client.query<Row>(text)).rows;
      } finally {
        await client.end();
      }
    },
    close: async () => {
      await browser.close();
      await seeded?.close();
      await dev.stop();
      // The database is elsewhere where PostgreSQL's user cannot reach the data folder.
      for (const folder of [dev.postgres?.dataDir ?? dataDir, dataDir])
        await rm(folder, { recursive: true, force: true });
    },
  };
}
