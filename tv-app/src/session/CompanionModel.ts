import { Store } from '@falink/client';
import { type CompanionLink, companionRoutes, type TerminalCall } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';
import { type CallViewState, isOpen } from './callView.js';
import { RenewedOffer } from './RenewedOffer.js';

export interface CompanionViewState {
  /** What the QR says; null: not fetched yet, or no link is wanted. */
  readonly link: string | null;
  /** The service cannot be reached just now. */
  readonly failed: boolean;
}

const NOTHING: CompanionViewState = { link: null, failed: false };

/**
 * The link for a phone that is to be this box's camera: fetched while a page shows it, renewed before it ends, and gone
 * once a phone has opened it (SPEC N1, N2).
 */
export class CompanionModel {
  readonly store = new Store<CompanionViewState>(NOTHING);
  readonly #offer: RenewedOffer<CompanionLink>;

  constructor(
    platform: Pick<Platform, 'clock' | 'device'>,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
    private readonly call: Store<CallViewState>,
  ) {
    this.#offer = new RenewedOffer({
      clock: platform.clock,
      wanted: () => {
        const { call: open } = this.call.state;
        return isOpen(open) && isFree(open) ? open.id : null;
      },
      fetch: async (id) =>
        api.call(companionRoutes.offerCompanion, {
          params: { id },
          token: await token(),
          body: { requestId: platform.device.uuid() },
        }),
      taken: ({ url }) => this.store.set({ link: url, failed: false }),
      failed: (error) => {
        this.store.set({ link: null, failed: true });
        // A call that is over needs none.
        return refusalOf(error)?.code !== 'call.ended';
      },
      forgotten: () => this.store.set(NOTHING),
    });
    call.subscribe(() => this.#offer.follow());
  }

  /** A page shows the link from now on. @returns what ends that */
  show(): () => void {
    return this.#offer.show();
  }

  /** The phone is no longer the camera. */
  async stop(): Promise<void> {
    const { call } = this.call.state;
    if (!isOpen(call)) return;
    try {
      await this.api.call(companionRoutes.endCompanion, { params: { id: call.id }, token: await this.token() });
    } catch {
      this.store.set({ failed: true });
    }
  }
}

/** No phone has opened a link, or the one that did has gone. */
const isFree = ({ companion }: TerminalCall): boolean => (companion ?? null) === null || companion === 'away';
