import { randomBytes, randomUUID } from 'node:crypto';
import { EMPTY_INTAKE_FORM, IdentityDocumentSchema, type IntakeForm, IntakeFormSchema } from '@falink/protocol';
import { z } from 'zod';
import { seal, unseal } from '../../kernel/auth/seal.js';
import { purposeKey, type Secrets } from '../../kernel/auth/secrets.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { maskIdentityNumber } from '../../kernel/masks/mask-identity.js';
import { maskPhone } from '../../kernel/masks/mask-phone.js';

import { insertPerson } from './queries/persons.js';

const KEY_BYTES = 32;
export const PERSON_KEYS = 'person-keys';

/** A person's own key: whatever is sealed with it is gone when the key is forgotten. */
export interface PersonKey {
  readonly personId: string;
  readonly key: Uint8Array;
}

export const keyContext = (personId: string): string => `person-key:${personId}`;

/** Makes a person with a fresh key, in the transaction that stores the first datum. */
export async function createPerson(db: Queryable, secrets: Pick<Secrets, 'data'>): Promise<PersonKey> {
  const person = { personId: randomUUID(), key: randomBytes(KEY_BYTES) };
  const { personId, key } = person;
  await insertPerson(db, personId, seal(purposeKey(secrets, PERSON_KEYS), key, keyContext(personId)));
  return person;
}

/** Opens a person's key as stored; null after the person was erased. */
export function openPersonKey(
  secrets: Pick<Secrets, 'data'>,
  personId: string,
  sealed: Uint8Array | null,
): PersonKey | null {
  if (!sealed) return null;
  return { personId, key: unseal(purposeKey(secrets, PERSON_KEYS), sealed, keyContext(personId)) };
}

export function sealForm({ personId, key }: PersonKey, form: IntakeForm): Buffer {
  return seal(key, JSON.stringify(form), `intake-form:${personId}`);
}

/** The form as stored; an empty one before the first word, and after erasure. */
export function openForm(person: PersonKey | null, sealed: Uint8Array | null): IntakeForm {
  if (!person || !sealed) return EMPTY_INTAKE_FORM;
  return IntakeFormSchema.parse(
    JSON.parse(unseal(person.key, sealed, `intake-form:${person.personId}`).toString('utf8')),
  );
}

const ApplicantSchema = z.object({
  name: z.string(),
  /** Applicants from before there was a choice had resident identity cards. */
  identityDocument: IdentityDocumentSchema.default('resident'),
  identityMasked: z.string(),
  phoneMasked: z.string(),
});
/** What lists show of an applicant. */
export type Applicant = z.infer<typeof ApplicantSchema>;

/** After erasure, and where what was sealed cannot be opened. */
export const NOBODY: Applicant = {
  name: '—',
  identityDocument: 'resident',
  identityMasked: '—',
  phoneMasked: '—',
};

export function sealApplicant({ personId, key }: PersonKey, form: IntakeForm): Buffer {
  const applicant: Applicant = {
    name: form.name,
    identityDocument: form.identityDocument,
    identityMasked: maskIdentityNumber(form.identityNumber),
    phoneMasked: maskPhone(form.phone),
  };
  return seal(key, JSON.stringify(applicant), `applicant:${personId}`);
}

export function openApplicant(person: PersonKey | null, sealed: Uint8Array): Applicant {
  if (!person) return NOBODY;
  return ApplicantSchema.parse(JSON.parse(unseal(person.key, sealed, `applicant:${person.personId}`).toString('utf8')));
}
