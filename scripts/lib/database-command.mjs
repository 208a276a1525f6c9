import { setUp } from '../setup/run.mjs';
import { inRoot } from './paths.mjs';
import { continueAs } from './project-node.mjs';

/**
 * Goes on as a command of the api on the database of this installation, with this process's arguments after it.
 * @param {string[]} words the command
 */
export async function continueAsDatabaseCommand(...words) {
  if (!(await setUp('start'))) process.exit(1);
  process.argv.splice(2, 0, ...words);
  await continueAs(inRoot('packages', 'dev-env', 'dist', 'database-main.js'));
}
