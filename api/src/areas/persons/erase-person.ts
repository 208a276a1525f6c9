import type { BlobStore } from '@falink/storage';
import type { TransactionHost } from '../../kernel/db/transaction.js';
import { eraseBatch } from '../../kernel/retention/erase-batch.js';
import { readCutoff } from '../../kernel/retention/queries.js';
import { removeBlobs } from '../../kernel/retention/remove-blobs.js';
import type { RetentionRule } from '../../kernel/retention/rule.js';
import { CALLBACK_NUMBERS, CONTACT_NOTES_RULE } from '../contacts/index.js';
import { UNFINISHED_INTAKES } from '../intakes/index.js';
import type { Found } from './find-person.js';
import { listCallbacks, listIntakesOf } from './queries.js';

const BATCH = 200;

/** What was erased at a person's request, and what is still there. */
export interface ErasedPerson {
  readonly numbers: number;
  readonly notes: number;
  readonly intakes: number;
  readonly files: number;
  /** Numbers of accepted applications: the law orders their files kept. */
  readonly applications: readonly string[];
  /** Numbers that wait to be called back. */
  readonly openNumbers: number;
  /** Intakes whose call goes on. */
  readonly openIntakes: number;
}

/**
 * Erases at a person's request what may be erased, whatever its period: numbers that were called back, form and papers
 * of intakes that became no application, and the notes of the calls that these belong to (SPEC P23). Each batch is
 * proved as with every erasure. A second time there is nothing left to erase.
 */
export async function erasePerson(
  host: TransactionHost & { readonly blobs: BlobStore },
  { persons, callbacks }: Found,
): Promise<ErasedPerson> {
  const before = await Promise.all([listIntakesOf(host.pool, persons), listCallbacks(host.pool, callbacks)]);
  const [intakes, numbers] = before;
  const calls = [...intakes, ...numbers].flatMap(({ contact_id }) => contact_id ?? []);
  const erased = {
    notes: await eraseThese(host, CONTACT_NOTES_RULE, calls),
    numbers: await eraseThese(host, CALLBACK_NUMBERS, callbacks),
    intakes: await eraseThese(
      host,
      UNFINISHED_INTAKES,
      intakes.map(({ id }) => id),
    ),
    files: await removeBlobs(host),
  };
  const left = await listCallbacks(host.pool, callbacks);
  return {
    ...erased,
    applications: intakes.flatMap(({ number }) => number ?? []),
    openNumbers: left.filter(({ phone_sealed }) => phone_sealed !== null).length,
    openIntakes: intakes.filter(({ closed_at }) => closed_at === null).length,
  };
}

async function eraseThese(host: TransactionHost, { sources }: RetentionRule, ids: readonly string[]): Promise<number> {
  let erased = 0;
  for (const source of sources) {
    for (;;) {
      const cutoff = await readCutoff(host.pool, 0);
      const batch = { kind: 'person_request' as const, keepDays: null, cutoff, limit: BATCH, only: ids };
      const rows = ids.length === 0 ? [] : await eraseBatch(host, source, batch);
      if (rows.length === 0) break;
      erased += rows.length;
    }
  }
  return erased;
}
