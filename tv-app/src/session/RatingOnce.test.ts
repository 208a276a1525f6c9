import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { CallModel } from './CallModel.js';
import { AGENT, callWith, FakeMediaFactory } from './testing.js';

test.each([
  ['was left', 0, true, 'none'],
  ['stands', 10_000, false, 'ended'],
  ['has stood long enough', 91_000, false, 'none'],
])('a page that is loaded again after the rating %s', async (_, afterMs, left, phase) => {
  const platform = new FakePlatform();
  const open = () => new CallModel(platform, new ApiClient(platform), async () => 'token', new FakeMediaFactory());
  const model = open();
  const over = callWith({ state: 'ended', agent: AGENT, ratingDue: true });
  model.accept(over);
  await platform.clock.advance(afterMs);
  if (left) model.forget();
  const again = open();
  again.accept(over);
  expect(again.state.phase).toBe(phase);
});
