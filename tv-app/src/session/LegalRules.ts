import { Store } from '@falink/client';
import type { Rulebook } from '@falink/legal-rules';
import { legalRoutes } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import type { ApiClient } from './ApiClient.js';

/** The legal rules as the pages use them. */
export type Rules = typeof import('./legalParts.js');

export type LegalState =
  | { readonly status: 'idle' | 'loading' | 'failed' }
  | {
      readonly status: 'ready';
      readonly rules: Rules;
      readonly book: Rulebook;
      /** Whether the book has the district's own figures; without them the result says that it used the packaged ones. */
      readonly local: boolean;
    };

/** The longest wait for the district's figures; when they arrive later, they are used from then on. */
const FIGURES_WAIT_MS = 2_500;

/** The legal rules and the district's figures, loaded when a page needs them. */
export class LegalRules {
  readonly store = new Store<{ legal: LegalState }>({ legal: { status: 'idle' } });
  private loads = 0;

  constructor(
    private readonly platform: Pick<Platform, 'clock'>,
    private readonly api: ApiClient,
    private readonly district: () => string | undefined,
    private readonly fetchRules: () => Promise<Rules> = () => import('./legalParts.js'),
  ) {}

  get state(): LegalState {
    return this.store.state.legal;
  }

  /** Asked each time a page opens: what the district changed is then in force. What is there stays until it is replaced. */
  async load(): Promise<void> {
    this.loads += 1;
    const load = this.loads;
    if (this.state.status !== 'ready') this.store.set({ legal: { status: 'loading' } });
    const figures = this.fetchFigures();
    let rules: Rules;
    try {
      rules = await this.fetchRules();
    } catch {
      if (load === this.loads) this.store.set({ legal: { status: 'failed' } });
      return;
    }
    const settle = (own: Pick<Rulebook, 'today' | 'overrides'> | null): void => {
      if (load !== this.loads) return;
      const today = own?.today ?? rules.shanghaiDate(new Date(this.platform.clock.wall()));
      const book = { ...rules.packagedRulebook(today), overrides: own?.overrides ?? [] };
      this.store.set({ legal: { status: 'ready', rules, book, local: own !== null } });
    };
    const late = this.platform.clock.after(FIGURES_WAIT_MS, () => {
      if (this.state.status !== 'ready') settle(null);
    });
    const own = await figures;
    late();
    // The figures of before are better than none.
    if (own || this.state.status !== 'ready') settle(own);
  }

  private async fetchFigures(): Promise<Pick<Rulebook, 'today' | 'overrides'> | null> {
    const district = this.district();
    try {
      return await this.api.call(legalRoutes.rulebook, { ...(district && { query: { district } }) });
    } catch {
      return null;
    }
  }
}
