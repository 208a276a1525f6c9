import { createHmac, randomBytes } from 'node:crypto';
import { seal, unseal } from '../auth/seal.js';
import {
  type GivenKeys,
  KEPT_PURPOSES,
  type KeptKeys,
  purposeKey,
  readDataKeys,
  readSharedSecrets,
  type Secrets,
  type SharedSecrets,
  tokenKeys,
} from '../auth/secrets.js';
import type { Config } from '../config.js';
import type { Queryable } from '../db/pool.js';
import { inTransaction, type TransactionHost } from '../db/transaction.js';
import { derive, type Keyring, ringFor, type SealingKey, shownId } from './keyring.js';
import { compareSecrets, requireOpening } from './node-secrets.js';
import {
  findSealed,
  insertDataKey,
  listDataKeys,
  listKeptKeys,
  lockKeys,
  saveKeptKey,
  saveNodeSecrets,
} from './queries.js';
import type { SealedColumn } from './sealed-column.js';

/** The first key of a database, whose values do not name it. */
const FIRST = 1;
const KEPT_KEY_BYTES = 32;

type OpenedKeys = Pick<Secrets, 'data' | 'kept'>;
type SecretsConfig = Pick<Config, 'secrets' | 'dataDir'>;

export interface OpenedSecrets {
  readonly secrets: Secrets;
  /** What another process has been given otherwise and may have, while it is being changed. */
  readonly warnings: readonly string[];
}

/**
 * The secrets of a process of the api, once it is sure that they belong to its database (SPEC P18).
 *
 * @throws Error in words for operators when the data key does not fit, when none is there and values are sealed, or when
 *   a process that runs has other secrets
 */
export async function openSecrets(
  config: SecretsConfig,
  host: TransactionHost,
  { columns, nodeId }: { readonly columns: readonly SealedColumn[]; readonly nodeId: string },
): Promise<OpenedSecrets> {
  // First, so that nothing is made beside a key that is missing.
  const given = await readDataKeys(config, { make: !(await holdsSealed(host.pool, columns)) });
  const shared = await readSharedSecrets(config);
  return inTransaction(host, async (db) => {
    const keys = await bindKeys(db, given, { columns, nodeId });
    const checks = checksOf(shared, keys.kept);
    const warnings = await compareSecrets(db, nodeId, checks);
    const dataKeys = [given.data, ...given.otherData].map(({ id }) => shownId(id));
    await saveNodeSecrets(db, nodeId, { dataKeys, checks });
    return { secrets: { ...tokenKeys(shared), service: shared.service, ...keys }, warnings };
  });
}

/** The data keys for a tool, which makes none. @throws Error in words for operators as {@link openSecrets} */
export async function openKeys(
  config: SecretsConfig,
  host: TransactionHost,
  columns: readonly SealedColumn[],
): Promise<OpenedKeys> {
  const given = await readDataKeys(config, { make: false });
  return inTransaction(host, (db) => bindKeys(db, given, { columns, nodeId: null }));
}

async function bindKeys(
  db: Queryable,
  given: GivenKeys,
  { columns, nodeId }: { readonly columns: readonly SealedColumn[]; readonly nodeId: string | null },
): Promise<OpenedKeys> {
  await lockKeys(db);
  const data = await bindRing(db, given, columns);
  await requireOpening(db, nodeId, given);
  return { data, kept: await bindKeptKeys(db, data) };
}

async function holdsSealed(db: Queryable, columns: readonly SealedColumn[]): Promise<boolean> {
  if ((await listDataKeys(db)).length > 0) return true;
  for (const column of columns) if (await findSealed(db, column)) return true;
  return false;
}

/** Which keys the database knows, this process's among them. @throws Error when it lacks one, or none fits */
async function bindRing(
  db: Queryable,
  { data, otherData }: GivenKeys,
  columns: readonly SealedColumn[],
): Promise<Keyring> {
  const given = [data, ...otherData];
  let known = await listDataKeys(db);
  if (known.length === 0) {
    const first = await firstKey(db, given, columns);
    known = [{ id: first.id, number: await insertDataKey(db, first.id) }];
  }
  const missing = known.filter(({ id }) => !given.some((one) => one.id.equals(id)));
  if (missing.length > 0)
    throw new Error(
      misfit(
        missing.map(({ id }) => shownId(id)),
        data,
      ),
    );
  if (!known.some(({ id }) => id.equals(data.id)))
    known = [...known, { id: data.id, number: await insertDataKey(db, data.id) }];
  const numberOf = ({ id }: SealingKey) => known.find((one) => one.id.equals(id))?.number;
  const named = (one: SealingKey): SealingKey => ({ ...one, named: numberOf(one) !== FIRST });
  return { current: named(data), others: otherData.map(named) };
}

/** The key of a database that has none on record: the one that opens what is there. @throws Error when none does */
async function firstKey(
  db: Queryable,
  given: readonly SealingKey[],
  columns: readonly SealedColumn[],
): Promise<SealingKey> {
  let found: SealingKey | undefined;
  for (const column of columns) {
    const value = await findSealed(db, column);
    if (!value) continue;
    const opens = given.find((one) => opensWith(one, column, value.sealed, value.of));
    if (!opens) throw new Error(misfit([`of ${column.table}.${column.column}`], given[0]));
    found ??= opens;
  }
  const first = found ?? given[0];
  if (!first) throw new RangeError('there is no data key');
  return first;
}

function opensWith(key: SealingKey, { purpose, context }: SealedColumn, sealed: Buffer, of: string): boolean {
  const ring: Keyring = { current: key, others: [] };
  try {
    unseal(purpose === null ? ring : ringFor(ring, purpose), sealed, context(of));
    return true;
  } catch {
    return false;
  }
}

function misfit(missing: readonly string[], current: SealingKey | undefined): string {
  const had = current ? `; this process has ${shownId(current.id)}` : '';
  return `The data key does not fit this database: it holds values sealed with the key ${missing.join(', ')}${had}. Set FALINK_DATA_KEY, or secrets/data.key in the data folder, to the key that belongs to this database. If the key is being changed, name the old one in FALINK_OTHER_DATA_KEYS as well, until \`node api/dist/bin.js keys rotate\` says that it can go. Nothing was changed.`;
}

/** Those that the release before derives from the data key: what it hashes and encrypts must stay readable. */
const DERIVED: ReadonlySet<string> = new Set(['query-codes', 'blobs']);

/** Keys that stay when the data key changes: made once, kept sealed. */
async function bindKeptKeys(db: Queryable, data: Keyring): Promise<KeptKeys> {
  const ring = purposeKey({ data }, 'kept-keys');
  const stored = new Map((await listKeptKeys(db)).map(({ purpose, sealed }) => [purpose, sealed]));
  const first = [data.current, ...data.others].find(({ named }) => !named) ?? data.current;
  const entries: [string, Uint8Array][] = [];
  for (const purpose of KEPT_PURPOSES) {
    const sealed = stored.get(purpose);
    const made = () => (DERIVED.has(purpose) ? derive(first.key, purpose) : randomBytes(KEPT_KEY_BYTES));
    const key = sealed ? unseal(ring, sealed, keptContext(purpose)) : made();
    if (!sealed) await saveKeptKey(db, purpose, seal(ring, key, keptContext(purpose)));
    entries.push([purpose, new Uint8Array(key)]);
  }
  return Object.fromEntries(entries) as KeptKeys;
}

export const keptContext = (purpose: string): string => `kept-key:${purpose}`;

/** Show whether two processes have the same secret, and nothing to who reads the database. */
function checksOf({ jwt, room, service }: SharedSecrets, kept: KeptKeys): Record<string, string> {
  const check = (name: string, secret: string) =>
    createHmac('sha256', kept['secret-checks']).update(`${name}:${secret}`).digest('hex').slice(0, 16);
  return { jwt: check('jwt', jwt), room: check('room', room), service: check('service', service) };
}
