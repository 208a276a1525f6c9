import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { networkTest } from './networkTest.js';
import { FakeMediaFactory, refusal } from './testing.js';

const ALL = { udp: 'works', tcp: 'works', turn: 'works' } as const;

function setUp() {
  const [platform, media] = [new FakePlatform(), new FakeMediaFactory()];
  platform.answer('POST', /network-probe$/, { json: { url: 'https://sfu.test', token: 'probe' } });
  const model = networkTest(new ApiClient(platform), async () => 'token', media);
  return { platform, media, model };
}

test('what the check finds is there at its end, and nothing before', async () => {
  const { media, model } = setUp();
  media.network = async (access) => {
    expect(access).toEqual({ url: 'https://sfu.test', token: 'probe' });
    expect(model.store.state).toEqual({ phase: 'running', report: null });
    return ALL;
  };
  await model.run();
  expect(model.store.state).toEqual({ phase: 'done', report: ALL });
});

test.each([
  ['no sfu is there', refusal('service.no_sfu', 503), 'later'],
  ['it was asked too often', refusal('request.rate_limited', 429), 'later'],
] as const)('%s: %s', async (_case, answer, phase) => {
  const { platform, model } = setUp();
  platform.answer('POST', /network-probe$/, answer);
  await model.run();
  expect(model.store.state).toEqual({ phase, report: null });
});

test('without a line the service is not reached', async () => {
  const { platform, model } = setUp();
  platform.online = false;
  await model.run();
  expect(model.store.state).toEqual({ phase: 'unreachable', report: null });
});

test('a second check drops the first, whose end changes nothing; leaving drops it too', async () => {
  const { media, model } = setUp();
  const ended: AbortSignal[] = [];
  const waiting: ((report: typeof ALL) => void)[] = [];
  media.network = (_access, signal) => {
    ended.push(signal);
    return new Promise((resolve) => waiting.push(resolve));
  };
  const first = model.run();
  await new Promise((resolve) => setTimeout(resolve, 0));
  const second = model.run();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(ended.map(({ aborted }) => aborted)).toEqual([true, false]);
  waiting[0]?.(ALL);
  await first;
  expect(model.store.state.phase).toBe('running');
  model.stop();
  waiting[1]?.(ALL);
  await second;
  expect([ended[1]?.aborted, model.store.state]).toEqual([true, { phase: 'idle', report: null }]);
});
