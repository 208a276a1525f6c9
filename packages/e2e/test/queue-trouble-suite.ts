import { routes } from '@falink/protocol';
import { Desk, StaffClient, Tv, until, untilMoving, type World } from '../src/index.js';

/** What goes wrong around the queue: clear words on the screen, and nothing that was accepted is lost. */
export function describeQueueTrouble(shared: () => World): void {
  describe('trouble around the queue', () => {
    let world: World;
    beforeEach(async () => {
      world = shared();
      await world.reset();
    });

    it('[C7] [C20] nobody on duty: a number is left and kept; a desk calls back, and OK is a call with picture', async () => {
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
      await tv.press('red');
      const trouble = await tv.until('the offer to leave a number', (s) => s.options.some((o) => o.id === 'number'));
      expect(trouble.title).toMatch(/没有|值班/);
      await tv.press(`${trouble.options.find((o) => o.id === 'number')!.digit!}`);
      await tv.untilPage('callback');
      await tv.press('1', '3', '8', '0', '0', '0', '0');
      const short = await tv.scene();
      expect(short?.options.find((o) => o.id === 'send')?.disabled).toBe(true);
      await tv.press('1', '2', '3', '4');
      await tv.until('the number is complete', (s) => s.options.some((o) => o.id === 'send' && !o.disabled));
      await tv.press('ok');
      await tv.until('the number was kept', (s) => s.options.some((o) => o.id === 'done'));
      const lawyer = await StaffClient.signIn(world.dev.baseUrl, 'lawyer');
      const { items: callbacks } = await lawyer.ask(routes.listCallbacks);
      expect(callbacks.map((c) => c.phoneMasked)).toEqual(['138****1234']);

      // From here on the page counts what opens a camera or a microphone.
      await tv.page.evaluate(() => {
        const { mediaDevices } = navigator;
        const open = mediaDevices.getUserMedia.bind(mediaDevices);
        Object.assign(globalThis, { opened: 0 });
        mediaDevices.getUserMedia = (wanted) => {
          (globalThis as unknown as { opened: number }).opened += 1;
          return open(wanted);
        };
      });
      const opened = () => tv.page.evaluate(() => (globalThis as unknown as { opened: number }).opened);
      const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
      await desk.goOnDuty();
      await desk.page
        .getByRole('button', { name: /^呼叫终端：/ })
        .first()
        .click();
      await desk.button('呼叫').click();
      const rings = await tv.until('who calls', ({ page }) => page === 'call-incoming');
      expect(rings.title).toContain('周敏');
      await desk.page.getByText('正在呼叫').first().waitFor();
      // A desk that is loaded again in the middle goes on.
      await desk.page.reload();
      await desk.page.getByText('正在呼叫').first().waitFor();
      await tv.untilTakesDigits();
      expect(await opened()).toBe(0);
      await tv.press('ok');
      await tv.until('the call', ({ page, call }) => page === 'call-active' && call?.state === 'active');
      await Promise.all([untilMoving(tv.page, 'call-remote'), untilMoving(desk.page, 'remote-video')]);
      expect(await opened()).toBeGreaterThan(0);
      expect((await lawyer.ask(routes.listCallbacks)).items).toEqual([]);
      await desk.button('挂断').click();
      await tv.untilPage('call-rating');
      expect([...tv.errors, ...desk.errors]).toEqual([]);
      await desk.close();
      await tv.close();
    });

    it('[C6] the resident hangs up while it rings: the desk stops ringing', async () => {
      const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
      await desk.goOnDuty();
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
      await tv.press('red');
      await desk.button('接听').waitFor();
      await tv.press('red');
      const asked = await tv.until('the question whether to leave', (s) => s.options.some((o) => o.id === 'leave'));
      await tv.press(`${asked.options.find((o) => o.id === 'leave')!.digit!}`);
      await desk.button('接听').waitFor({ state: 'detached' });
      await tv.untilPage('home');
      await tv.close();
      await desk.close();
    });

    it('[C1][C10] two windows of one lawyer answer at once: one has the call, the other stops ringing', async () => {
      const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
      await desk.goOnDuty();
      const other = await desk.openWindow();
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-2');
      await tv.press('red');
      const windows = [desk, other];
      await Promise.all(windows.map((window) => window.button('接听').waitFor()));
      // One of them may have stopped ringing before its click arrives: then it has lost already.
      const press = (window: Desk) => window.button('接听').dispatchEvent('click', undefined, { timeout: 3_000 });
      await Promise.allSettled(windows.map(press));
      await Promise.all(windows.map((window) => window.button('接听').waitFor({ state: 'detached' })));
      await tv.until('the call', (s) => s.call?.state === 'active');
      await untilMoving(tv.page, 'call-remote');
      // The window that lost says that the call runs in the other one, and offers to bring it over.
      const [loser] = await until(
        'one window without the call',
        async () => {
          const away = await Promise.all(windows.map((window) => window.button('在这里继续').isVisible()));
          return windows.filter((_, index) => away[index]);
        },
        (away) => away.length === 1,
      );
      const winner = windows.find((window) => window !== loser)!;
      await untilMoving(winner.page, 'remote-video');
      // Longer than any late notification of the window that lost.
      await untilMoving(tv.page, 'call-remote', 60);
      expect((await tv.scene())?.call?.state).toBe('active');
      await winner.button('挂断').click();
      await tv.untilPage('call-rating');
      await tv.close();
      await desk.close();
    });

    it("[M4] the lawyer's browser is closed in a call: the resident reads it, the call ends, it can be rated", async () => {
      const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
      await desk.goOnDuty();
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-3');
      await tv.press('red');
      await desk.answer();
      await tv.until('the call', (s) => s.call?.state === 'active');
      await untilMoving(tv.page, 'call-remote');
      await desk.close();
      await tv.untilPage('call-rating');
      await tv.press('3');
      await tv.untilPage('home');
      const { call } = await lastCall();
      expect(call).toMatchObject({ state: 'ended', endReason: 'connection_lost' });
      await tv.close();
    });

    it('[P8] a second window of one terminal is refused, says so, and can take over', async () => {
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
      const other = await tv.openWindow();
      await other.untilPage('in-use');
      expect((await tv.scene())?.page).toBe('home');
      await other.press('1');
      await other.untilPage('home');
      await tv.untilPage('in-use');
      await tv.close();
    });

    it('wrong password and lock-out are said in words; what was typed stays', async () => {
      const desk = await Desk.open(world.browser, `${world.dev.baseUrl}/console/`);
      await desk.enter('supervisor', 'wrong');
      await desk.page.getByText('用户名或密码不对').waitFor();
      expect(await desk.page.getByLabel('用户名').inputValue()).toBe('supervisor');
      for (let attempt = 2; attempt <= 5; attempt++) {
        const answered = desk.page.waitForResponse((r) => r.url().endsWith(routes.login.path));
        await desk.enter('supervisor', 'wrong');
        await answered;
      }
      await desk.enter('supervisor', 'falink-demo');
      await desk.page.getByText(/锁/).first().waitFor();
      await desk.close();
    });

    it('[K1] a message is read and shows as done in the console', async () => {
      const { baseUrl } = world.dev;
      const tv = await Tv.openDemo(world.browser, baseUrl, 'home-1');
      const console = await Desk.open(world.browser, `${baseUrl}/console/commands`);
      await console.enter('operator', 'falink-demo');
      await console.button('按单位下发指令').click();
      await console.page.getByLabel('选择单位').click();
      await console.page.locator('.ant-select-tree-title', { hasText: '云河区' }).click();
      await console.page.getByLabel('选择指令').click();
      await console.page.locator('.ant-select-item-option', { hasText: '屏幕消息' }).click();
      await console.page.getByLabel('消息内容').fill('今晚七点停水');
      await console.button('下发').click();
      const shown = await tv.untilPage('command');
      expect(shown.focus?.id).toBe('ok');
      await tv.press('ok');
      // Back to what was on: an idle television watches the channel.
      await tv.until('the page before', ({ page }) => page !== 'command');
      await console.page.getByText('完成 1').waitFor();

      expect([...tv.errors, ...console.errors]).toEqual([]);
      await tv.close();
      await console.close();
    });

    async function lastCall() {
      const [last] = await world.query<{ id: string }>('select id from contact order by queued_at desc limit 1');
      const operator = await StaffClient.signIn(world.dev.baseUrl, 'operator');
      return operator.ask(routes.getCall, { params: { id: last!.id } });
    }
  });
}
