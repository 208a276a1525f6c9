import { routes } from '@falink/protocol';
import { audioLevelOf, Desk, leftoversOf, StaffClient, Tv, until, untilMoving, type World } from '../src/index.js';

/** From the remote's red key to the kept rating, with moving pictures and sound on both sides. */
export function describeMainJob(shared: () => World): void {
  describe('a resident calls a lawyer', () => {
    let world: World;
    beforeAll(async () => {
      world = shared();
      await world.reset();
    });

    it('red key → waiting → lawyer answers → pictures and sound → hang up → rating is kept', async () => {
      const { baseUrl } = world.dev;
      const desk = await Desk.signIn(world.browser, baseUrl, 'lawyer');
      await desk.goOnDuty();
      const tv = await Tv.openDemo(world.browser, baseUrl, 'home-1');

      await tv.press('red');
      const waiting = await tv.untilPage('call-waiting');
      expect(waiting.call?.state).toMatch(/queued|offered/);
      const callId = waiting.call!.id;
      await untilMoving(tv.page, 'call-self');

      await desk.button('接听').waitFor();
      expect(await desk.page.title()).toMatch(/来电/);
      await desk.answer();
      const active = await tv.until(
        'an active call',
        (scene) => scene.page === 'call-active' && scene.call?.state === 'active',
      );
      expect(active.call?.id).toBe(callId);
      await untilMoving(tv.page, 'call-remote');
      await untilMoving(desk.page, 'remote-video');
      expect(await audioLevelOf(tv.page, 'call-remote')).toBeGreaterThan(0.01);
      expect(await audioLevelOf(desk.page, 'remote-video')).toBeGreaterThan(0.01);

      await desk.page.getByLabel('小结第 1 行').fill('12月3日前到区法律援助中心交申请表');
      await desk.button('发到电视').click();
      await desk.page.getByRole('tooltip').getByRole('button', { name: '发到电视' }).click();
      await desk.page.getByText(/已发给居民，可扫码带走/).waitFor();

      await tv.press('red', 'red');
      await tv.untilPage('call-rating');
      await tv.press('5');
      await tv.until('what the lawyer wrote down', (scene) => scene.title === '给您的小结');
      await tv.press('1');
      // It waits, sealed, for four others: no score of this lawyer can be read yet.
      const waitingRatings = () => world.query('select id from rating_inbox');
      await until('the rating in the database', waitingRatings, (rows) => rows.length === 1);
      expect(await world.query('select score from rating')).toEqual([]);
      await tv.untilPage('home');

      const supervisor = await StaffClient.signIn(baseUrl, 'supervisor');
      const { call, timeline } = await supervisor.ask(routes.getCall, { params: { id: callId } });
      expect(call).toMatchObject({ state: 'ended', endReason: 'resident_hung_up' });
      expect(timeline.map((entry) => entry.type)).toEqual(
        expect.arrayContaining(['queued', 'offered', 'accepted', 'ended']),
      );
      expect(JSON.stringify({ call, timeline })).not.toMatch(/score|rating/);

      // Off duty by another window of the same person: this one lets go of everything too, its camera first.
      const elsewhere = await StaffClient.signIn(baseUrl, 'lawyer');
      await elsewhere.ask(routes.setAgentState, { body: { state: 'offline' } });
      await desk.button('上线值班').waitFor();
      const nothing = { connections: 0, liveTracks: 0, detachedVideos: 0 };
      for (const { page } of [tv, desk]) {
        const left = await until(
          'nothing of the call in the page',
          () => leftoversOf(page),
          (found) => JSON.stringify(found) === JSON.stringify(nothing),
          10_000,
        ).catch(() => leftoversOf(page));
        expect(left).toEqual(nothing);
      }
      expect(tv.errors).toEqual([]);
      expect(desk.errors).toEqual([]);
    });
  });
}
