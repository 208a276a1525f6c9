import { samplePrivacyNotice } from '@falink/fixtures';
import { fontMeasure } from '../../test/render/fontWidths.mjs';
import type { KeyPress } from '../keymap.js';
import { routes } from '../routes.js';
import type { CallTrouble } from '../session/callTrouble.js';
import type { CallViewState } from '../session/callView.js';
import { FIRST_STEPS, PAGES_OF_STEPS } from '../session/FirstStart.js';
import type { PageId } from '../session/Navigator.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import { callWith } from '../session/testing.js';
import { fullPage } from '../testing/fullPage.js';
import { layoutFaults } from '../testing/layout.js';
import { LONG } from '../testing/longData.js';
import { type RenderOptions, renderPage } from '../testing/render.js';

const pages = Object.keys(PAGE_TRAITS) as PageId[];
const TROUBLES: readonly CallTrouble[] = [
  'nobody_on_duty',
  'nobody_answered',
  'no_common_codec',
  'no_microphone',
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
  ...TROUBLES.map((trouble) => [trouble, { phase: 'refused', call: null, trouble }] as const),
];
const measure = fontMeasure();
/** Through what a page shows besides: questions, pads, lists that turn, answers. */
const WALK = ['digit1', 'digit2', 'digit1', 'digit9', 'ok', 'blue', 'digit4', 'ok', 'red'] as const;

describe.each(['zh-CN', 'en'] as const)('in %s no text lies on another, or runs out of its place', (locale) => {
  describe.each([false, true])('large letters: %s', (elder) => {
    const faultsOf = async (id: PageId, options: RenderOptions, walk: readonly KeyPress['key'][]) => {
      const page = await renderPage(routes[id], { ...options, elder, measure });
      // What it fetched is drawn as well.
      await page.update();
      const faults = new Set(layoutFaults(page.tree(), measure));
      for (const key of walk) {
        await page.press(key);
        for (const fault of layoutFaults(page.tree(), measure)) faults.add(`after ${key}: ${fault}`);
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

    it.each(CALLS)('who waits: %s', async (_, change) => {
      const options = fullPage('call-waiting', locale, LONG);
      const prepare: RenderOptions['prepare'] = async (session, platform) => {
        await options.prepare?.(session, platform);
        session.call.store.set({ kind: 'consultation', category: null, trouble: null, ...change });
      };
      expect(await faultsOf('call-waiting', { ...options, prepare }, ['digit3', 'red', 'digit1'])).toEqual([]);
    });
  });
});
