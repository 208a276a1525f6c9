import { unseal } from '../../kernel/auth/seal.js';
import type { Secrets } from '../../kernel/auth/secrets.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { findApplicationOf, openForm, openPersonKey } from '../intakes/index.js';
import { listNumbers, listPersons } from './queries.js';

/** How somebody who asks for the own data is found. */
export type Sought =
  | { readonly by: 'application'; readonly number: string; readonly queryCode: string }
  | { readonly by: 'phone'; readonly phone: string }
  | { readonly by: 'identity'; readonly identityNumber: string };

/** What of somebody is there: nobody has an account, so it is what a number leads to. */
export interface Found {
  readonly persons: readonly string[];
  readonly callbacks: readonly string[];
  /** Values that could not be opened, and may be of this person. */
  readonly unreadable: number;
}

export type PersonSecrets = Pick<Secrets, 'data' | 'kept'>;

const BATCH = 200;

/**
 * Finds what belongs to somebody: by receipt at once; by number, by opening every form and every number to call back,
 * because nothing that is stored can be searched (ADR 0010).
 */
export async function findPerson(db: Queryable, secrets: PersonSecrets, sought: Sought): Promise<Found> {
  if (sought.by === 'application') {
    const application = await findApplicationOf(db, secrets, sought);
    return { persons: application ? [application.personId] : [], callbacks: [], unreadable: 0 };
  }
  const persons = await findByForm(db, secrets, sought);
  if (sought.by === 'identity') return { ...persons, callbacks: [] };
  const numbers = await findByNumber(db, secrets, sought.phone);
  return {
    persons: persons.persons,
    callbacks: numbers.callbacks,
    unreadable: persons.unreadable + numbers.unreadable,
  };
}

async function findByForm(
  db: Queryable,
  secrets: PersonSecrets,
  sought: Exclude<Sought, { by: 'application' }>,
): Promise<{ persons: string[]; unreadable: number }> {
  const persons: string[] = [];
  let unreadable = 0;
  let after: string | null = null;
  for (;;) {
    const batch = await listPersons(db, after, BATCH);
    for (const { id, data_key_sealed, forms } of batch) {
      try {
        const key = openPersonKey(secrets, id, data_key_sealed);
        const theirs = forms.some((sealed) => {
          const form = openForm(key, sealed);
          return sought.by === 'phone' ? form.phone === sought.phone : form.identityNumber === sought.identityNumber;
        });
        if (theirs) persons.push(id);
      } catch {
        unreadable += 1;
      }
    }
    const last = batch.at(-1);
    if (!last) return { persons, unreadable };
    after = last.id;
  }
}

async function findByNumber(
  db: Queryable,
  { data }: PersonSecrets,
  phone: string,
): Promise<{ callbacks: string[]; unreadable: number }> {
  const callbacks: string[] = [];
  let unreadable = 0;
  let after: string | null = null;
  for (;;) {
    const batch = await listNumbers(db, after, BATCH);
    for (const { id, phone_sealed } of batch) {
      try {
        if (unseal(data, phone_sealed, 'callback.phone').toString('utf8') === phone) callbacks.push(id);
      } catch {
        unreadable += 1;
      }
    }
    const last = batch.at(-1);
    if (!last) return { callbacks, unreadable };
    after = last.id;
  }
}
