import { randomBytes } from 'node:crypto';
import { openKeys } from '../kernel/keys/bind-keys.js';
import { shownId } from '../kernel/keys/keyring.js';
import { type ColumnState, keyStates, rotateKeys } from '../kernel/keys/rotate-keys.js';
import type { SealedColumn } from '../kernel/keys/sealed-column.js';
import { SEALED_COLUMNS } from '../sealed-columns.js';
import { say, type Tools } from './tools.js';

const SECRET_BYTES = 32;
/** How often the progress of a column is printed, in values. */
const SAY_EVERY = 10_000;

const nameOf = ({ table, column }: SealedColumn): string => `${table}.${column}`;

/** Prints a secret as this service makes them. */
export function printNewSecret(): number {
  say(randomBytes(SECRET_BYTES).toString('base64url'));
  return 0;
}

/** Prints the data keys and how many values each column has under the present one. */
export async function runKeysStatus(tools: Tools): Promise<number> {
  const secrets = await openKeys(tools.config, tools, SEALED_COLUMNS);
  say(`seals with ${shownId(secrets.data.current.id)}`);
  for (const { id } of secrets.data.others) say(`opens with ${shownId(id)} as well`);
  for (const { column, all, otherwise } of await keyStates(tools, secrets, SEALED_COLUMNS))
    say(`${nameOf(column)}: ${all} sealed, ${otherwise} of them with another key`);
  return 0;
}

/** Seals with the present data key what another has sealed. @returns 0 when the other keys can go */
export async function runKeysRotate(tools: Tools): Promise<number> {
  const secrets = await openKeys(tools.config, tools, SEALED_COLUMNS);
  const present = shownId(secrets.data.current.id);
  let said = '';
  const outcome = await rotateKeys(tools, secrets, SEALED_COLUMNS, (column, done) => {
    const line = `${nameOf(column)}: ${Math.floor(done / SAY_EVERY) * SAY_EVERY} or more sealed again`;
    if (line !== said) say(line);
    said = line;
  });
  if (outcome.done) {
    say(
      `Everything is sealed with ${present}. FALINK_OTHER_DATA_KEYS can go, from all processes. Keep the old key as long as you keep backups from before now.`,
    );
    return 0;
  }
  for (const left of outcome.left) say(remains(left));
  for (const node of outcome.nodes)
    say(`${node} still seals with another key: restart it with the FALINK_DATA_KEY of this command.`);
  say('The other keys must stay. Run this command again later.');
  return 1;
}

function remains({ column, otherwise }: ColumnState): string {
  const why = column.passing ? ': calls under way, they are forgotten when those end' : '';
  return `${nameOf(column)}: ${otherwise} still sealed with another key${why}`;
}
