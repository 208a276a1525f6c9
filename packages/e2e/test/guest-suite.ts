import { routes } from '@falink/protocol';
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

      const guest = await queued(world);
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

    it('[U9][U10] goes on on a television, which opens no device, comes back, goes there again, and ends for both', async () => {
      await world.reset();
      const { baseUrl } = world.dev;
      const desk = await Desk.signIn(world.browser, baseUrl, 'lawyer');
      const tv = await Tv.openDemo(world.browser, baseUrl, 'home-1');
      const opened = await countOpened(tv);
      await desk.goOnDuty();
      const guest = await queued(world);
      await guest.page.getByText('律师的电话正在响').waitFor();

      // While it rings: the place is kept.
      const waits = await contact(world);
      await takeOver(guest, await codeOn(tv));
      const shown = await tv.untilPage('call-waiting');
      expect(shown.call?.id).toBe(waits.id);
      await desk.answer();
      await tv.until('the call', ({ page, call }) => page === 'call-active' && call?.state === 'active');
      await Promise.all([
        untilMoving(tv.page, 'call-remote'),
        untilMoving(tv.page, 'call-self'),
        untilMoving(desk.page, 'remote-video'),
      ]);
      await until(
        "the lawyer's voice on the television",
        () => audioLevelOf(tv.page, 'call-remote'),
        (level) => level > 0.01,
      );
      await until(
        'the voice of the phone at the desk',
        () => audioLevelOf(desk.page, 'remote-video'),
        (level) => level > 0.01,
      );
      expect(await contact(world)).toMatchObject({ ...waits, agent: true });

      await tv.press('yellow');
      await tv.untilPage('home');
      await untilMoving(guest.page, 'guest-lawyer');
      await untilMoving(desk.page, 'remote-video');
      await takeOver(guest, await codeOn(tv));
      await tv.untilPage('call-active');
      await untilMoving(tv.page, 'call-remote');
      expect(await contact(world)).toMatchObject({ ...waits, agent: true });

      await tv.press('red', 'red');
      await tv.untilPage('call-rating');
      await guest.press('非常满意');
      await guest.page.getByText('咨询结束了').waitFor();
      await tv.until('no faces any more', ({ options }) => !options.some(({ id }) => id.startsWith('score')));
      await desk.button('整理完成，接下一个').waitFor();
      expect(await opened()).toBe(0);
      for (const page of [desk, tv, guest]) expect(page.errors).toEqual([]);
      await Promise.all([desk.close(), tv.close(), guest.close()]);
    });
  });
}

/** A person with a phone who has read, agreed and tried the devices, in the queue. */
async function queued(world: World): Promise<Phone> {
  const guest = await Phone.scan(world.browser, `${world.dev.baseUrl}/guest/`);
  await guest.press('下一步');
  await guest.press('同意并继续');
  await guest.press('打开摄像头和麦克风');
  await guest.page.getByText('网络很好，可以视频').waitFor();
  await guest.press('开始咨询');
  return guest;
}

/** Opens the page with the code, by keys. @returns the digits that it shows */
async function codeOn(tv: Tv): Promise<string> {
  const answer = tv.page.waitForResponse((response) => response.url().endsWith(routes.offerScreen.path));
  await tv.press('4');
  await tv.untilPage('services');
  await tv.press('8');
  await tv.until('a code', ({ page, qr }) => page === 'handover' && qr?.purpose === 'guest');
  return ((await (await answer).json()) as { code: string }).code;
}

/** The person types the digits of the television. */
async function takeOver(guest: Phone, code: string): Promise<void> {
  await guest.press('在电视上继续');
  const field = guest.page.getByRole('textbox');
  await field.fill(code);
  await field.press('Enter');
}

/** From here on the page counts what opens a camera or a microphone. */
async function countOpened({ page }: Tv): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    Object.assign(globalThis, { opened: 0 });
    mediaDevices.getUserMedia = (wanted) => {
      (globalThis as unknown as { opened: number }).opened += 1;
      return open(wanted);
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { opened: number }).opened);
}

/** The only open contact: what a handover must not change. */
async function contact(world: World) {
  const [row] = await world.query<{ id: string; queuedAt: Date; session: string; agent: boolean }>(
    `SELECT c.id, c.queued_at AS "queuedAt", s.id AS session, c.agent_id IS NOT NULL AS agent
     FROM contact c JOIN session s ON s.contact_id = c.id AND s.ended_at IS NULL WHERE c.state <> 'ended'`,
  );
  if (!row) throw new Error('no contact is open');
  return row;
}
