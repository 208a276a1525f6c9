import { ManualClock } from '../testing/manual-clock.js';
import { MediaPath, type PathState } from './media-path.js';

function setUp() {
  const clock = new ManualClock();
  const seen: PathState[] = [];
  return { clock, seen, path: new MediaPath(clock, (state) => seen.push(state)) };
}

test('nothing is said of a path that nobody has tried', async () => {
  const { clock, seen, path } = setUp();
  path.transport('new');
  await clock.advance(60_000);
  expect([path.state, seen]).toEqual(['new', []]);
});

test('a path that opens in time was never blocked', async () => {
  const { clock, seen, path } = setUp();
  path.transport('connecting');
  await clock.advance(11_000);
  path.transport('connected');
  await clock.advance(60_000);
  expect(seen).toEqual(['connecting', 'open']);
});

test('a path that does not open is blocked after twelve seconds, whatever is tried in between', async () => {
  const { clock, seen, path } = setUp();
  path.transport('connecting');
  await clock.advance(6_000);
  path.transport('failed');
  path.transport('connecting');
  await clock.advance(5_999);
  expect(seen).toEqual(['connecting']);
  await clock.advance(1);
  expect(seen).toEqual(['connecting', 'blocked']);
});

test('a blocked path may open after all', async () => {
  const { clock, seen, path } = setUp();
  path.transport('connecting');
  await clock.advance(20_000);
  path.transport('connected');
  expect(seen).toEqual(['connecting', 'blocked', 'open']);
});

test('an open path that is lost is a bad line, not a blocked one', async () => {
  const { clock, seen, path } = setUp();
  path.transport('connecting');
  path.transport('connected');
  path.transport('disconnected');
  path.transport('failed');
  path.transport('connecting');
  await clock.advance(60_000);
  expect(seen).toEqual(['connecting', 'open']);
});

test('a closed session says nothing any more', async () => {
  const { clock, seen, path } = setUp();
  path.transport('connecting');
  path.close();
  await clock.advance(60_000);
  expect(seen).toEqual(['connecting']);
});
