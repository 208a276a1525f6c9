import { CompanionPageParamsSchema, type CompanionProof, companionRoutes, parseAtEdge } from '@falink/protocol';
import { bearerToken } from '@falink/service-kit';
import type { Request } from 'express';
import type { Area } from '../../kernel/area.js';
import { mount } from '../../kernel/http/mount.js';
import type { Contacts } from '../contacts/index.js';
import { endCompanion, leaveCompanion } from './commands/end-companion.js';
import { offerCompanion } from './commands/offer-companion.js';
import { openCompanion } from './commands/open-companion.js';
import { uploadCompanionPage } from './commands/upload-companion-page.js';
import { companionAccess, requireCompanion } from './companion-access.js';
import { companionPaper } from './companion-paper.js';

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
      mount(host, companionRoutes.companionPaper, ({ body }) => companionPaper(ctx, body));
      mount(
        host,
        companionRoutes.uploadCompanionPage,
        ({ by, params: { paperId }, query, bytes, request }) =>
          uploadCompanionPage(ctx, by, { paperId, ...query, bytes, proof: proofOf(request) }),
        {
          proveSender: async (request) => {
            const { terminal } = await requireCompanion(ctx, ctx.pool, proofOf(request));
            return { kind: 'terminal', terminal };
          },
        },
      );
    },
  };
}

/** A body that is a picture leaves the header for the key. */
function proofOf({ params, headers }: Pick<Request, 'params' | 'headers'>): CompanionProof {
  const { companionId } = parseAtEdge(CompanionPageParamsSchema, params);
  return { companionId, key: bearerToken(headers.authorization) ?? '' };
}
