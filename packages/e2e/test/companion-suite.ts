import { audioLevelOf, Desk, Phone, Tv, until, untilMoving, type World } from '../src/index.js';

/** A phone is the camera of a television that has none, from the code on the waiting page to the end of the call. */
export function describeCompanion(shared: () => World): void {
  describe('a phone as camera', () => {
    let world: World;
    beforeAll(async () => {
      world = shared();
      await world.reset();
    });

    it('[N1][N2][N3] scanned while waiting, seen at the desk, lost, and replaced by another phone', async () => {
      const { baseUrl } = world.dev;
      const desk = await Desk.signIn(world.browser, baseUrl, 'lawyer');
      const tv = await Tv.openDemo(world.browser, baseUrl, 'home-1', { camera: false });
      await desk.goOnDuty();
      await tv.press('red');
      const queued = await tv.until('a place in the queue', (scene) => scene.call !== undefined);
      await tv.press('2');
      const { qr } = await tv.until('a code', (scene) => scene.qr?.purpose === 'companion');
      const url = qr?.url ?? '';

      const phone = await Phone.scan(world.browser, url);
      await phone.press('允许使用摄像头');
      const served = await tv.until('the phone', (scene) => scene.call?.participants?.[0]?.camera === true);
      expect(served.call?.id).toBe(queued.call?.id);
      expect(served.qr).toBeUndefined();
      await untilMoving(tv.page, 'call-self');
      const other = await Phone.scan(world.browser, url);
      await other.page.getByText('这个二维码已经被另一部手机用过').waitFor();
      await other.close();

      await desk.answer();
      await tv.until('an active call', (scene) => scene.call?.state === 'active');
      await untilMoving(desk.page, 'remote-video');
      await untilMoving(tv.page, 'call-remote');
      await until(
        'the voice at the desk',
        () => audioLevelOf(desk.page, 'remote-video'),
        (level) => level > 0.01,
      );

      await phone.close();
      await tv.until('no picture any more', (scene) => scene.call?.participants?.[0]?.camera === false);
      await tv.press('yellow');
      const again = await tv.until('another code', (scene) => scene.page === 'companion' && scene.qr !== undefined);
      expect(again.call?.state).toBe('active');
      const next = await Phone.scan(world.browser, again.qr?.url ?? '');
      await next.press('允许使用摄像头');
      await tv.until('the other phone', (scene) => scene.call?.participants?.[0]?.camera === true);
      await untilMoving(desk.page, 'remote-video');

      // What opens a call is nowhere but on the television and the phone.
      const kept = await world.query(
        `SELECT (SELECT json_agg(t) FROM terminal t)::text || (SELECT json_agg(e) FROM audit_event e)::text
          || (SELECT json_agg(c) FROM contact_event c)::text || (SELECT json_agg(k) FROM companion k)::text AS rows`,
      );
      expect(JSON.stringify(kept)).not.toContain(new URL(url).hash.slice(1));

      await tv.press('back');
      await tv.untilPage('call-active');
      await tv.press('red', 'red');
      await tv.untilPage('call-rating');
      await next.page.getByText('通话结束').first().waitFor();
      for (const page of [desk, tv, next]) expect(page.errors).toEqual([]);
      await Promise.all([desk.close(), tv.close(), next.close()]);
    });
  });
}
