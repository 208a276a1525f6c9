import { Store } from './Store.js';

/** An emergency notice as the screen shows it. */
export interface EmergencyNotice {
  readonly id: string;
  readonly issuer: string;
  readonly issuedAtMs: number;
  readonly headline: string;
  readonly body: string;
  readonly points: readonly string[];
  /** When the screen goes back by itself. */
  readonly untilMs: number;
}

export interface EmergencyState {
  readonly notice: EmergencyNotice | null;
  readonly acknowledged: boolean;
}

/** The emergency notice that has the screen now, and whether somebody in the room has seen it. */
export class EmergencyModel {
  readonly store = new Store<EmergencyState>({ notice: null, acknowledged: false });

  /** @param report tells the service that the notice was seen; it is asked again until it has been told. */
  constructor(private readonly report: (id: string) => Promise<void>) {}

  raise(notice: EmergencyNotice): void {
    if (this.store.state.notice?.id === notice.id) return;
    this.store.set({ notice, acknowledged: false });
  }

  async acknowledge(): Promise<void> {
    const { notice, acknowledged } = this.store.state;
    if (!notice || acknowledged) return;
    this.store.set({ acknowledged: true });
    await this.report(notice.id);
  }

  clear(): void {
    this.store.set({ notice: null, acknowledged: false });
  }
}
