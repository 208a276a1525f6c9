import { untilReady } from '@falink/dev-env';
import { routes } from '@falink/protocol';
import {
  Desk,
  descendants,
  outage,
  StaffClient,
  startWorld,
  Tv,
  until,
  untilMoving,
  videos,
  type World,
} from '../src/index.js';

/** A process of ours dies while two people talk. */
describe('trouble with the services in a call', () => {
  let world: World;
  let tv: Tv;
  let desk: Desk;
  let callId: string;

  beforeAll(async () => {
    world = await startWorld();
    desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
    await desk.goOnDuty();
    tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
    await tv.press('red');
    await desk.answer();
    const active = await tv.until('an active call', (s) => s.call?.state === 'active');
    callId = active.call!.id;
    await untilMoving(tv.page, 'call-remote');
    await untilMoving(desk.page, 'remote-video');
  });
  afterAll(async () => {
    await world?.close();
  });

  const frames = async () => (await videos(tv.page)).find((v) => v.id === 'call-remote')?.frames ?? 0;

  it('[M5] the mediasoup workers are killed: the call is back by itself', async () => {
    const workers = descendants(world.dev.sfu.pid!, 'mediasoup-worker');
    expect(workers.length).toBeGreaterThan(0);
    for (const pid of workers) process.kill(pid, 'SIGKILL');
    await until(
      'new workers',
      () => descendants(world.dev.sfu.pid!, 'mediasoup-worker'),
      (now) => now.length > 0 && now.every((pid) => !workers.includes(pid)),
    );
    await tv.until('the call is active again', (s) => s.call?.state === 'active');
    await untilMoving(tv.page, 'call-remote', 30);
    await untilMoving(desk.page, 'remote-video', 30);
  });

  it('[M7] the api is killed and starts again: pictures never stop, the record stays right', async () => {
    const before = await frames();
    const pid = world.dev.api.pid;
    world.dev.api.kill();
    await until(
      'a new api process',
      () => world.dev.api.pid,
      (now) => now !== undefined && now !== pid,
    );
    await until('pictures while it is away', frames, (n) => n > before + 20);
    await untilReady(world.dev.baseUrl);
    await untilMoving(tv.page, 'call-remote', 20);
    await tv.until(
      'the television knows its call again',
      (s) => s.call?.id === callId && s.call.state === 'active',
      40_000,
    );
    const lawyer = await StaffClient.signIn(world.dev.baseUrl, 'lawyer');
    expect((await lawyer.ask(routes.getCall, { params: { id: callId } })).call.state).toBe('active');
  });

  it('PostgreSQL is stopped for 10 s: pictures go on, answers are honest, everything recovers', async () => {
    const postgres = world.dev.postgres!;
    const database = { unplug: () => postgres.stop(), plugIn: () => postgres.start() };
    const before = await frames();
    await outage(database, 10_000, async () => {
      const health = await until(
        'the api says that its database is away',
        async () => (await fetch(new URL(routes.health.path, world.dev.baseUrl))).json() as Promise<{ status: string }>,
        ({ status }) => status !== 'ok',
      );
      expect(health.status).toBe('degraded');
      const refused = await fetch(new URL(routes.login.path, world.dev.baseUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'lawyer', password: 'falink-demo' }),
      });
      expect([refused.status, await refused.json()]).toEqual([
        503,
        expect.objectContaining({ code: 'service.unavailable' }),
      ]);
      await until('pictures meanwhile', frames, (n) => n > before + 20);
    });
    await untilReady(world.dev.baseUrl);
    await untilMoving(tv.page, 'call-remote', 20);
    expect((await tv.scene())?.call?.state).toBe('active');

    await tv.press('red', 'red');
    await tv.untilPage('call-rating');
    await tv.press('5');
    const ratings = () => world.query('select id from rating_inbox');
    await until('the rating is kept', ratings, (rows) => rows.length === 1);
  });
});
