import { until } from '@falink/fixtures/until';
import { createLogger } from '@falink/service-kit';
import { Announcer } from '../src/kernel/delivery/announcer.js';
import { ChangeFeed, changeKind } from '../src/kernel/delivery/change-feed.js';
import type { Sockets } from '../src/kernel/delivery/sockets.js';

const thingChanged = changeKind('thing');

function announcing(tell: (ids: readonly string[]) => Promise<void>): { feed: ChangeFeed; stop: () => Promise<void> } {
  const feed = new ChangeFeed();
  const announcer = new Announcer({
    tellers: [{ name: 'things', on: [thingChanged], tell }],
    changes: feed,
    sockets: {} as Sockets,
    log: createLogger({ service: 'test', level: 'silent' }),
  });
  announcer.start();
  return { feed, stop: () => announcer.stop() };
}

test('a row that cannot be announced takes no other of its batch along', async () => {
  const told: string[] = [];
  const { feed, stop } = announcing(async (ids) => {
    for (const id of ids) {
      if (id === 'damaged') throw new Error('cannot be read');
      told.push(id);
    }
  });
  feed.publish(['one', 'damaged', 'two', 'three'].map(thingChanged));
  await until('the others are announced', () => told.includes('three') && told.includes('two'));
  await stop();
});

test('while the database is away, nothing is tried row by row', async () => {
  let tries = 0;
  const { feed, stop } = announcing(async () => {
    tries += 1;
    throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  });
  feed.publish(['one', 'two'].map(thingChanged));
  await until('it was tried', () => tries > 0);
  await stop();
  expect(tries).toBe(1);
});
