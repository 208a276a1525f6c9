import { companionRoutes } from '@falink/protocol';
import type { Area } from '../../kernel/area.js';
import { mount } from '../../kernel/http/mount.js';
import type { Contacts } from '../contacts/index.js';
import { endCompanion, leaveCompanion } from './commands/end-companion.js';
import { offerCompanion } from './commands/offer-companion.js';
import { openCompanion } from './commands/open-companion.js';
import { companionAccess } from './companion-access.js';

/** A phone that serves as a television's camera and microphone: one participant, two devices. */
export function createCompanions({ ctx }: Contacts): Area {
  return {
    name: 'companions',
    mount: (host) => {
      mount(host, companionRoutes.offerCompanion, ({ by, params, body }) =>
        offerCompanion(ctx, by, { ...params, ...body }),
      );
      mount(host, companionRoutes.endCompanion, async ({ by, params }) => {
        await endCompanion(ctx, by, params);
        return {};
      });
      mount(host, companionRoutes.openCompanion, ({ by, body }) => openCompanion(ctx, by, body));
      mount(host, companionRoutes.companionAccess, ({ body }) => companionAccess(ctx, body));
      mount(host, companionRoutes.leaveCompanion, async ({ by, body }) => {
        await leaveCompanion(ctx, by, body);
        return {};
      });
    },
  };
}
