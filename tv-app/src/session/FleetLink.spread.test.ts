import { FakePlatform } from '../platform/FakePlatform.js';
import { FleetLink } from './FleetLink.js';
import { HealthSampler } from './HealthSampler.js';

const BOXES = 60;
const STEP_MS = 1_000;

/** Boxes whose line came back in the same moment. */
function boxes(): FakePlatform[] {
  return Array.from({ length: BOXES }, () => {
    const platform = new FakePlatform();
    const nothing = () => undefined;
    const link = new FleetLink(
      platform,
      { token: async () => 'token', drop: nothing },
      {
        scene: () => ({ page: 'home', title: '', focus: null, options: [] }),
        inputs: () => ({ camera: null, microphone: null }),
        textureBytes: () => null,
        sampler: new HealthSampler(platform, () => null),
      },
      {
        call: nothing,
        goodbye: nothing,
        home: nothing,
        duty: nothing,
        onAir: nothing,
        intake: nothing,
        receipt: nothing,
        target: () => undefined,
        emergency: nothing,
        emergencyOver: nothing,
        command: nothing,
        commandCancelled: nothing,
        revoked: nothing,
        locked: nothing,
        outdated: nothing,
      },
    );
    link.open();
    platform.opened[0]?.handlers.connected();
    return platform;
  });
}

it('[P14] boxes that were switched on together send their heartbeats apart, each within half a minute', async () => {
  const all = boxes();
  const sent = (): number => all.reduce((sum, { opened }) => sum + (opened[0]?.asked.length ?? 0), 0);
  const first = sent();
  const counts: number[] = [];
  for (let ms = 0; ms < 30_000; ms += STEP_MS) {
    const before = sent();
    for (const platform of all) await platform.clock.advance(STEP_MS);
    counts.push(sent() - before);
  }
  expect(sent() - first).toBeGreaterThanOrEqual(BOXES);
  expect(Math.max(...counts)).toBeLessThan(BOXES / 3);
});
