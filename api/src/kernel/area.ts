import type { Topic } from '@falink/protocol';
import type { Teller } from './delivery/teller.js';
import type { MountHost } from './http/mount.js';
import type { Job } from './jobs/job.js';
import type { Action } from './policies/staff.js';
import type { Timer } from './timers/timer.js';

/** What the running service gives to an area that starts. */
export interface Runtime {
  /** Sends terminals that have just connected what they must know at once. */
  readonly welcome: (terminalIds: readonly string[]) => Promise<void>;
  /** The topics of all areas. */
  readonly topics: Topics;
}

/** Topics that a console window may follow, with the action that the role must allow; null: everybody signed in may. */
export type Topics = Readonly<Partial<Record<Topic, Action | null>>>;

/**
 * What an area adds to the service. The kernel knows an area only through this, so that a new one is a folder and one
 * line in `app.ts`. The order of the areas is the order in which their routes are mounted, their changes announced and
 * their timers run.
 */
export interface Area {
  readonly name: string;
  /** Serves its routes. */
  readonly mount?: (host: MountHost) => void;
  /** Whom to notify of what. */
  readonly tellers?: readonly Teller[];
  readonly topics?: Topics;
  readonly timers?: readonly Timer[];
  /** Work that outlives a request. */
  readonly jobs?: readonly Job[];
  /** Runs before the service listens; @throws to refuse the start */
  readonly start?: (runtime: Runtime) => Promise<void> | void;
  /**
   * Runs when notifications from other processes may have been lost, before the sockets are brought up to date, which
   * waits for it; must not reject.
   */
  readonly afterGap?: () => Promise<void> | void;
  /** Stops taking work, in the reverse order of the areas; the sockets are still open. */
  readonly stop?: () => Promise<void> | void;
  /** Runs after the sockets were closed: writes what is left. */
  readonly afterSockets?: () => Promise<void>;
}
