import { Store } from '@falink/client';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { type CallViewState, NO_CALL } from './callView.js';
import { HandoverModel } from './HandoverModel.js';
import { callWith, refusal } from './testing.js';

const offer = (n: number) => ({ url: `https://falink.example/guest/#tv=token-${n}`, code: `47291${n}` });

function setUp() {
  const platform = new FakePlatform();
  const asked: string[] = [];
  platform.answer('PUT', /terminal\/screen$/, () => {
    const { requestId } = platform.bodies.at(-1) as { requestId: string };
    if (!asked.includes(requestId)) asked.push(requestId);
    return { json: { ...offer(asked.indexOf(requestId) + 1), expiresInMs: 300_000 } };
  });
  const call = new Store<CallViewState>(NO_CALL);
  const model = new HandoverModel(platform, new ApiClient(platform), async () => 't', call);
  const requests = () => platform.requests.filter((request) => request.endsWith('/screen')).length;
  return { platform, call, model, asked, requests };
}

test('[U9] the code is fetched while a page shows it, and renewed before it ends', async () => {
  const { platform, model, requests } = setUp();
  await settled();
  expect(requests()).toBe(0);
  const hide = model.show();
  expect(model.store.state).toEqual({ phase: 'fetching', offer: null });
  await settled();
  expect(model.store.state).toEqual({ phase: 'shown', offer: offer(1) });
  await platform.clock.advance(279_000);
  expect(requests()).toBe(1);
  await platform.clock.advance(2_000);
  expect(model.store.state.offer).toEqual(offer(2));
  hide();
  hide();
  expect(model.store.state).toEqual({ phase: 'fetching', offer: null });
  await platform.clock.advance(600_000);
  expect(requests()).toBe(2);
});

test('a service that cannot be reached is asked again for the same code, and at once by a press', async () => {
  const { platform, model, asked } = setUp();
  platform.online = false;
  model.show();
  await settled();
  expect(model.store.state).toEqual({ phase: 'failed', offer: null });
  const { requestId } = platform.bodies.at(-1) as { requestId: string };
  platform.online = true;
  model.retry();
  await settled();
  expect(model.store.state).toEqual({ phase: 'shown', offer: offer(1) });
  expect(asked).toEqual([requestId]);
  model.retry();
  await settled();
  expect(asked).toEqual([requestId]);
});

test('without a press it is asked again after three seconds', async () => {
  const { platform, model } = setUp();
  platform.online = false;
  model.show();
  await settled();
  platform.online = true;
  await platform.clock.advance(2_900);
  expect(model.store.state.phase).toBe('failed');
  await platform.clock.advance(200);
  expect(model.store.state.phase).toBe('shown');
});

test('[U9] a television that has a call offers no code, whoever of the two knows it first', async () => {
  const { platform, model, call, requests } = setUp();
  platform.answer('PUT', /terminal\/screen$/, refusal('call.already_open'));
  model.show();
  await settled();
  expect(model.store.state).toEqual({ phase: 'busy', offer: null });
  call.set({ phase: 'open', call: callWith() });
  const before = requests();
  await platform.clock.advance(60_000);
  expect([model.store.state.phase, requests()]).toEqual(['busy', before]);
  platform.answer('PUT', /terminal\/screen$/, { json: { ...offer(3), expiresInMs: 300_000 } });
  call.set({ phase: 'none', call: null });
  await settled();
  expect(model.store.state).toEqual({ phase: 'shown', offer: offer(3) });
});

test('the call that took the code takes it off the screen', async () => {
  const { model, call } = setUp();
  model.show();
  await settled();
  call.set({ phase: 'open', call: callWith({ origin: 'browser' }) });
  expect(model.store.state).toEqual({ phase: 'busy', offer: null });
});

test('an answer that comes after the page was left shows nothing', async () => {
  const { model } = setUp();
  const hide = model.show();
  hide();
  await settled();
  expect(model.store.state).toEqual({ phase: 'fetching', offer: null });
});
