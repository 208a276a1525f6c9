import { programmeRoutes } from '@falink/protocol';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { HomeModel } from './HomeModel.js';
import { HOME, ON_AIR } from './testing.js';

const BOXES = 60;
const STEP_MS = 250;

/** How many of so many boxes ask what is on, in each quarter of a second after the video has ended. */
async function askedAfterTheEnd(): Promise<number[]> {
  const boxes = await Promise.all(
    Array.from({ length: BOXES }, async () => {
      const platform = new FakePlatform();
      platform.answer('GET', /terminal\/home$/, { json: HOME });
      const endsAt = new Date(platform.clock.wall() + 10_000).toISOString();
      platform.answer('GET', /on-air$/, { json: { ...ON_AIR, now: { ...ON_AIR.now, endsAt } } });
      const home = new HomeModel(platform, new ApiClient(platform), async () => 'token');
      await home.refresh();
      return platform;
    }),
  );
  const path = new RegExp(programmeRoutes.onAir.path.replace(':id', '.+'));
  const asked = (platform: FakePlatform) => platform.requests.filter((request) => path.test(request)).length > 1;
  const counts: number[] = [];
  for (const platform of boxes) await platform.clock.advance(10_000);
  for (let ms = 0; ms < 5_000; ms += STEP_MS) {
    const before = boxes.filter(asked).length;
    for (const platform of boxes) await platform.clock.advance(STEP_MS);
    counts.push(boxes.filter(asked).length - before);
  }
  return counts;
}

it('[P14] boxes that show the same channel do not all ask in the moment in which its video ends', async () => {
  const counts = await askedAfterTheEnd();
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(BOXES);
  expect(Math.max(...counts)).toBeLessThan(BOXES / 2);
});
