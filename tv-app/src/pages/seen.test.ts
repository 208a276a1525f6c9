import type { TerminalCall } from '@falink/protocol';
import type { Lightning } from '@lightningjs/sdk';
import { translator } from '../locales/index.js';
import { type CallMediaState, NO_MEDIA } from '../platform/CallMedia.js';
import { routes } from '../routes.js';
import { changeNarration, narrationOf } from '../scene/narration.js';
import type { PageId } from '../session/Navigator.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import { callWith } from '../session/testing.js';
import { fullPage } from '../testing/fullPage.js';
import { type RenderOptions, renderPage } from '../testing/render.js';
import { wholeTelevision } from '../testing/wholeTelevision.js';
import { screenOf, wordsOn } from '../testing/words.js';
import { TEXT_SIZES } from '../theme.js';
import { DeviceCheckPage } from './DeviceCheck/DeviceCheckPage.js';

/** Over the others lies the banner of the call that waits; these three never open during one. */
const PAGES = (Object.keys(PAGE_TRAITS) as PageId[]).filter(
  (id) => PAGE_TRAITS[id].bannerHidden && !['call-rating', 'screensaver', 'screen-off'].includes(id),
);
const CALLS = [
  ['a call waits', 'own', callWith({ position: 3 })],
  ['people talk', 'shared', callWith({ state: 'active', activeAt: '2026-06-11T07:41:00.000Z' })],
] as const;
const ON: CallMediaState = { ...NO_MEDIA, phase: 'active', camera: 'on', microphone: 'on' };

/** A page with a call open and the camera on. */
function during(call: TerminalCall, id: PageId, locale: 'zh-CN' | 'en'): RenderOptions {
  const full = fullPage(id, locale);
  return {
    ...full,
    prepare: async (session, platform) => {
      await full.prepare?.(session, platform);
      session.call.store.set({ phase: 'open', call, media: ON, category: 'labour' });
    },
  };
}

describe.each(['zh-CN', 'en'] as const)('in %s each page says that the camera is on', (locale) => {
  const t = translator(locale);
  describe.each(TEXT_SIZES)('letters: %s', (text) => {
    it.each(CALLS.flatMap(([when, view, call]) => PAGES.map((id) => [id, when, view, call] as const)))(
      '%s while %s',
      async (id, _when, view, call) => {
        const page = await renderPage(routes[id], { ...during(call, id, locale), text });
        await page.update();
        const said = page
          .texts()
          .filter((words) => words.includes(t(`seen.${view}`)) || words.includes(t(`seen.${view}Line`)));
        expect(said).toHaveLength(1);
        expect(narrationOf(page.scene(), { locale, calls: true })).toContain(t(`seen.${view}Line`));
        page.session.call.store.set({ media: { ...ON, camera: 'off' } });
        await page.update();
        expect(page.texts().join(' ')).not.toContain(t(`seen.${view}`));
        page.close();
      },
    );

    it('the banner, on every other page', async () => {
      const tv = await wholeTelevision(text);
      tv.session.preferences.change({ locale });
      const screen = screenOf(tv.page());
      tv.press('red');
      await tv.pass(500);
      tv.press('back');
      await tv.pass(500);
      expect(tv.session.navigator.location.page).toBe('home');
      const [app] = screen.children;
      const banner = app?.getByRef('Banner') as Lightning.Element;
      expect(wordsOn(banner).filter((words) => words.includes(t('seen.own')))).toHaveLength(1);
      tv.session.call.toggleCamera();
      await tv.pass(500);
      expect(wordsOn(screen).join(' ')).not.toContain(t('seen.own'));
    });
  });
});

it('it is said aloud when the camera starts, and not again while it stays on', () => {
  const spoken = { locale: 'zh-CN', calls: true } as const;
  const off = { page: 'call-waiting', title: '正在给您排队', lines: [], choices: [], hints: [], firstFocus: null };
  const on = { ...off, seen: translator('zh-CN')('seen.ownLine') };
  expect(changeNarration(off, on, null, spoken)).toEqual(['摄像头开着，现在只有您自己看得到']);
  expect(changeNarration(on, { ...on, lines: ['您前面还有二位'] }, null, spoken)).toEqual(['您前面还有二位']);
});

it('trying the camera is said as well, until the page is left', async () => {
  const stream = {} as MediaStream;
  const page = await renderPage(DeviceCheckPage, {
    prepare: (_session, platform) => {
      platform.captured = { ...platform.captured, stream };
    },
  });
  await page.update();
  expect(page.texts()).toContain('摄像头开着');
  page.close();
  expect(page.session.camera.store.state.view).toBe('off');
});
