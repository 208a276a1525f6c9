import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { CallModel } from './CallModel.js';
import { AGENT, callWith, FakeMediaFactory, ID, ROOM, refusal } from './testing.js';

function setUp() {
  const platform = new FakePlatform();
  platform.answer('POST', /\/calls$/, { status: 201, json: { call: callWith(), room: ROOM } });
  platform.answer('POST', /\/end$/, { json: {} });
  const factory = new FakeMediaFactory();
  const model = new CallModel(platform, new ApiClient(platform), async () => 'token', factory);
  return { platform, factory, model };
}

describe('CallModel', () => {
  it('queues at once and warms up while it waits', async () => {
    const { model, factory } = setUp();
    await model.start('consultation');
    expect(model.state).toMatchObject({ phase: 'open', call: { state: 'queued', position: 3 } });
    expect(factory.made[0]?.log).toEqual(['join']);
  });

  it('counts the wait on with its own clock from what the service said', async () => {
    const { model, platform } = setUp();
    await model.start('consultation');
    await platform.clock.advance(7_000);
    expect(model.waitMs()).toBe(12_000);
  });

  it('starts the encoders when the desk rings', async () => {
    const { model, factory } = setUp();
    await model.start('consultation');
    model.accept(callWith({ state: 'offered' }));
    expect(factory.made[0]?.log).toEqual(['join', 'ring']);
  });

  it.each([
    ['call.nobody_on_duty', 'nobody_on_duty'],
    ['call.no_common_codec', 'no_common_codec'],
    ['service.no_sfu', 'no_service'],
  ] as const)('explains the refusal %s', async (code, trouble) => {
    const { model, platform } = setUp();
    platform.answer('POST', /\/calls$/, refusal(code));
    await model.start('consultation');
    expect(model.state).toMatchObject({ phase: 'refused', trouble });
  });

  it('says that the network is down when nobody answers', async () => {
    const { model, platform } = setUp();
    platform.online = false;
    await model.start('consultation');
    expect(model.state.trouble).toBe('unreachable');
  });

  it('can call again after the call stack could not be fetched', async () => {
    const { model, platform, factory } = setUp();
    factory.unreachable = true;
    await model.start('consultation');
    expect(model.state).toMatchObject({ phase: 'refused', trouble: 'unreachable' });
    expect(platform.requests).toEqual([]);
    factory.unreachable = false;
    await model.start('consultation');
    expect(model.state.phase).toBe('open');
    expect(factory.made).toHaveLength(1);
  });

  it('leaves the queue when the media of the call cannot be loaded', async () => {
    const { model, platform, factory } = setUp();
    factory.ability = async () => {
      factory.unreachable = true;
      return factory.abilities;
    };
    await model.start('consultation');
    await settled();
    expect(model.state).toMatchObject({ phase: 'refused', trouble: 'unreachable', call: null });
    expect(platform.requests.at(-1)).toMatch(/\/end$/);
  });

  it('joins a call it came back to when the first try failed', async () => {
    const { model, platform, factory } = setUp();
    const active = { state: 'active', agent: AGENT, activeAt: '2026-06-11T07:41:00.000Z' } as const;
    platform.answer('POST', /room-access$/, { json: ROOM });
    factory.unreachable = true;
    model.accept(callWith(active));
    await settled();
    factory.unreachable = false;
    model.accept(callWith({ ...active, revision: 99 }));
    model.accept(callWith({ ...active, revision: 100 }));
    await settled();
    expect(factory.made).toHaveLength(1);
    expect(factory.made[0]?.log).toContain('join');
  });

  describe('cancelled while the request is on its way', () => {
    /** Starts a call whose answer waits, and cancels it. */
    async function cancelled() {
      const parts = setUp();
      let reply: (answer: { status: number; json: unknown } | Error) => void = () => undefined;
      const answer = new Promise<{ status: number; json: unknown }>((resolve, reject) => {
        reply = (one) => (one instanceof Error ? reject(one) : resolve(one));
      });
      parts.platform.answer('POST', /\/calls$/, () => answer);
      const starting = parts.model.start('consultation');
      await settled();
      await parts.model.end();
      expect(parts.model.state.phase).toBe('none');
      const { requestId } = parts.platform.bodies.at(-1) as { requestId: string };
      const call = callWith({ requestId });
      return { ...parts, call, reply, starting };
    }

    it('never comes alive when the answer arrives, and leaves the queue', async () => {
      const { model, platform, factory, call, reply, starting } = await cancelled();
      reply({ status: 201, json: { call, room: ROOM } });
      await starting;
      await settled();
      expect(model.state.phase).toBe('none');
      expect(factory.made).toEqual([]);
      expect(platform.requests.at(-1)).toBe(`POST /api/v1/calls/${call.id}/end`);
    });

    it('never comes alive when a notification arrives first, or instead of the answer', async () => {
      const { model, platform, factory, call, reply, starting } = await cancelled();
      model.accept(call);
      reply(new TypeError('Failed to fetch'));
      await starting;
      model.accept({ ...call, revision: 2, state: 'offered' });
      await settled();
      expect(model.state.phase).toBe('none');
      expect(factory.made).toEqual([]);
      expect(platform.requests.filter((request) => request.endsWith('/end')).length).toBeGreaterThan(0);
    });

    it('does not keep the next call from being made', async () => {
      const { model, platform, call, reply, starting } = await cancelled();
      platform.answer('POST', /\/calls$/, {
        status: 201,
        json: { call: { ...call, id: ID(102), requestId: ID(103) }, room: ROOM },
      });
      await model.start('consultation');
      reply({ status: 201, json: { call, room: ROOM } });
      await starting;
      expect(model.state).toMatchObject({ phase: 'open', call: { id: ID(102) } });
    });
  });

  describe('whose answer was lost', () => {
    it('goes on when the notification of the call arrived', async () => {
      const { model, platform, factory } = setUp();
      platform.answer('POST', /room-access$/, { json: ROOM });
      platform.answer('POST', /\/calls$/, () => {
        model.accept(callWith({ requestId: (platform.bodies.at(-1) as { requestId: string }).requestId }));
        throw new TypeError('Failed to fetch');
      });
      await model.start('consultation');
      await settled();
      expect(model.state).toMatchObject({ phase: 'open', trouble: null });
      expect(factory.made[0]?.log).toContain('join');
    });

    it('is asked for again by the same key press, and anew once that call is over', async () => {
      const { model, platform } = setUp();
      platform.online = false;
      await model.start('consultation');
      platform.online = true;
      const presses: string[] = [];
      platform.answer('POST', /\/calls$/, () => {
        presses.push((platform.bodies.at(-1) as { requestId: string }).requestId);
        return presses.length === 1 ? refusal('call.ended') : { status: 201, json: { call: callWith(), room: ROOM } };
      });
      const first = (platform.bodies.at(-1) as { requestId: string }).requestId;
      await model.start('consultation');
      expect(presses[0]).toBe(first);
      expect(presses[1]).not.toBe(first);
      expect(model.state.phase).toBe('open');
    });
  });

  it('leaves the queue and says so when the network lets no media through', async () => {
    const { model, platform, factory } = setUp();
    await model.start('consultation');
    factory.made[0]?.store.set({ blocked: true });
    await settled();
    expect(model.state).toMatchObject({ phase: 'refused', trouble: 'no_path' });
    expect(factory.made[0]?.log).toContain('close');
    expect(platform.requests.at(-1)).toMatch(/\/end$/);
  });

  it('explains an answered call that never got media', async () => {
    const { model } = setUp();
    await model.start('consultation');
    model.accept(callWith({ revision: 2, state: 'connecting', agent: AGENT }));
    model.accept(callWith({ revision: 3, state: 'ended', agent: AGENT, endReason: 'failed' }));
    expect(model.state).toMatchObject({ phase: 'refused', trouble: 'no_path' });
  });

  it('queues also without a microphone: a phone can be that', async () => {
    const { model, platform, factory } = setUp();
    factory.abilities = { ...factory.abilities, microphone: false };
    platform.answer('POST', /\/calls$/, { json: { call: callWith({ id: ID(1) }), room: ROOM } });
    await model.start('consultation');
    expect(model.state).toMatchObject({ phase: 'open', trouble: null });
  });

  it('adopts the call that is already open', async () => {
    const { model, platform, factory } = setUp();
    platform.answer('POST', /\/calls$/, refusal('call.already_open'));
    platform.answer('GET', /\/calls\/current$/, { json: { call: callWith({ id: ID(101), position: 1 }) } });
    platform.answer('POST', /room-access$/, { json: ROOM });
    await model.start('consultation');
    await settled();
    expect(model.state.call?.id).toBe(ID(101));
    expect(factory.made).toHaveLength(1);
  });

  it('ends the call that was left here before the next one is queued, when that report is late', async () => {
    const { model, platform } = setUp();
    await model.start('consultation');
    await settled();
    const left = model.state.call;
    let ended = 0;
    platform.answer('POST', /\/end$/, () => {
      ended += 1;
      return ended === 1 ? refusal('call.state') : { json: {} };
    });
    await model.end();
    model.forget();
    platform.answer('POST', /\/calls$/, () =>
      ended < 2 ? refusal('call.already_open') : { status: 201, json: { call: callWith({ id: ID(102) }), room: ROOM } },
    );
    platform.answer('GET', /\/calls\/current$/, { json: { call: left } });
    await model.start('consultation');
    await settled();
    expect(ended).toBe(2);
    expect(model.state).toMatchObject({ phase: 'open', call: { id: ID(102) } });
  });

  it('asks once more, not for ever, when the call that was left here stays open', async () => {
    const { model, platform } = setUp();
    await model.start('consultation');
    await settled();
    const left = model.state.call;
    platform.answer('POST', /\/end$/, refusal('call.state'));
    await model.end();
    model.forget();
    let presses = 0;
    platform.answer('POST', /\/calls$/, () => {
      presses += 1;
      return refusal('call.already_open');
    });
    platform.answer('GET', /\/calls\/current$/, { json: { call: left } });
    await model.start('consultation');
    await settled();
    expect(presses).toBe(2);
    expect(model.state.phase).toBe('none');
  });

  it('joins again when the page was loaded in the middle of a call', async () => {
    const { model, platform, factory } = setUp();
    platform.answer('POST', /room-access$/, { json: ROOM });
    model.accept(callWith({ state: 'active', agent: AGENT, activeAt: '2026-06-11T07:41:00.000Z' }));
    await settled();
    expect(factory.made[0]?.log).toContain('join');
  });

  it('hangs up without waiting for the service, and stays hung up when old news comes', async () => {
    const { model, factory } = setUp();
    await model.start('consultation');
    model.accept(callWith({ state: 'active', agent: AGENT, activeAt: '2026-06-11T07:41:00.000Z' }));
    const ending = model.end();
    expect(model.state).toMatchObject({ phase: 'ended', call: { ratingDue: true } });
    expect(factory.made[0]?.log).toContain('close');
    model.accept(callWith({ state: 'active', agent: AGENT }));
    expect(model.state.phase).toBe('ended');
    await ending;
  });

  it('tells the service again when it still believes in a call that was left here', async () => {
    const { model, platform } = setUp();
    await model.start('consultation');
    platform.online = false;
    const ending = model.end();
    await settled();
    await platform.clock.advance(20_000);
    await ending;
    platform.online = true;
    platform.requests.splice(0);
    model.accept(callWith({ revision: 2, state: 'offered' }));
    model.accept(callWith({ revision: 2, state: 'offered' }));
    await settled();
    expect(platform.requests.map((request) => request.split('/').at(-1))).toEqual(['end']);
    expect(model.state.phase).toBe('ended');
  });

  it('[C9] keeps what it knows when older news of the same call arrives later', async () => {
    const { model } = setUp();
    await model.start('consultation');
    model.accept(callWith({ revision: 3, state: 'connecting', agent: AGENT }));
    model.accept(callWith({ revision: 2, state: 'queued', position: 1 }));
    expect(model.state.call).toMatchObject({ revision: 3, state: 'connecting' });
    model.accept(callWith({ revision: 3, state: 'connecting', agent: AGENT, waitMs: 9_000 }));
    expect(model.waitMs()).toBe(9_000);
  });

  it('asks before it believes that its open call is gone', async () => {
    const { model, platform } = setUp();
    await model.start('consultation');
    platform.answer('GET', /\/calls\/current$/, { json: { call: callWith({ position: 2 }) } });
    model.accept(null);
    await settled();
    expect(model.state).toMatchObject({ phase: 'open', call: { position: 2 } });
    platform.answer('GET', /\/calls\/current$/, { json: { call: null } });
    model.accept(null);
    await settled();
    expect(model.state.phase).toBe('ended');
  });

  it('owes no rating for a call that nobody answered', async () => {
    const { model } = setUp();
    await model.start('consultation');
    await model.end();
    expect(model.state.call?.ratingDue).toBe(false);
  });

  it('offers a call-back when nobody answered', async () => {
    const { model } = setUp();
    await model.start('consultation');
    model.accept(callWith({ state: 'ended', endReason: 'nobody_answered' }));
    expect(model.state).toMatchObject({ phase: 'refused', trouble: 'nobody_answered' });
  });

  it('leaves a number and the queue in one step', async () => {
    const { model, platform, factory } = setUp();
    platform.answer('POST', /callbacks$/, {
      status: 201,
      json: { id: ID(300), phoneMasked: '138****1234', promise: null },
    });
    await model.start('consultation');
    expect(await model.leaveNumber('13800001234')).toBe(true);
    expect(platform.bodies.at(-1)).toMatchObject({ phone: '13800001234', callId: ID(100) });
    expect(model.state).toMatchObject({ phase: 'none', callbackPhone: '138****1234' });
    expect(factory.made[0]?.log).toContain('close');
    model.accept(callWith({ state: 'queued' }));
    expect(model.state.phase).toBe('none');
  });

  it('sends no number that is none', async () => {
    const { model, platform } = setUp();
    expect(await model.leaveNumber('12')).toBe(false);
    expect(platform.requests).toEqual([]);
  });

  it('rates once; a rating that is lost can be given again', async () => {
    const { model, platform } = setUp();
    await model.start('consultation');
    model.accept(callWith({ state: 'ended', agent: AGENT, ratingDue: true }));
    platform.online = false;
    const lost = model.rate(5);
    expect(model.state.rated).toBe(5);
    await settled();
    await platform.clock.advance(20_000);
    expect(await lost).toBe(false);
    expect(model.state.rated).toBeNull();
    platform.online = true;
    platform.answer('POST', /rating$/, { json: { score: 5 } });
    expect(await model.rate(5)).toBe(true);
    expect(await model.rate(1)).toBe(false);
    expect(platform.bodies.at(-1)).toEqual({ score: 5 });
  });

  it('rates after the service has heard of the end, however quick the hand', async () => {
    const { model, platform } = setUp();
    platform.answer('POST', /rating$/, { json: { score: 5 } });
    await model.start('consultation');
    model.accept(callWith({ state: 'active', agent: AGENT, activeAt: '2026-06-11T07:41:00.000Z' }));
    platform.online = false;
    void model.end();
    const rated = model.rate(5);
    await platform.clock.advance(1_000);
    platform.online = true;
    await platform.clock.advance(4_000);
    expect(await rated).toBe(true);
    const told = platform.requests.slice(-2).map((request) => request.split('/').at(-1));
    expect(told).toEqual(['end', 'rating']);
  });

  it('mutes and shows again', async () => {
    const { model } = setUp();
    await model.start('consultation');
    await settled();
    model.toggleMute();
    expect(model.state.media.microphone).toBe('off');
    model.toggleMute();
    expect(model.state.media.microphone).toBe('on');
    model.toggleCamera();
    expect(model.state.media.camera).toBe('off');
  });
});
