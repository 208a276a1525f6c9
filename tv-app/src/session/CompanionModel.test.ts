import { Store } from '@falink/client';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { CompanionModel } from './CompanionModel.js';
import { type CallViewState, NO_CALL } from './callView.js';
import { callWith, refusal } from './testing.js';

const url = (n: number) => `https://falink.example/companion/#token-${n}`;

function setUp() {
  const platform = new FakePlatform();
  let made = 0;
  const links = () => platform.requests.filter((request) => /^PUT .*companion$/.test(request)).length;
  platform.answer('PUT', /companion$/, () => {
    made += 1;
    return { json: { url: url(made), expiresInMs: 300_000 } };
  });
  const call = new Store<CallViewState>({ ...NO_CALL, phase: 'open', call: callWith({}) });
  const model = new CompanionModel(platform, new ApiClient(platform), async () => 't', call);
  return {
    platform,
    call,
    model,
    links,
    change: (change: Parameters<typeof callWith>[0]) => call.set({ call: callWith(change) }),
  };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('[N1] the link is fetched while a page shows it, and renewed before it ends', async () => {
  const { platform, model, links } = setUp();
  await settled();
  expect(links()).toBe(0);
  const hide = model.show();
  await settled();
  expect(model.store.state.link).toBe(url(1));
  await platform.clock.advance(279_000);
  await settled();
  expect(links()).toBe(1);
  await platform.clock.advance(2_000);
  await settled();
  expect(model.store.state.link).toBe(url(2));
  hide();
  hide();
  expect(model.store.state.link).toBeNull();
  await platform.clock.advance(600_000);
  await settled();
  expect(links()).toBe(2);
});

test('[N2] a phone that opened it takes it off the screen; when that has gone, there is another one', async () => {
  const { model, change } = setUp();
  model.show();
  await settled();
  change({ companion: 'opened' });
  expect(model.store.state.link).toBeNull();
  change({ companion: 'present' });
  await settled();
  expect(model.store.state.link).toBeNull();
  change({ companion: 'away' });
  await settled();
  expect(model.store.state.link).toBe(url(2));
});

test('a service that cannot be reached is asked again; one that says that the call is over is not', async () => {
  const { platform, model, links } = setUp();
  platform.answer('PUT', /companion$/, () => {
    throw new TypeError('Failed to fetch');
  });
  model.show();
  await settled();
  expect(model.store.state).toEqual({ link: null, failed: true });
  platform.answer('PUT', /companion$/, refusal('call.ended'));
  await platform.clock.advance(3_000);
  await settled();
  const asked = links();
  await platform.clock.advance(60_000);
  await settled();
  expect(links()).toBe(asked);
});

test('an answer that comes after the page was left shows nothing', async () => {
  const { model } = setUp();
  const hide = model.show();
  hide();
  await settled();
  expect(model.store.state.link).toBeNull();
});
