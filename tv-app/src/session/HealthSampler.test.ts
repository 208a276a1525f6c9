import { fleet, type PayloadOf, TerminalHealthSchema } from '@falink/protocol';
import { engineOf } from '../platform/browser/BrowserVitals.js';
import type { Reception } from '../platform/CallMedia.js';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { FleetLink } from './FleetLink.js';
import { HealthSampler } from './HealthSampler.js';

function setUp() {
  const platform = new FakePlatform();
  let reception: Reception | null = null;
  const sampler = new HealthSampler(platform, () => reception);
  return { platform, sampler, receive: (next: Reception | null) => (reception = next) };
}

describe('[H1] what a box measures between heartbeats', () => {
  it('counts frames that a person sees late, and none while the box slept', () => {
    const { platform, sampler } = setUp();
    for (const gapMs of [16, 16, 99, 100, 450, 120, 3_600_000]) platform.vitals.frame(gapMs);
    expect(sampler.take().sample).toMatchObject({ longFrames: 3, worstFrameMs: 450 });
    expect(sampler.take().sample).toMatchObject({ longFrames: 0, worstFrameMs: 0 });
  });

  it('takes the share of late timers for how busy the page is; without any it does not know', () => {
    const { platform, sampler } = setUp();
    expect(sampler.take().sample.busy).toBeNull();
    for (const lateMs of [0, 1, 40, 3, 3_600_000]) platform.vitals.loop(lateMs);
    expect(sampler.take().sample.busy).toBe(0.25);
  });

  it('counts each standing picture once, and its seconds in the heartbeats that they belong to', async () => {
    const { platform, sampler } = setUp();
    platform.programme.tell('playing');
    platform.programme.tell('stalled');
    await platform.clock.advance(4_000);
    expect(sampler.take().sample).toMatchObject({ stalls: 1, stalledS: 4, coveredS: 4 });
    await platform.clock.advance(2_500);
    platform.programme.tell('playing');
    await platform.clock.advance(1_000);
    expect(sampler.take().sample).toMatchObject({ stalls: 0, stalledS: 2.5, coveredS: 3.5 });
    platform.programme.tell('loading');
    await platform.clock.advance(5_000);
    expect(sampler.take().sample).toMatchObject({ stalls: 0, stalledS: 0 });
  });

  it('has loss and round trip of the call, and otherwise the round trip of the heartbeat', () => {
    const { sampler, receive } = setUp();
    expect(sampler.take()).toMatchObject({ rttMs: null, sample: { loss: null } });
    sampler.answered(48);
    receive({ received: 975, lost: 25, rttMs: 130 });
    expect(sampler.take()).toMatchObject({ rttMs: 130, sample: { loss: 0.025 } });
    receive({ received: 10, lost: -3, rttMs: null });
    expect(sampler.take()).toMatchObject({ rttMs: 48, sample: { loss: 0 } });
    receive({ received: 0, lost: 0, rttMs: null });
    expect(sampler.take().sample.loss).toBeNull();
  });

  it('is in the heartbeat, beside what older services read', async () => {
    const { platform, sampler } = setUp();
    const nothing = () => undefined;
    const link = new FleetLink(
      platform,
      { token: async () => 'token', drop: nothing },
      {
        scene: () => ({ page: 'home', title: '', focus: null, options: [] }),
        inputs: () => ({ camera: true, microphone: null }),
        textureBytes: () => 4_000,
        sampler,
      },
      {
        ...{
          call: nothing,
          home: nothing,
          goodbye: nothing,
          duty: nothing,
          onAir: nothing,
          intake: nothing,
          receipt: nothing,
        },
        ...{ emergency: nothing, emergencyOver: nothing, revoked: nothing, outdated: nothing, locked: nothing },
        ...{ target: nothing, command: nothing, commandCancelled: nothing },
      },
    );
    platform.vitals.used = 0.5;
    link.open();
    platform.opened[0]!.handlers.connected();
    await settled();
    platform.vitals.frame(200);
    await platform.clock.advance(61_000);
    const beats = platform.opened[0]!.asked.filter(({ name }) => name === fleet.heartbeat.name).map(
      ({ payload }) => (payload as PayloadOf<(typeof fleet)['heartbeat']>).health,
    );
    for (const health of beats) expect(TerminalHealthSchema.parse(health)).toEqual(health);
    expect(beats.reduce((sum, { sample }) => sum + (sample?.longFrames ?? 0), 0)).toBe(1);
    const covered = beats.reduce((sum, { sample }) => sum + (sample?.coveredS ?? 0), 0);
    expect(covered).toBeGreaterThan(30);
    expect(covered).toBeLessThanOrEqual(61);
    expect(beats.at(-1)).toMatchObject({ camera: true, engine: 'Chromium 120', rttMs: 0, sample: { storage: 0.5 } });
    link.close();
  });

  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/92.0.4515.0 Safari/537.36',
      'Chromium 92',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128'],
    [
      'Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Safari/605.1.15',
      'WebKit 605',
    ],
    ['something', null],
  ])('names the engine of %s', (userAgent, engine) => {
    expect(engineOf(userAgent)).toBe(engine);
  });
});
