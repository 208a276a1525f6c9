import { routes } from '@falink/protocol';
import { Desk, StaffClient, Tv, until, type World } from '../src/index.js';

/** The first start up to the code: language and text size, by OK. */
async function answerFirst(tv: Tv): Promise<void> {
  await tv.untilPage('language');
  await tv.press('ok');
  await tv.untilPage('welcome');
  await tv.press('ok');
  await tv.untilPage('pairing');
}

/** From the approved code home: no voice, the notice with all of its pages, the camera, the red key left untried. */
async function finishFirst(tv: Tv): Promise<void> {
  // The voice is offered where the service has one, which the page knows a moment after it opened.
  const first = await tv.until(
    'the voice or the notice',
    ({ page, options }) => page === 'privacy' || options.some(({ id }) => id === 'silent'),
  );
  if (first.page !== 'privacy') await tv.press('2');
  await tv.untilPage('privacy');
  await tv.press('home');
  const notice = await tv.until('the notice again', ({ focus }) => focus?.id === 'ok');
  expect(notice).toMatchObject({ page: 'privacy', title: '您的信息，我们这样用' });
  await tv.press('2');
  await tv.until('the details', ({ focus }) => focus?.id === 'turn');
  for (let page = await tv.scene(); page?.focus?.id === 'turn'; page = await tv.scene()) await tv.press('ok');
  await tv.press('ok');
  await tv.untilPage('device-check');
  await tv.press('ok');
  await tv.untilPage('ready');
  await tv.press('ok');
}

/** A new box pairs through the real code page, works, and is taken out of service again. */
export function describePairing(shared: () => World): void {
  describe('pairing', () => {
    let world: World;
    beforeAll(async () => {
      world = shared();
      await world.reset();
    });

    it('[B4][P7][P9][P30][T4][T6] shows a code, is approved in the console, shows the privacy notice once, survives a reload, a new key and a lock, and ends when revoked', async () => {
      const { baseUrl } = world.dev;
      const tv = await Tv.open(world.browser, `${baseUrl}/tv/`);
      await answerFirst(tv);
      const operator = await StaffClient.signIn(baseUrl, 'operator');
      const pairings = await until(
        'the box in the list of approvals',
        () => operator.ask(routes.listPairings),
        (answer) => answer.items.length === 1,
      );
      const { code, fingerprint } = pairings.items[0]!;

      const desk = await Desk.open(world.browser, `${baseUrl}/console/pairings/${code}`);
      await desk.enter('operator', 'falink-demo');
      await desk.page.getByText(fingerprint).waitFor();
      await desk.page.getByLabel('地点').click();
      await desk.page.locator('.ant-select-item-option').first().click();
      await desk.page.getByLabel('名称').fill('河湾村服务室新电视');
      await desk.page.getByLabel('配对码和核对码已和电视核对一致').check();
      await desk.button('通过').click();

      await tv.until('the next step', ({ page }) => page !== 'pairing');
      const { items: terminals } = await operator.ask(routes.listTerminals);
      const terminal = terminals.find((t) => t.name === '河湾村服务室新电视')!;
      expect(terminal.revokedAt).toBeNull();
      const extractable = await tv.page.evaluate(async () => {
        const names = (await indexedDB.databases()).map((d) => d.name ?? '');
        const found: boolean[] = [];
        for (const name of names) {
          const db = await new Promise<IDBDatabase>((resolve, reject) => {
            const open = indexedDB.open(name);
            open.onsuccess = () => resolve(open.result);
            open.onerror = () => reject(open.error);
          });
          for (const store of [...db.objectStoreNames]) {
            const all = await new Promise<unknown[]>((resolve, reject) => {
              const get = db.transaction(store).objectStore(store).getAll();
              get.onsuccess = () => resolve(get.result);
              get.onerror = () => reject(get.error);
            });
            const walk = (value: unknown): void => {
              if (value instanceof CryptoKey && value.type === 'private') found.push(value.extractable);
              else if (value !== null && typeof value === 'object') Object.values(value).forEach(walk);
            };
            all.forEach(walk);
          }
          db.close();
        }
        return found;
      });
      expect(extractable).toEqual([false]);

      // Nobody gets home before the notice, and its OK is recorded.
      await finishFirst(tv);
      await tv.untilPage('home');
      const recorded = await until(
        'the acknowledgement in the database',
        () => world.query<{ version: string }>('SELECT version FROM privacy_acknowledgement'),
        ({ length }) => length > 0,
      );
      expect(recorded).toEqual([{ version: expect.stringMatching(/^[0-9a-f]{16}$/) }]);

      await tv.page.reload();
      await tv.untilPage('home');
      await tv.press('4', '5', '7');
      await tv.untilPage('privacy');

      // A new key, made and kept by the browser, and the old one is out.
      const params = { id: terminal.id };
      await operator.ask(routes.askKeyRotation, { params });
      await tv.page.reload();
      await until(
        'the new key',
        () => operator.ask(routes.terminalSecurity, { params }),
        ({ keys }) => keys.map(({ state }) => state).join() === 'live,revoked',
      );
      await tv.page.reload();
      await tv.untilPage('home');

      await operator.ask(routes.lockTerminal, { params, body: { reason: '报失' } });
      await tv.untilPage('locked');
      await tv.page.reload();
      await tv.untilPage('locked');
      // Before it is unlocked: the page may go by then, and the digit would mean something else.
      await tv.untilTakesDigits();
      await operator.ask(routes.unlockTerminal, { params });
      await tv.press('1');
      await tv.untilPage('home');

      await operator.ask(routes.revokeTerminal, { params: { id: terminal.id }, body: { reason: '搬走了' } });
      await tv.untilPage('revoked');
      await tv.page.reload();
      await tv.until('it stays out of service', (scene) => ['revoked', 'pairing'].includes(scene.page));
      expect(tv.errors).toEqual([]);
    });
  });
}
