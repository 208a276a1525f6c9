import type { CommandOffer, CommandOrder, CommandReport, CommandType } from '@falink/protocol';
import type { Platform } from '../../platform/Platform.js';
import type { HomeModel } from '../HomeModel.js';
import type { Library } from '../Library.js';
import type { Navigator } from '../Navigator.js';
import type { Programme } from '../Programme.js';
import type { VolumeModel } from '../VolumeModel.js';
import type { Prompts } from './Prompts.js';

/** What commands work on. */
export interface CommandParts {
  readonly platform: Platform;
  readonly prompts: Prompts;
  readonly navigator: Navigator;
  readonly programme: Programme;
  readonly volume: VolumeModel;
  readonly library: Library;
  readonly home: HomeModel;
  readonly goHome: () => void;
  /** A call or an intake waits or lasts. */
  readonly isInCall: () => boolean;
}

export type Outcome = Omit<CommandReport, 'id' | 'state' | 'progress'> & {
  readonly state: Exclude<CommandReport['state'], 'running'>;
};

export const DONE: Outcome = { state: 'done' };

/** One command that is being done. */
export interface Running<Order> {
  readonly order: Order;
  readonly offer: CommandOffer;
  readonly parts: CommandParts;
  /** Staff took it back: stop what can be stopped. */
  readonly signal: AbortSignal;
  /** Percent. */
  readonly progress: (percent: number) => void;
}

/** How one kind of command is done. */
export interface CommandKind<Order> {
  /** It would interrupt a call or an intake: it waits for the end (SPEC K7). */
  readonly waitsForCall: boolean;
  /** The page that began it is gone when it is done: the next page reports so. */
  readonly endsPage?: true;
  run(running: Running<Order>): Promise<Outcome> | Outcome;
}

export type OrderOf<Type extends CommandType> = Extract<CommandOrder, { type: Type }>;
export type CommandKinds = { readonly [Type in CommandType]: CommandKind<OrderOf<Type>> };
