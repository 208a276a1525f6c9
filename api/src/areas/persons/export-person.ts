import type { BlobStore } from '@falink/storage';
import { recordAudit } from '../../kernel/audit/queries/events.js';
import { unseal } from '../../kernel/auth/seal.js';
import { inTransaction, type TransactionHost } from '../../kernel/db/transaction.js';
import { openNotes, openSealedSummary } from '../contacts/index.js';
import { openForm, openPersonKey } from '../intakes/index.js';
import type { Found, PersonSecrets } from './find-person.js';
import { listCallbacks, listCalls, listIntakesOf, listPagesOf } from './queries.js';

export interface ExportHost extends TransactionHost {
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly secrets: PersonSecrets;
}

/** A picture of a paper, opened when it is written. */
export interface ExportedPage {
  readonly name: string;
  readonly read: () => Promise<Buffer>;
}

export interface ExportedPerson {
  /** Everything in words, as JSON. */
  readonly data: unknown;
  readonly pages: readonly ExportedPage[];
}

/** Everything that belongs to somebody, opened (PIPL Art. 45). That it was is recorded first. */
export async function exportPerson(
  { blobs, secrets, ...host }: ExportHost,
  { persons, callbacks }: Found,
): Promise<ExportedPerson> {
  const subjects = [...persons.map((id) => `person:${id}`), ...callbacks.map((id) => `callback:${id}`)];
  await inTransaction(host, async (tx) => {
    for (const subject of subjects)
      await recordAudit(tx, { actor: 'system', action: 'person.exported', subject, orgPath: null });
  });
  const intakes = await listIntakesOf(host.pool, persons);
  const numbers = await listCallbacks(host.pool, callbacks);
  const papers = await listPagesOf(
    host.pool,
    intakes.map(({ id }) => id),
  );
  const calls = await listCalls(
    host.pool,
    [...intakes, ...numbers].flatMap(({ contact_id }) => contact_id ?? []),
  );
  const pages: ExportedPage[] = [];
  const data = {
    exportedAt: new Date().toISOString(),
    intakes: intakes.map(({ id, person_id, data_key_sealed, form_sealed, opened_at, closed_at, ...more }) => {
      const person = openPersonKey(secrets, person_id, data_key_sealed);
      return {
        ...{ openedAt: opened_at, closedAt: closed_at, restrictedAt: more.restricted_at, callId: more.contact_id },
        application: more.number && { number: more.number, status: more.status, acceptedAt: more.accepted_at },
        form: form_sealed && person ? openForm(person, form_sealed) : null,
        papers: papers
          .filter(({ intake_id }) => intake_id === id)
          .map(({ kind, label, page_id, captured_at, blob_key }) => {
            const name = blob_key && person ? `${page_id}.jpg` : null;
            if (name && blob_key && person)
              pages.push({ name, read: () => blobs.read(blob_key, { encryptionKey: person.key }) });
            return { kind, label, capturedAt: captured_at, file: name };
          }),
      };
    }),
    numbers: numbers.map(({ phone_sealed, category, site_name, requested_at, done_at, contact_id }) => ({
      phone: phone_sealed && unseal(secrets.data, phone_sealed, 'callback.phone').toString('utf8'),
      ...{ category, site: site_name, leftAt: requested_at, calledBackAt: done_at, callId: contact_id },
    })),
    calls: calls.map(({ id, kind, category, outcome, agent_name, site_name, ...more }) => ({
      ...{ id, kind, category, outcome, answeredBy: agent_name, site: site_name },
      ...{ askedAt: more.queued_at, answeredAt: more.answered_at, endedAt: more.ended_at },
      notes: openNotes(secrets, id, more),
      summary: openSealedSummary(secrets, id, more.summary).lines,
    })),
  };
  return { data, pages };
}
