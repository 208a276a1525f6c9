import type { PageQuery, Text } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';

interface ChannelRow {
  id: string;
  name_zh: string;
  name_en: string;
}

/** The primary key. */
const BY_ID: ListOrder = { list: 'channels', direction: 'ASC', by: [{ column: 'c.id COLLATE "C"', kind: 'text' }] };

/** Channels by id, counted. */
export async function listChannelNames(
  db: Queryable,
  page: PageQuery,
): Promise<Page<{ readonly id: string; readonly name: Text }>> {
  const rows = {
    columns: 'c.id, c.name_zh, c.name_en',
    from: 'channel c',
    where: 'true',
    values: [],
    counted: true,
  };
  return mapPage(await selectPage<ChannelRow>(db, BY_ID, rows, page), ({ id, name_zh: zh, name_en: en }) => ({
    id,
    name: { zh, en },
  }));
}
