import { audioLevelOf, Desk, Phone, Tv, until, untilMoving, type World } from '../src/index.js';

/** Somebody with a phone only: from the address on a poster to the rating, behind a television. */
export function describeGuest(shared: () => World): void {
  describe('a guest', () => {
    let world: World;
    beforeAll(async () => {
      world = shared();
      await world.reset();
    });

    it('[U1][U4][U7] agrees, tries the devices, waits behind a television, talks and rates', async () => {
      const { baseUrl } = world.dev;
      const desk = await Desk.signIn(world.browser, baseUrl, 'lawyer');
      const tv = await Tv.openDemo(world.browser, baseUrl, 'home-1');
      await desk.goOnDuty();
      await tv.press('red');
      await tv.until('a place in the queue', (scene) => scene.call !== undefined);

      const guest = await Phone.scan(world.browser, `${baseUrl}/guest/`);
      await guest.press('下一步');
      await guest.press('同意并继续');
      await guest.press('打开摄像头和麦克风');
      await guest.page.getByText('网络很好，可以视频').waitFor();
      await guest.press('开始咨询');
      await guest.page.getByText('您排在第 2 位').waitFor();
      // A page that is loaded again finds its place by the key that the browser keeps.
      await guest.page.reload();
      await guest.press('接着咨询');
      await guest.page.getByText('您排在第 2 位').waitFor();
      await tv.press('red');
      const asked = await tv.until('a question', (scene) => scene.options.some(({ id }) => id === 'leave'));
      await tv.press(`${asked.options.find(({ id }) => id === 'leave')!.digit!}`);
      await guest.page.getByText('律师的电话正在响').waitFor();

      await desk.page.getByText('浏览器').first().waitFor();
      await desk.answer();
      await untilMoving(desk.page, 'remote-video');
      await untilMoving(guest.page, 'guest-lawyer');
      await untilMoving(guest.page, 'guest-self');
      await until(
        'the voice at the desk',
        () => audioLevelOf(desk.page, 'remote-video'),
        (level) => level > 0.01,
      );

      await guest.press('挂断');
      await guest.press('挂断');
      await guest.press('非常满意');
      await guest.page.getByText('咨询结束了').waitFor();
      await desk.button('整理完成，接下一个').waitFor();
      for (const page of [desk, tv, guest]) expect(page.errors).toEqual([]);
      await Promise.all([desk.close(), tv.close(), guest.close()]);
    });
  });
}
