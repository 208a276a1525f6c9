import { samplePage, samplePaper, samplePrivacyNotice } from '@falink/fixtures';
import type { Paper } from '@falink/protocol';
import { fontMeasure } from '../../test/render/fontWidths.mjs';
import type { KeyPress } from '../keymap.js';
import { type CallMediaState, NO_MEDIA } from '../platform/CallMedia.js';
import { routes } from '../routes.js';
import type { CallTrouble } from '../session/callTrouble.js';
import type { CallViewState } from '../session/callView.js';
import { FIRST_STEPS, PAGES_OF_STEPS } from '../session/FirstStart.js';
import type { PageId } from '../session/Navigator.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import { asset, callWith, intakeWith } from '../session/testing.js';
import type { Drawn } from '../testing/drawn.js';
import { fullPage } from '../testing/fullPage.js';
import { layoutFaults } from '../testing/layout.js';
import { LONG } from '../testing/longData.js';
import { type RenderOptions, renderPage } from '../testing/render.js';
import { MIN_TEXT_SIZE, TEXT_SIZES } from '../theme.js';

const pages = Object.keys(PAGE_TRAITS) as PageId[];
const TROUBLES: readonly CallTrouble[] = [
  'nobody_on_duty',
  'nobody_answered',
  'no_common_codec',
  'unsupported',
  'unreachable',
  'no_service',
  'no_path',
  'line_lost',
];
const queued = callWith({ position: 12, waitRangeMs: { min: 120_000, max: 1_290_000 } });
const CALLS: readonly (readonly [string, Partial<CallViewState>])[] = [
  ['is asked what it is about', { call: queued }],
  ['in the queue', { call: queued, category: 'labour' }],
  ['it rings', { call: callWith({ state: 'offered' }), category: 'labour' }],
  ['nobody is left', { call: callWith({ staffed: false }) }],
  ['on the television as well', { call: { ...queued, origin: 'browser' } }],
  ['and nobody is left', { call: callWith({ origin: 'browser', staffed: false }) }],
  ...TROUBLES.map((trouble) => [trouble, { phase: 'refused', call: null, trouble }] as const),
];
const WITH_CAMERA: CallMediaState = { ...NO_MEDIA, phase: 'active', camera: 'on', microphone: 'on' };
const measure = fontMeasure();
/** Through what a page shows besides: questions, pads, lists that turn, answers. */
const WALK = ['digit1', 'digit2', 'digit1', 'digit9', 'ok', 'blue', 'digit4', 'ok', 'red'] as const;

/** Texts that somebody who needs the largest size cannot read. */
const smallOf = (tree: readonly Drawn[]): string[] =>
  tree.flatMap(({ text, fontSize = 0, alpha }) =>
    text?.trim() && alpha >= 0.05 && fontSize < MIN_TEXT_SIZE.largest ? [`"${text}" is ${fontSize} high`] : [],
  );

describe.each(['zh-CN', 'en'] as const)('in %s no text lies on another, or runs out of its place', (locale) => {
  describe.each(TEXT_SIZES)('letters: %s', (text) => {
    const faultsOf = async (id: PageId, options: RenderOptions, walk: readonly KeyPress['key'][]) => {
      const page = await renderPage(routes[id], { ...options, text, measure });
      // What it fetched is drawn as well.
      await page.update();
      const faultsNow = (): string[] => [
        ...layoutFaults(page.tree(), measure),
        ...(page.session.preferences.state.text === 'largest' ? smallOf(page.tree()) : []),
      ];
      const faults = new Set(faultsNow());
      for (const key of walk) {
        await page.press(key);
        for (const fault of faultsNow()) faults.add(`after ${key}: ${fault}`);
      }
      page.close();
      return [...faults];
    };

    it.each(pages)('%s', async (id) => {
      expect(await faultsOf(id, fullPage(id, locale), WALK)).toEqual([]);
    });

    it.each(FIRST_STEPS)('the first start: %s', async (step) => {
      const full = fullPage(PAGES_OF_STEPS[step], locale);
      const prepare: RenderOptions['prepare'] = async (session, platform) => {
        await full.prepare?.(session, platform);
        session.privacy.store.set({ notice: samplePrivacyNotice(), version: samplePrivacyNotice().version });
        session.firstStart.store.set({ step });
      };
      const walk = step === 'done' ? (['red'] as const) : [];
      expect(await faultsOf(PAGES_OF_STEPS[step], { ...full, params: { step }, prepare }, walk)).toEqual([]);
    });

    it.each(pages)('%s with the longest names', async (id) => {
      // What was written down is shown to who has rated.
      const walk = id === 'call-rating' ? (['digit5'] as const) : [];
      expect(await faultsOf(id, fullPage(id, locale, LONG), walk)).toEqual([]);
    });

    it('the bar of a film that there is in more than one quality, and what it offers at its end', async () => {
      const options = fullPage('programme', locale, LONG);
      const film = { ...asset('b'), title: LONG.onAir.now?.asset.title ?? asset('b').title, heights: [2160, 1080] };
      const prepare: RenderOptions['prepare'] = async (session, platform) => {
        await options.prepare?.(session, platform);
        session.programme.playAsset(film, 0);
      };
      const page = await renderPage(routes.programme, { ...options, params: { id: 'b' }, text, prepare, measure });
      const faults: string[] = [];
      const check = (): void => {
        faults.push(...layoutFaults(page.tree(), measure), ...(text === 'largest' ? smallOf(page.tree()) : []));
      };
      await page.press('ok');
      expect(page.scene().choices.map(({ id }) => id)).toEqual(['pause', 'restart', 'subtitles', 'quality', 'ask']);
      check();
      for (const key of ['digit4', 'digit4', 'down', 'down', 'down', 'digit3'] as const) {
        await page.press(key);
        check();
      }
      page.platform.programme.tell('ended');
      await page.update();
      check();
      page.close();
      expect(faults).toEqual([]);
    });

    it.each(pages.filter((id) => PAGE_TRAITS[id].bannerHidden))('%s, with the camera on in a call', async (id) => {
      const options = fullPage(id, locale, LONG);
      const prepare: RenderOptions['prepare'] = async (session, platform) => {
        await options.prepare?.(session, platform);
        const talking = callWith({ state: 'active', agent: LONG.agent, activeAt: '2026-06-11T07:41:00.000Z' });
        session.call.store.set({ phase: 'open', call: talking, media: WITH_CAMERA });
      };
      expect(await faultsOf(id, { ...options, prepare }, ['ok', 'red', 'digit1'])).toEqual([]);
    });

    it.each([true, false])('a call of a browser, which sends: %s', async (present) => {
      const options = fullPage('call-active', locale, LONG);
      const prepare: RenderOptions['prepare'] = async (session, platform) => {
        await options.prepare?.(session, platform);
        const activeAt = '2026-06-11T07:41:00.000Z';
        session.call.store.set({
          call: callWith({ state: 'active', origin: 'browser', agent: LONG.agent, activeAt }),
          media: {
            ...NO_MEDIA,
            phase: 'active',
            camera: present ? 'on' : 'none',
            phone: { present, plays: false },
            remote: { ...NO_MEDIA.remote, present: true, hasVideo: true },
          },
        });
      };
      expect(await faultsOf('call-active', { ...options, prepare }, ['ok', 'red'])).toEqual([]);
    });

    it.each([
      ['a phone that takes the pages', { camera: 'on', phone: { present: true, plays: true } }],
      ['a phone without a picture', { camera: 'none', phone: { present: true, plays: true } }],
      ['no camera, and a code for a phone', { camera: 'none' }],
    ] as const)('an intake with %s', async (_, media) => {
      const options = fullPage('intake', locale, LONG);
      const label = '工资欠条';
      const pages = [samplePage(1), samplePage(2, { retake: true })];
      const paper = samplePaper(1, { kind: 'document', label, state: 'requested' });
      const taken: Paper = { ...paper, state: 'received', pages };
      const again: Paper = { ...paper, state: 'retake', pages };
      for (const one of [paper, taken, again]) {
        const prepare: RenderOptions['prepare'] = async (session, platform) => {
          await options.prepare?.(session, platform);
          const json = { url: `https://falink.example/companion/#${'a'.repeat(43)}`, expiresInMs: 300_000 };
          platform.answer('PUT', /companion$/, { json });
          session.call.store.set({ media: { ...WITH_CAMERA, ...media } });
          session.intake.store.set({ intake: intakeWith({ papers: [one] }), receipt: null });
        };
        expect(await faultsOf('intake', { ...options, prepare }, ['digit1', 'red'])).toEqual([]);
      }
    });

    it.each(CALLS)('who waits: %s', async (_, change) => {
      const options = fullPage('call-waiting', locale, LONG);
      const prepare: RenderOptions['prepare'] = async (session, platform) => {
        await options.prepare?.(session, platform);
        session.call.store.set({ kind: 'consultation', category: null, trouble: null, media: WITH_CAMERA, ...change });
      };
      expect(
        await faultsOf('call-waiting', { ...options, prepare }, ['digit1', 'ok', 'digit3', 'red', 'digit1']),
      ).toEqual([]);
    });
  });
});
