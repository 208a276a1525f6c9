import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { CallModel } from './CallModel.js';
import { AGENT, callWith, FakeMediaFactory, ROOM, refusal } from './testing.js';

const ACTIVE = { state: 'active', agent: AGENT, activeAt: '2026-06-11T07:41:00.000Z' } as const;
/** The call of a browser, as the service notifies the television that shows it. */
const shown = (change: Parameters<typeof callWith>[0] = {}) => callWith({ origin: 'browser', revision: 4, ...change });

/** A television that shows the call of a browser, and what it asked for. */
async function setUp(change: Parameters<typeof callWith>[0] = ACTIVE) {
  const platform = new FakePlatform();
  platform.answer('POST', /room-access$/, { json: ROOM });
  platform.answer('DELETE', /screen$/, { json: {} });
  platform.answer('GET', /calls\/current$/, { json: { call: null } });
  platform.answer('POST', /\/end$/, { json: {} });
  platform.answer('POST', /rating$/, { json: { score: 5 } });
  const factory = new FakeMediaFactory();
  const model = new CallModel(platform, new ApiClient(platform), async () => 'token', factory);
  model.accept(shown(change));
  await settled();
  const asked = () => platform.requests.map((request) => request.replace(/\/api\/v1\/calls\/[^/]+/, ''));
  return { platform, factory, model, asked };
}

describe('[U10] a television that shows the call of a browser', () => {
  it('joins without a camera and a microphone, and says nothing about those that it has', async () => {
    const { factory, model } = await setUp();
    expect(factory.made.map(({ log }) => log[0])).toEqual(['join as a screen']);
    expect(model.inputs()).toEqual({ camera: null, microphone: null });
  });

  it('gives it back without waiting for the service, and may show it again later', async () => {
    const { factory, model, asked } = await setUp();
    const left = model.leaveScreen();
    expect(model.state).toMatchObject({ phase: 'returned', call: null });
    expect(factory.made[0]?.log).toContain('close');
    model.forget();
    // On its way before the service knew.
    model.accept(shown({ ...ACTIVE, revision: 5 }));
    expect(model.state.phase).toBe('none');
    await left;
    model.accept(shown(ACTIVE));
    expect(model.state.phase).toBe('none');
    expect(asked()).toEqual(['POST /room-access', 'DELETE /screen']);
    model.accept(shown({ ...ACTIVE, revision: 7 }));
    await settled();
    expect(model.state).toMatchObject({ phase: 'open', call: { revision: 7 } });
    expect(factory.made).toHaveLength(2);
    expect(asked()).not.toContain('POST /end');
  });

  it('shows it again when giving it back was refused', async () => {
    const { platform, model } = await setUp();
    platform.answer('DELETE', /screen$/, refusal('call.unknown', 404));
    await model.leaveScreen();
    model.forget();
    model.accept(shown({ ...ACTIVE, revision: 5 }));
    expect(model.state.phase).toBe('open');
  });

  it('that the browser took back is not over: the call is neither ended nor rated here', async () => {
    const { model, asked } = await setUp();
    model.accept(null);
    await settled();
    expect(model.state).toMatchObject({ phase: 'returned', call: null });
    expect(asked()).not.toContain('POST /end');
  });

  it('joins again when it was given back and handed over between two notifications', async () => {
    const { factory, model } = await setUp();
    factory.made[0]?.store.set({ phase: 'ended' });
    model.accept(shown({ ...ACTIVE, revision: 8 }));
    await settled();
    expect(factory.made).toHaveLength(2);
    expect(factory.made[1]?.log).toEqual(['join as a screen']);
  });

  it('gives it back when the network here lets no media through, and when the line is lost', async () => {
    const { factory, model, asked } = await setUp();
    factory.made[0]?.store.set({ blocked: true });
    await settled();
    expect(model.state.phase).toBe('returned');
    expect(asked()).toContain('DELETE /screen');
    const other = await setUp();
    other.model.lose();
    expect(other.model.state).toMatchObject({ phase: 'returned', trouble: null });
  });

  it('hangs up for both', async () => {
    const { model, asked } = await setUp();
    await model.end();
    expect(model.state).toMatchObject({ phase: 'ended', call: { ratingDue: true } });
    expect(asked()).toContain('POST /end');
  });

  it('[C8] asks for one rating, which the browser may give first', async () => {
    const { model } = await setUp();
    model.accept(shown({ ...ACTIVE, revision: 5, state: 'ended', endReason: 'agent_hung_up', ratingDue: true }));
    expect(model.state).toMatchObject({ phase: 'ended', call: { ratingDue: true } });
    model.accept(null);
    expect(model.state).toMatchObject({ phase: 'ended', rated: null, call: { ratingDue: false } });
  });

  it('keeps the thanks for a rating that was given here', async () => {
    const { model } = await setUp();
    model.accept(shown({ ...ACTIVE, revision: 5, state: 'ended', endReason: 'agent_hung_up', ratingDue: true }));
    expect(await model.rate(5)).toBe(true);
    model.accept(null);
    expect(model.state).toMatchObject({ rated: 5, call: { ratingDue: true } });
  });

  it('blames no network of its own for media that never flowed', async () => {
    const { model } = await setUp({ state: 'connecting', agent: AGENT });
    model.accept(shown({ revision: 5, state: 'ended', agent: AGENT, endReason: 'failed' }));
    expect(model.state).toMatchObject({ phase: 'ended', trouble: null });
  });
});
