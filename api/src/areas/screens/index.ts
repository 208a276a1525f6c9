import { screenRoutes } from '@falink/protocol';
import type { Area } from '../../kernel/area.js';
import { mount } from '../../kernel/http/mount.js';
import type { Contacts } from '../contacts/index.js';
import { offerScreen } from './commands/offer-screen.js';
import { leaveScreen, returnFromScreen } from './commands/return-from-screen.js';
import { useScreen } from './commands/use-screen.js';

export { loadScreenOf } from './queries/screens.js';

/** A call that began in a browser goes on on a television: one participant, two devices. */
export function createScreens({ ctx }: Contacts): Area {
  return {
    name: 'screens',
    mount: (host) => {
      mount(host, screenRoutes.offerScreen, ({ by, body }) => offerScreen(ctx, by, body));
      mount(host, screenRoutes.leaveScreen, async ({ by, params }) => {
        await leaveScreen(ctx, by, params);
        return {};
      });
      mount(host, screenRoutes.useScreen, ({ by, body }) => useScreen(ctx, by, body));
      mount(host, screenRoutes.returnFromScreen, async ({ by }) => {
        await returnFromScreen(ctx, by);
        return {};
      });
    },
  };
}
