/** `npm run backup`, `restore` and `audit:verify`: the api's commands, on the database of this installation. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { dataDirOf, PROJECT_ROOT } from './paths.js';
import { StartOptionError } from './start-options.js';
import { withDatabase } from './with-database.js';

const [command = '', ...args] = process.argv.slice(2);
const dataDir = dataDirOf(process.env);
const replaces = command === 'restore' && !args.includes('--check');

try {
  process.exitCode = await withDatabase(
    { dataDir, databaseUrl: process.env.DATABASE_URL, alone: replaces },
    async (databaseUrl) => {
      const child = spawn(process.execPath, [path.join(PROJECT_ROOT, 'api/dist/bin.js'), command, ...args], {
        stdio: 'inherit',
        // npm works in the project's folder; a path is meant from where the person is.
        cwd: process.env.INIT_CWD ?? process.cwd(),
        env: { ...process.env, DATABASE_URL: databaseUrl, FALINK_DATA_DIR: dataDir },
      });
      // Ctrl-C reaches both; the child removes what is half written, and the server is stopped after it.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
      const [code] = await once(child, 'exit');
      return code ?? 1;
    },
  );
} catch (error) {
  if (!(error instanceof StartOptionError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
