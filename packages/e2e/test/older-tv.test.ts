import { OLDEST_VERSION, PROTOCOL_VERSION, routes } from '@falink/protocol';
import { Desk, KeptTv, StaffClient, startWorld, Tv, until, untilMoving, type World } from '../src/index.js';

/**
 * Televisions that loaded the page of the oldest supported release and have been on since, when the services are
 * upgraded: everything that they fetch late, for their first call, comes from the new ones.
 */
describe('a television with the page of the release before', () => {
  let kept: KeptTv;
  let world: World;
  beforeAll(async () => {
    kept = await KeptTv.unpack(OLDEST_VERSION);
    // The first address is nobody's: pages of both releases find the second.
    const env = { FALINK_TV_DIR: kept.folder, FALINK_SFU_ANNOUNCED_ADDRESS: '192.0.2.1, 127.0.0.1' };
    world = await startWorld({ dev: { env } });
  });
  afterAll(async () => {
    await world?.close();
    await kept?.remove();
  });

  /** Which files a page runs: their names carry a hash. */
  const scripts = (tv: Tv) =>
    tv.page.evaluate(() => [...document.scripts].map(({ src }) => new URL(src).pathname.split('/').at(-1)));

  it('[V1] [V3] [V5] shows the programme, calls a lawyer, is seen and heard, and rates', async () => {
    expect(kept.release.protocol).toBeLessThan(PROTOCOL_VERSION);
    const { baseUrl } = world.dev;
    const tv = await Tv.openDemo(world.browser, baseUrl, 'home-1');
    const room = await Tv.openDemo(world.browser, baseUrl, 'room-1');
    const before = await scripts(tv);
    await untilMoving(tv.page, 'programme');
    await kept.upgrade();

    const desk = await Desk.signIn(world.browser, baseUrl, 'lawyer');
    await desk.goOnDuty();
    await tv.press('red');
    const waiting = await tv.untilPage('call-waiting');
    await untilMoving(tv.page, 'call-self');
    await desk.answer();
    await tv.until('an active call', (scene) => scene.page === 'call-active' && scene.call?.state === 'active');
    await untilMoving(tv.page, 'call-remote');
    await untilMoving(desk.page, 'remote-video');
    await tv.press('red');
    await tv.untilPage('call-rating');
    await tv.press('5');
    const ratings = () => world.query('SELECT id FROM rating_inbox');
    await until('the rating in the database', ratings, (rows) => rows.length === 1);
    await tv.untilPage('home');

    const supervisor = await StaffClient.signIn(baseUrl, 'supervisor');
    const { call } = await supervisor.ask(routes.getCall, { params: { id: waiting.call!.id } });
    expect(call).toMatchObject({ state: 'ended', endReason: 'resident_hung_up' });

    const seat = await Desk.signIn(world.browser, baseUrl, 'aid');
    await seat.goOnDuty();
    // It may have returned to the channel when the video ended.
    await room.press('home');
    await room.untilPage('home');
    await room.press('2');
    await room.untilPage('legal-aid');
    await room.press('1');
    await seat.answer();
    await room.untilPage('intake');
    await seat.page.getByLabel('姓名').first().fill('马建军');
    // So long a form that the television shows it in parts.
    await seat.page
      .getByLabel('事实与理由', { exact: false })
      .first()
      .fill('在云河工地做木工，工资没有发。'.repeat(60));
    await room.until('the form, in parts', (scene) => scene.options.some(({ id }) => id === 'next-part'));
    await untilMoving(room.page, 'call-remote');

    // They were the older pages all the time, and the next start brings the newer one.
    expect(await scripts(tv)).toEqual(before);
    expect([tv.errors, room.errors, desk.errors, seat.errors]).toEqual([[], [], [], []]);
    await tv.page.reload();
    await tv.untilPage('home');
    expect(await scripts(tv)).not.toEqual(before);
  });
});
