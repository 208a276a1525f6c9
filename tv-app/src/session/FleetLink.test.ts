import { errorBody, fleet } from '@falink/protocol';
import { jest } from '@jest/globals';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { FleetLink } from './FleetLink.js';
import { HealthSampler } from './HealthSampler.js';
import { callWith, HOME, intakeWith, ON_AIR } from './testing.js';

function setUp() {
  const platform = new FakePlatform();
  const heard: string[] = [];
  const hear = (what: string) => () => void heard.push(what);
  const link = new FleetLink(
    platform,
    { token: async () => 'token', drop: () => undefined },
    {
      scene: () => ({ page: 'home', title: '', focus: null, options: [] }),
      inputs: () => ({ camera: null, microphone: null }),
      textureBytes: () => null,
      sampler: new HealthSampler(platform, () => null),
    },
    {
      call: hear('call'),
      goodbye: hear('goodbye'),
      home: hear('home'),
      duty: hear('duty'),
      onAir: hear('onAir'),
      intake: hear('intake'),
      receipt: hear('receipt'),
      target: () => undefined,
      emergency: hear('emergency'),
      emergencyOver: hear('emergencyOver'),
      command: hear('command'),
      commandCancelled: hear('commandCancelled'),
      revoked: hear('revoked'),
      locked: hear('locked'),
      outdated: hear('outdated'),
    },
  );
  link.open();
  const say = (name: string, payload: unknown) => platform.opened[0]?.handlers.message(name, payload);
  return { platform, link, heard, say };
}

afterEach(() => jest.restoreAllMocks());

describe('what the service says', () => {
  it('reaches the part of the session that it is for', async () => {
    const { heard, say, platform } = setUp();
    say(fleet.callUpdated.name, { call: callWith() });
    say(fleet.homeUpdated.name, HOME);
    say(fleet.dutyUpdated.name, { duty: HOME.duty, serverTime: HOME.serverTime });
    say(fleet.onAirUpdated.name, ON_AIR);
    say(fleet.intakeUpdated.name, { intake: intakeWith() });
    await settled();
    expect(heard).toEqual(['call', 'home', 'duty', 'onAir', 'intake']);
    expect(platform.refusedMessages.total).toBe(0);
  });

  it('changes nothing when it cannot be read, and is counted and said once', () => {
    const { heard, say, platform } = setUp();
    say(fleet.callUpdated.name, { call: { ...callWith(), state: 'a state of the future' } });
    say(fleet.callUpdated.name, { call: { ...callWith(), state: 'a state of the future' } });
    say('weather.changed', {});
    expect(heard).toEqual([]);
    expect(platform.refusedMessages.total).toBe(3);
    expect(platform.refusals).toEqual([
      { name: 'call.updated', reason: 'malformed', fields: ['call.state'], count: 1 },
      { name: 'weather.changed', reason: 'unknown', fields: [], count: 1 },
    ]);
  });

  it('[V1] says when the service no longer speaks its version', () => {
    const { platform, heard } = setUp();
    platform.opened[0]?.handlers.refused(errorBody('protocol.version'));
    expect(heard).toEqual(['outdated']);
  });

  it('[P8] shows that another window has the line, and has it back when that one is gone', () => {
    const { platform, link } = setUp();
    expect(platform.opened[0]?.handlers.refused(errorBody('terminal.in_use'))).toBe(true);
    expect(link.store.state).toEqual({ connected: false, inUse: true });
    expect(platform.opened[0]?.closed).toBe(false);
    platform.opened[0]?.handlers.connected();
    expect(link.store.state).toEqual({ connected: true, inUse: false });
  });

  it('[P8] takes another id when a window with the same one keeps taking the line', async () => {
    const { platform } = setUp();
    const before = platform.device.tabId;
    const { handlers } = platform.opened[0]!;
    const cut = async (afterMs: number) => {
      handlers.connected();
      await platform.clock.advance(afterMs);
      handlers.disconnected(true);
    };
    // The service restarts now and then; that is no other window.
    for (let times = 0; times < 5; times += 1) await cut(60_000);
    await cut(1_000);
    await cut(1_000);
    expect(platform.device.tabId).toBe(before);
    await cut(1_000);
    expect(platform.device.tabId).not.toBe(before);
  });

  it('keeps its id when the line is lost, however often', () => {
    const { platform } = setUp();
    const before = platform.device.tabId;
    for (let times = 0; times < 10; times += 1) {
      platform.opened[0]?.handlers.connected();
      platform.opened[0]?.handlers.disconnected(false);
    }
    expect(platform.device.tabId).toBe(before);
  });

  it('asks what time it is when the clock of the box is set while the page runs', async () => {
    // The heartbeat of half a minute is sent at a moment of its own: not in these seconds.
    jest.spyOn(Math, 'random').mockReturnValue(0.9);
    const { platform } = setUp();
    platform.opened[0]?.handlers.connected();
    await platform.clock.advance(5_000);
    const asked = () => platform.opened[0]?.asked.length;
    const before = asked() ?? 0;
    platform.clock.correct(platform.clock.wall() + 9 * 3_600_000);
    await platform.clock.advance(1_000);
    expect(asked()).toBe(before + 1);
    await platform.clock.advance(5_000);
    expect(asked()).toBe(before + 1);
  });

  it('ends the line when the terminal is revoked, and shows another window when it is replaced', () => {
    const revoked = setUp();
    revoked.say(fleet.revoked.name, { reason: 'stolen' });
    expect(revoked.heard).toEqual(['revoked']);
    const locked = setUp();
    locked.say(fleet.locked.name, {});
    expect(locked.heard).toEqual(['locked']);
    const replaced = setUp();
    replaced.say(fleet.replaced.name, {});
    expect(replaced.link.store.state).toEqual({ connected: false, inUse: true });
  });
});
