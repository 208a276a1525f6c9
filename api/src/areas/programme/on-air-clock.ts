import type { Logger } from '@falink/service-kit';
import type { Change } from '../../kernel/delivery/change-feed.js';
import { onAirChanged } from './changes.js';
import { type Channels, onAirAt } from './channels.js';

/** A line-up may change before its programme ends: look at least this often. */
const LOOK_MS = 5_000;

/**
 * Notifies this process's sockets when a channel goes on to another programme. Every process has one: the line-up is the
 * same everywhere, so other processes need no notification.
 */
export class OnAirClock {
  private readonly showing = new Map<string, string>();
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly options: {
      readonly channels: Channels;
      readonly log: Logger;
      readonly announce: (changes: readonly Change[]) => void;
      readonly now?: () => number;
    },
  ) {}

  start(): void {
    void this.look();
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    let waitMs = LOOK_MS;
    try {
      const nowMs = (this.options.now ?? Date.now)();
      for (const channel of await this.options.channels.all()) {
        const air = onAirAt(channel.lineUp, nowMs);
        const showing = air ? `${air.programme.id}@${air.startedAtMs}` : '';
        const before = this.showing.get(channel.id);
        this.showing.set(channel.id, showing);
        if (before !== undefined && before !== showing) this.options.announce([onAirChanged(channel.id)]);
        if (air) waitMs = Math.min(waitMs, Math.max(0, air.endsAtMs - nowMs) + 10);
      }
    } catch (err) {
      this.options.log.warn({ err }, 'could not look at what is on air');
    }
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.look(), waitMs);
    this.timer.unref();
  }
}
