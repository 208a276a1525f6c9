import { SAMPLE_PRIVACY_VERSION, samplePrivacyNotice } from '@falink/fixtures';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { PrivacyModel } from './PrivacyModel.js';
import { refusal } from './testing.js';

const VERSION = SAMPLE_PRIVACY_VERSION;
const NEXT = 'fedcba9876543210';
const ACKNOWLEDGE = 'PUT /api/v1/terminal/privacy-notice/acknowledgement';

function setUp(platform = new FakePlatform()) {
  const model = new PrivacyModel(platform, new ApiClient(platform), async () => 'token', 'terminal');
  const serve = (version = VERSION) =>
    platform.answer('GET', /privacy-notice$/, { json: samplePrivacyNotice({ version }) });
  const take = () =>
    platform.answer('PUT', /acknowledgement$/, ({ json }) => {
      const { version, at } = json as { version: string; at: string };
      return { json: { version, acknowledgedAt: at } };
    });
  const sent = () => platform.requests.flatMap((one, at) => (one === ACKNOWLEDGE ? [platform.bodies[at]] : []));
  return { platform, model, serve, take, sent };
}

describe('PrivacyModel', () => {
  it('[P30] is due until it was read here, and then never again for this version', async () => {
    const { model, platform, serve, take, sent } = setUp();
    serve();
    take();
    model.follow(VERSION);
    await settled();
    expect(model.isDue).toBe(true);
    model.acknowledge();
    await settled();
    expect(model.isDue).toBe(false);
    expect(sent()).toEqual([{ version: VERSION, at: new Date(platform.clock.wall()).toISOString() }]);
    const { model: later } = setUp(platform);
    later.follow(VERSION);
    await settled();
    expect(later.isDue).toBe(false);
    expect(sent()).toHaveLength(1);
  });

  it('[P30] what was read without a line is remembered over a restart, and sent later, with its time', async () => {
    const { model, platform, serve, take, sent } = setUp();
    serve();
    model.follow(VERSION);
    await settled();
    platform.online = false;
    const at = new Date(platform.clock.wall()).toISOString();
    model.acknowledge();
    await settled();
    expect(model.isDue).toBe(false);
    await platform.clock.advance(3_600_000);
    const { model: later } = setUp(platform);
    platform.online = true;
    take();
    later.follow(VERSION);
    await settled();
    expect(sent().at(-1)).toEqual({ version: VERSION, at });
    expect(later.store.state.unsent).toEqual([]);
    later.follow(VERSION);
    await settled();
    expect(sent()).toHaveLength(2);
  });

  it('[P30] two versions that were read without a line are both sent', async () => {
    const { model, platform, serve, take, sent } = setUp();
    for (const version of [VERSION, NEXT]) {
      serve(version);
      await model.load({ asked: true });
      model.acknowledge();
      await settled();
    }
    const failed = sent().length;
    take();
    model.follow(NEXT);
    await settled();
    expect(
      sent()
        .slice(failed)
        .map((body) => (body as { version: string }).version),
    ).toEqual([VERSION, NEXT]);
    expect(platform.values.get('privacy.terminal')).toContain('"unsent":[]');
  });

  it('[P30] a changed notice is due once more, and not fetched by all boxes at once', async () => {
    const { model, platform, serve, take } = setUp();
    serve();
    take();
    model.follow(VERSION);
    await settled();
    model.acknowledge();
    serve(NEXT);
    const asked = platform.requests.length;
    model.follow(NEXT);
    await settled();
    expect(platform.requests.slice(asked).filter((one) => one.startsWith('GET'))).toEqual([]);
    await platform.clock.advance(60_000);
    expect(model.isDue).toBe(true);
    model.acknowledge();
    model.follow(VERSION);
    expect(model.isDue).toBe(false);
  });

  it('gives up what the service does not know, and asks no more than every half minute while it fails', async () => {
    const { model, platform, serve } = setUp();
    platform.answer('GET', /privacy-notice$/, { status: 503, json: {} });
    for (let n = 0; n < 5; n += 1) {
      model.follow(VERSION);
      await settled();
    }
    expect(platform.requests).toHaveLength(1);
    expect(model.store.state.failed).toBe(true);
    serve();
    platform.answer('PUT', /acknowledgement$/, refusal('privacy.unknown_version'));
    await model.load({ asked: true });
    model.acknowledge();
    await settled();
    expect(model.store.state.unsent).toEqual([]);
    expect(model.isDue).toBe(false);
  });

  it('starts over for somebody else, and with a memory out of shape', async () => {
    const { model, platform, serve, take } = setUp();
    serve();
    take();
    await model.load();
    model.acknowledge();
    await settled();
    model.forget();
    expect(platform.values.has('privacy.terminal')).toBe(false);
    model.follow(VERSION);
    await settled();
    expect(model.isDue).toBe(true);
    for (const broken of ['{', '7', '{"acknowledged":[1,"x"],"unsent":[{"at":"yesterday"}],"notice":{}}']) {
      platform.values.set('privacy.terminal', broken);
      const { model: other } = setUp(platform);
      expect(other.store.state).toMatchObject({ notice: null, acknowledged: [], unsent: [] });
    }
  });
});
