// biome-ignore-all lint/style/noDefaultExport: jest calls the default export of this file
import { PostgresServer } from './postgres-server.mjs';

/** One real PostgreSQL server for the whole run; FALINK_TEST_DATABASE_URL uses a server that is already there. */
export default async function globalSetup() {
  if (process.env.FALINK_TEST_DATABASE_URL) return;
  const server = await PostgresServer.create();
  process.env.FALINK_TEST_DATABASE_URL = server.url;
  globalThis.falinkTestPostgres = server;
}
