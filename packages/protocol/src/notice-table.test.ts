import { z } from 'zod';
import { notice } from './contract.js';
import { noticeTable, on } from './notice-table.js';
import { type RefusedMessage, RefusedMessages } from './refused-messages.js';

const changed = notice(
  'server',
  'thing.changed',
  z.object({ id: z.string(), parts: z.array(z.object({ n: z.number() })) }),
);

function setUp() {
  const clock = { nowMs: 0 };
  const reports: RefusedMessage[] = [];
  const refused = new RefusedMessages(
    (one) => reports.push(one),
    () => clock.nowMs,
  );
  const heard: string[] = [];
  const hear = noticeTable([on(changed, ({ id }) => heard.push(id))], refused);
  return { clock, reports, refused, heard, hear };
}

describe('[P1] a table of notices', () => {
  it('hands over what parses, and only that', () => {
    const { hear, heard, refused } = setUp();
    hear('thing.changed', { id: 'a', parts: [], more: 1 });
    hear('thing.changed', { id: 1 });
    hear('other.changed', { id: 'b', parts: [] });
    expect(heard).toEqual(['a']);
    expect(refused.total).toBe(2);
  });

  it('says which fields were wrong, never what was in them', () => {
    const { hear, reports } = setUp();
    hear('thing.changed', { id: 'secret', parts: [{ n: 'secret' }] });
    expect(reports).toEqual([{ name: 'thing.changed', reason: 'malformed', fields: ['parts.0.n'], count: 1 }]);
  });

  it('reports each kind once a minute, with the number of the others', () => {
    const { hear, reports, clock, refused } = setUp();
    for (let i = 0; i < 100; i += 1) hear('thing.changed', null);
    for (let i = 0; i < 100; i += 1) hear(`made up ${i}`, null);
    expect(reports.map(({ name, count }) => [name, count])).toEqual([
      ['thing.changed', 1],
      ['made up 0', 1],
    ]);
    clock.nowMs = 60_000;
    hear('thing.changed', null);
    expect(reports.at(-1)).toMatchObject({ name: 'thing.changed', count: 100 });
    expect(refused.total).toBe(201);
  });
});
