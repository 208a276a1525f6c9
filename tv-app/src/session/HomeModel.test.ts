import { errorBody, programmeRoutes } from '@falink/protocol';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { HomeModel } from './HomeModel.js';
import { HOME, ON_AIR } from './testing.js';

const BOXES = 60;
const STEP_MS = 5_000;

/** How many of so many boxes ask what is on, in each five seconds after the video has ended. */
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
  for (let ms = 0; ms < 75_000; ms += STEP_MS) {
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

describe('the duty of the home page', () => {
  const at = (seconds: number): string => new Date(Date.parse(HOME.serverTime) + seconds * 1000).toISOString();
  const duty = (waiting: number) => ({ ...HOME.duty, waiting });

  async function shown(answer: { json: unknown }) {
    const platform = new FakePlatform();
    platform.answer('GET', /terminal\/home$/, answer);
    platform.answer('GET', /on-air$/, { json: ON_AIR });
    const home = new HomeModel(platform, new ApiClient(platform), async () => 'token');
    await home.refresh();
    return { platform, home, waiting: () => home.store.state.home?.duty.waiting };
  }

  it('[D9] is what the latest notice or answer says, whichever arrives first', async () => {
    const { home, waiting } = await shown({ json: HOME });
    home.acceptDuty({ duty: duty(7), serverTime: at(2) });
    expect(waiting()).toBe(7);
    home.acceptDuty({ duty: duty(5), serverTime: at(1) });
    expect(waiting()).toBe(7);
    // An answer that was on its way longer than the notice.
    home.accept({ ...HOME, channelId: 'other', serverTime: at(1) });
    expect(home.store.state.home).toMatchObject({ channelId: 'other', duty: { waiting: 7 }, serverTime: at(2) });
    home.accept({ ...HOME, duty: duty(0), serverTime: at(3) });
    expect(waiting()).toBe(0);
  });

  it('[D9] notified before there is a page changes nothing', () => {
    const home = new HomeModel(new FakePlatform(), {} as never, async () => 'token');
    home.acceptDuty({ duty: duty(7), serverTime: at(2) });
    expect(home.store.state.home).toBeNull();
  });

  it('[P14] is fetched again after a refusal, not before the service says, and now and then when all is well', async () => {
    const refused = { status: 503, json: { ...errorBody('service.busy'), retryAfterS: 20 } };
    const { platform, home } = await shown(refused as never);
    const fetched = () => platform.requests.filter((request) => request.endsWith('/terminal/home')).length;
    expect(home.store.state).toMatchObject({ home: null, unreachable: true });
    await platform.clock.advance(19_000);
    expect(fetched()).toBe(1);
    platform.answer('GET', /terminal\/home$/, { json: HOME });
    await platform.clock.advance(10_000);
    expect(fetched()).toBe(2);
    expect(home.store.state).toMatchObject({ home: HOME, unreachable: false });
    await platform.clock.advance(7 * 60_000);
    expect(fetched()).toBe(2);
    await platform.clock.advance(20 * 60_000);
    expect(fetched()).toBeGreaterThan(2);
    home.stop();
    const before = fetched();
    await platform.clock.advance(60 * 60_000);
    expect(fetched()).toBe(before);
  });
});

describe('[D12] what is on', () => {
  const NEXT = {
    ...ON_AIR,
    now: { ...ON_AIR.now!, startedAt: ON_AIR.now!.endsAt, endsAt: '2026-06-11T08:10:00.000Z' },
  };

  async function watching() {
    const platform = new FakePlatform();
    platform.answer('GET', /terminal\/home$/, { json: { ...HOME, channelId: ON_AIR.channelId } });
    platform.answer('GET', /on-air$/, { json: ON_AIR });
    const home = new HomeModel(platform, new ApiClient(platform), async () => 'token');
    await home.refresh();
    const fetched = () => platform.requests.filter((request) => request.endsWith('/on-air')).length;
    return { platform, home, fetched };
  }

  it('is what the service notifies of, and nothing is fetched while it does', async () => {
    const { platform, home, fetched } = await watching();
    expect(fetched()).toBe(1);
    home.acceptOnAir(NEXT);
    expect(home.store.state.onAir).toEqual(NEXT);
    await platform.clock.advance(Date.parse(ON_AIR.now!.endsAt) + 80_000 - platform.clock.wall());
    expect(fetched()).toBe(1);
  });

  it('is not what another channel shows', async () => {
    const { home } = await watching();
    home.acceptOnAir({ ...NEXT, channelId: 'other' });
    expect(home.store.state.onAir).toEqual(ON_AIR);
  });

  it('is fetched when no notice came', async () => {
    const { platform, fetched } = await watching();
    await platform.clock.advance(Date.parse(ON_AIR.now!.endsAt) + 75_000 - platform.clock.wall());
    expect(fetched()).toBeGreaterThan(1);
  });
});
