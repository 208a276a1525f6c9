import { Store } from '@falink/client';
import type { Emergency } from '@falink/protocol';
import type { Clock } from '../platform/Platform.js';

const REPORT_RETRY_MS = 5_000;

export interface EmergencyState {
  readonly notice: Emergency | null;
  readonly acknowledged: boolean;
}

/** The emergency notice that has the screen now, and whether it was acknowledged in the room. */
export class EmergencyModel {
  readonly store = new Store<EmergencyState>({ notice: null, acknowledged: false });

  private cancelEnd: (() => void) | undefined;

  /** @param report acknowledges a notice to the service; retried until it succeeds */
  constructor(
    private readonly clock: Clock,
    private readonly report: (id: string) => Promise<void>,
  ) {}

  /** A notice takes the screen, unless it is over already or was shown before. */
  raise(notice: Emergency): void {
    const leftMs = Date.parse(notice.endsAt) - this.clock.wall();
    if (leftMs <= 0 || this.store.state.notice?.id === notice.id) return;
    this.store.set({ notice, acknowledged: false });
    this.cancelEnd?.();
    this.cancelEnd = this.clock.after(leftMs, () => this.clear(notice.id));
  }

  async acknowledge(): Promise<void> {
    const { notice, acknowledged } = this.store.state;
    if (!notice || acknowledged) return;
    this.store.set({ acknowledged: true });
    await this.tell(notice.id);
  }

  clear(id: string): void {
    if (this.store.state.notice?.id !== id) return;
    this.cancelEnd?.();
    this.store.set({ notice: null, acknowledged: false });
  }

  private async tell(id: string): Promise<void> {
    try {
      await this.report(id);
    } catch {
      this.clock.after(REPORT_RETRY_MS, () => void this.tell(id));
    }
  }
}
