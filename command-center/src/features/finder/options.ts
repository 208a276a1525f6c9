import type { TerminalState } from '@falink/protocol';
import type { NamedPage } from '../../model/finder.js';
import type { Area } from '../../model/roles.js';

export interface FinderPage extends NamedPage {
  readonly icon: Area | 'account';
}

/** One line below the field: somewhere to go, or a failed search to repeat. */
export type FinderOption =
  | ({ readonly kind: 'page'; readonly id: string } & FinderPage)
  | {
      readonly kind: 'terminal';
      readonly id: string;
      readonly path: string;
      readonly name: string;
      readonly note: string;
      readonly state: TerminalState;
    }
  | {
      readonly kind: 'application';
      readonly id: string;
      readonly path: string;
      readonly name: string;
      readonly note: string;
    }
  | { readonly kind: 'list'; readonly id: string; readonly path: string; readonly name: string }
  | { readonly kind: 'retry'; readonly id: string; readonly name: string; readonly retry: () => void };

export interface FinderGroup {
  readonly name: 'pages' | 'terminals' | 'applications';
  readonly options: readonly FinderOption[];
}
