import { Store } from '@falink/client';
import { FakePlatform } from '../platform/FakePlatform.js';
import { EarlyParts } from './EarlyParts.js';

function setUp() {
  const { clock } = new FakePlatform();
  const store = new Store({ connected: false, inUse: false });
  const heard: string[] = [];
  const there = { now: true };
  const parts = new EarlyParts(clock, {
    load: async () => {
      heard.push('load');
      if (!there.now) throw new TypeError('Failed to fetch dynamically imported module');
    },
    lost: () => heard.push('lost'),
  });
  parts.follow({ store });
  return { clock, store, heard, there };
}

test('the script of calls is loaded once, after the first page is drawn', async () => {
  const { clock, store, heard } = setUp();
  store.set({ connected: true });
  expect(heard).toEqual([]);
  await clock.advance(3_000);
  store.set({ connected: false });
  store.set({ connected: true });
  await clock.advance(3_000);
  expect(heard).toEqual(['load']);
});

test('[V1] a script that is gone while the service can be reached means an outdated page', async () => {
  const { clock, store, heard, there } = setUp();
  there.now = false;
  store.set({ connected: true });
  await clock.advance(3_000);
  expect(heard).toEqual(['load', 'lost']);
});

test('a script that was not loaded because the line broke is loaded with the next connection', async () => {
  const { clock, store, heard, there } = setUp();
  there.now = false;
  store.set({ connected: true });
  store.set({ connected: false });
  await clock.advance(3_000);
  there.now = true;
  store.set({ connected: true });
  await clock.advance(3_000);
  expect(heard).toEqual(['load', 'load']);
});
