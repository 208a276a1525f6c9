import type { Platform } from '../platform/Platform.js';

const RELOADED_KEY = 'reloadedAt';
/** Should the service still hand out the old page, it is not asked for in a loop. */
const RELOAD_AGAIN_MS = 10 * 60_000;

/** What to do when the service no longer speaks this page's version (SPEC V1): load the page that it has now. */
export class OutdatedPage {
  constructor(
    private readonly platform: Pick<Platform, 'clock' | 'device' | 'storage'>,
    /** A call is not cut off for it; the next refusal comes after it. */
    private readonly isInCall: () => boolean,
  ) {}

  /** The service refused the version. Any number of refusals reload once. */
  refused(): void {
    const now = this.platform.clock.wall();
    const reloadedAt = Number(this.platform.storage.get(RELOADED_KEY) ?? Number.NEGATIVE_INFINITY);
    // A clock that was set back must not hold it up for ever.
    if (this.isInCall() || Math.abs(now - reloadedAt) < RELOAD_AGAIN_MS) return;
    this.platform.storage.set(RELOADED_KEY, String(now));
    this.platform.device.reload();
  }
}
