import { routes } from '../routes.js';
import type { PageId } from '../session/Navigator.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import { fullPage } from '../testing/fullPage.js';
import { type Rendered, type RenderOptions, renderPage } from '../testing/render.js';

/** They act on the microphone and camera of a running call; here none runs (`CallModel.test.ts`). */
const OF_MEDIA = ['mute', 'camera'];
const pages = Object.keys(PAGE_TRAITS) as PageId[];

/** What a person notices: the page, where it leads, what is said or shown for a moment, and what is sent. */
function noticed({ page, scene, session, platform }: Rendered): string {
  const { navigator, toasts, call, intake, preferences, volume, programme, emergency, prompts } = session;
  return JSON.stringify([
    scene(),
    page.focused,
    navigator.location,
    toasts.store.state,
    [call.state, intake.store.state, preferences.state, volume, programme.store.state],
    [emergency.store.state, prompts.store.state],
    [platform.requests, platform.spoken, platform.programme.log, platform.player, platform.metered],
  ]);
}

describe('what can be chosen does something that a person notices', () => {
  describe.each(['home', 'room'] as const)('in a %s', (terminal) => {
    it.each(pages)('on the page %s', async (id) => {
      const full = fullPage(id);
      const options: RenderOptions = {
        ...full,
        terminal,
        prepare: async (session, platform) => {
          await full.prepare?.(session, platform);
          if (!PAGE_TRAITS[id].ofCall) session.call.store.set({ phase: 'none', call: null });
          if (id !== 'calculator') session.navigator.open(id);
        },
      };
      const first = await renderPage(routes[id], options);
      const offered = first.scene().choices.filter((choice) => !choice.disabled && !OF_MEDIA.includes(choice.id));
      first.close();
      const dead: string[] = [];
      for (const { id: choice, label } of offered) {
        const page = await renderPage(routes[id], options);
        const before = noticed(page);
        (page.page as unknown as { choose(id: string): void }).choose(choice);
        // What is only seen for a moment counts: a check begins again.
        const at = [noticed(page)];
        await page.update();
        if ([...at, noticed(page)].every((one) => one === before)) dead.push(`${choice}: ${label}`);
        page.close();
      }
      expect(dead).toEqual([]);
    });
  });
});
