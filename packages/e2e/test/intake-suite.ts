import { routes, type Scene } from '@falink/protocol';
import { Desk, Phone, StaffClient, Tv, until, untilMoving, type World } from '../src/index.js';
import { offers } from './offers.js';

const FACTS = '2026年3月起在云河工地做木工，到6月底共拖欠工资9600元，有打卡本和工友作证。';

/** Takes a picture; the made-up camera's is no print, which the television may say. */
async function photograph(tv: Tv, key: '1' | '2', isTaken: (scene: Scene) => boolean): Promise<void> {
  await tv.press(key);
  const scene = await tv.until('the picture, or a doubt', (one) => isTaken(one) || offers('send')(one));
  if (!offers('send')(scene)) return;
  await tv.press('2');
  await tv.until('the picture', isTaken);
}

/** The same with a phone, whose page says of a made-up picture that it should be taken again. */
async function photographWith(phone: Phone, key: string | RegExp): Promise<void> {
  const { page } = phone;
  await page.getByRole('button', { name: key }).click();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('section video')].some((video) => (video as HTMLVideoElement).videoWidth > 0),
  );
  await phone.press('拍照');
  await page.getByRole('button', { name: /^看得清，交上去$|^就交这张$/ }).click();
}

/** A community room opens a legal-aid intake; the officer completes it; the resident goes home with a receipt. */
export function describeIntake(shared: () => World): void {
  describe('the legal-aid seat', () => {
    let world: World;
    beforeAll(async () => {
      world = shared();
      await world.reset();
    });

    it('[I6] left by mistake half-way, it goes on in the next call: nothing is filled in or photographed twice', async () => {
      const { baseUrl } = world.dev;
      const seat = await Desk.signIn(world.browser, baseUrl, 'aid');
      await seat.goOnDuty();
      const tv = await Tv.openDemo(world.browser, baseUrl, 'room-2');
      const apply = async () => {
        await tv.press('2');
        await tv.untilPage('legal-aid');
        await tv.press('1');
        await tv.until('a call to the seat', (scene) => scene.call !== undefined);
        await seat.answer();
        await tv.untilPage('intake');
      };
      await apply();
      await seat.button('要材料').click();
      await seat.page.getByRole('menuitem', { name: '身份证正面' }).click();
      await tv.until('the frame guide', offers('capture'));
      await photograph(tv, '1', (scene) => scene.options.length === 0);
      await seat.page.getByRole('button', { name: /^采纳/ }).click();
      await seat.page.getByLabel('姓名').first().fill('马建军');
      await seat.page
        .getByRole('main')
        .getByText(/已保存$/)
        .waitFor();

      await tv.press('red');
      await tv.until('whether to leave', (scene) => scene.options.some((o) => o.id === 'leave'));
      await tv.press('2');
      await tv.untilPage('call-rating');
      await tv.press('back');
      await tv.untilPage('home');
      await seat.button('整理完成，接下一个').click();

      await apply();
      await seat.page.getByText('马**').waitFor();
      await seat.button('接着办').click();
      await until(
        'the name is back',
        () => seat.page.getByLabel('姓名').first().inputValue(),
        (name) => name === '马建军',
      );
      await seat.button('人工核对一致').click();
      await tv.until('the next step on the television', (scene) => scene.title.includes('2'));
      expect(await seat.button('接着办').count()).toBe(0);
      await seat.button('挂断').click();
      await tv.untilPage('call-rating');
      await seat.button('整理完成，接下一个').click();
      expect(tv.errors).toEqual([]);
      expect(seat.errors).toEqual([]);
      await tv.close();
      await seat.close();
    });

    it('[I11] a box without a camera: a phone takes the pages, and the officer sees them', async () => {
      const { baseUrl } = world.dev;
      const seat = await Desk.signIn(world.browser, baseUrl, 'aid');
      await seat.goOnDuty();
      const tv = await Tv.openDemo(world.browser, baseUrl, 'room-2', { camera: false });
      await tv.press('2');
      await tv.untilPage('legal-aid');
      await tv.press('1');
      await tv.until('a call to the seat', (scene) => scene.call !== undefined);
      await seat.answer();
      const { qr } = await tv.until('a code', (scene) => scene.page === 'intake' && scene.qr?.purpose === 'companion');
      const phone = await Phone.scan(world.browser, qr?.url ?? '');
      await phone.press('允许使用摄像头');
      await tv.until('the phone', (scene) => scene.page === 'intake' && scene.qr === undefined);
      await untilMoving(tv.page, 'call-self');

      const ask = async (label: string) => {
        await seat.button('要材料').click();
        await seat.page.getByRole('menuitem', { name: label }).click();
        await tv.until('the phone has the shutter', (scene) => offers('phone')(scene) && offers('later')(scene));
      };
      await ask('身份证正面');
      await phone.page.getByText('工作人员要看：身份证正面').waitFor();
      await photographWith(phone, '拍这一页');
      await phone.page.getByText('交上去了').waitFor();
      await seat.page.getByRole('button', { name: /^采纳/ }).click();
      await tv.until('the paper is taken', (scene) => scene.options.length === 0);

      await ask('劳动合同');
      await photographWith(phone, '拍这一页');
      await tv.until('the first page', offers('finish'));
      await photographWith(phone, '再拍一页');
      await phone.press('都交完了');
      await seat.page.getByText('第 1 页，共 2 页').waitFor();
      // The call has gone on: the face is back.
      await untilMoving(tv.page, 'call-self');
      await untilMoving(seat.page, 'remote-video');
      const pages = await world.query(
        `SELECT count(*)::int AS n FROM audit_event WHERE action = 'intake.page_received' AND data ->> 'device' = 'phone'`,
      );
      expect(pages).toEqual([{ n: 3 }]);

      await seat.button('挂断').click();
      await tv.untilPage('call-rating');
      await phone.page.getByText('通话结束').first().waitFor();
      await seat.button('整理完成，接下一个').click();
      for (const page of [seat, tv, phone]) expect(page.errors).toEqual([]);
      await Promise.all([seat.close(), tv.close(), phone.close()]);
    });

    it('identity, paper, form, read aloud, confirmed on camera, accepted: number, query code, seven days', async () => {
      const { baseUrl } = world.dev;
      const seat = await Desk.signIn(world.browser, baseUrl, 'aid');
      await seat.goOnDuty();
      const tv = await Tv.openDemo(world.browser, baseUrl, 'room-1');
      await tv.press('2');
      await tv.untilPage('legal-aid');
      await tv.press('1');
      await seat.answer();
      await tv.untilPage('intake');
      await untilMoving(tv.page, 'call-remote');
      await untilMoving(seat.page, 'remote-video');

      for (const label of ['身份证正面', '劳动合同']) {
        await seat.button('要材料').click();
        await seat.page.getByRole('menuitem', { name: label }).click();
        await tv.until('the frame guide', offers('capture'));
        if (label === '身份证正面') await photograph(tv, '1', (scene) => scene.options.length === 0);
        else {
          const has = (pages: number) => (scene: Scene) => scene.options.some((o) => o.label === `重拍第 ${pages} 页`);
          await photograph(tv, '1', has(1));
          await photograph(tv, '2', has(2));
          await tv.press('1');
          await tv.until('the end of the paper', (scene) => scene.options.some((o) => o.id === 'continue'));
          await seat.page.getByText('第 1 页，共 2 页').waitFor();
          await seat.page.getByRole('button', { name: /^看下一页/ }).click();
        }
        await seat.page.getByRole('button', { name: /^采纳/ }).click();
        await tv.until('the paper is taken', (scene) => scene.options.length === 0);
      }
      await seat.button('人工核对一致').click();

      const field = (name: string) => seat.page.getByLabel(name, { exact: false }).first();
      await field('姓名').fill('马建军');
      await field('证件号码').fill('11010519491231002X');
      await field('联系电话').fill('13800001234');
      await seat.page.getByLabel('事项').click();
      await seat.page.getByText('劳动关系、劳动报酬').last().click();
      await seat.page.getByLabel('经济困难状况').click();
      await seat.page.getByText('免核查：进城务工人员').last().click();
      await field('事实与理由').fill(FACTS);
      await field('请求').fill('支付拖欠工资9600元');

      await seat.button('已朗读，请居民确认').click();
      await tv.until('the question on the television', (scene) => scene.options.some((o) => o.id === 'right'));
      await tv.press('1');
      await until('the officer may accept', () => seat.button('受理').isEnabled());
      await seat.button('受理').click();
      const receipt = await tv.untilPage('receipt');
      expect(receipt.title).not.toBe('');

      const supervisor = await StaffClient.signIn(baseUrl, 'supervisor');
      const { items: applications } = await supervisor.ask(routes.listApplications);
      expect(applications).toHaveLength(1);
      const [application] = applications;
      expect(application).toMatchObject({ matter: 'labour_remuneration', means: 'exempt_migrant_worker', papers: 2 });
      expect(application!.number).toMatch(/〔20\d\d〕\d{5}号$/);
      expect(application!.identityMasked).not.toContain('19491231');
      expect(application!.daysLeft).toBeGreaterThanOrEqual(7);
      expect(application!.daysLeft).toBeLessThanOrEqual(16);

      const shown = await seat.page.locator('.ant-modal').innerText();
      const queryCode = /[A-Z0-9]{8}/.exec(shown.replaceAll(/\s/g, ''))?.[0] ?? '';
      const follow = (code: string) =>
        fetch(new URL(routes.follow.path, baseUrl), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ number: application!.number, queryCode: code }),
        });
      const followed = await follow(queryCode);
      expect([followed.status, await followed.json()]).toEqual([
        200,
        expect.objectContaining({ status: 'accepted', decisionDue: application!.decisionDue }),
      ]);
      expect((await follow('22222222')).status).toBe(404);
      expect(tv.errors).toEqual([]);
      expect(seat.errors).toEqual([]);
    });
  });
}
