import type { GuestLink } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import type { LinkRow } from './queries/links.js';
import { openLinkNote } from './sealed-note.js';

/** A link as staff see it. */
export function presentLink({ secrets }: Pick<Context, 'secrets'>, row: LinkRow): GuestLink {
  return {
    id: row.id,
    note: openLinkNote(secrets, row.id, row.note_sealed),
    category: row.category,
    createdBy: { id: row.created_by, name: row.creator },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: row.state,
  };
}
