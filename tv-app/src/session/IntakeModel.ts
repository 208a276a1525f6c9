import { backoffMs, Store } from '@falink/client';
import { type Intake, intakeRoutes, isOutdated, type Paper, type Receipt } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';

export interface IntakeState {
  readonly intake: Intake | null;
  readonly receipt: Receipt | null;
  /** A picture is being sent. */
  readonly sending: boolean;
  /** Why the last picture or answer did not get through. */
  readonly trouble: 'no_picture' | 'unreadable' | 'unreachable' | 'changed' | null;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;
/** Three seconds in all: longer is no camera. */
const PICTURE_TRIES = 11;
const PICTURE_RETRY_MS = 300;

/** A legal-aid session as the room sees it: which step, which papers, the form as the officer types it, the receipt. */
export class IntakeModel {
  readonly store = new Store<IntakeState>({ intake: null, receipt: null, sending: false, trouble: null });

  private loading: string | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
  ) {}

  get state(): IntakeState {
    return this.store.state;
  }

  accept(intake: Intake): void {
    if (isOutdated(intake, this.state.intake)) return;
    this.store.set({ intake, ...(this.state.intake === null && { trouble: null }) });
  }

  acceptReceipt(receipt: Receipt): void {
    this.store.set({ receipt });
  }

  /**
   * Fetches an intake that is not known yet, one request at a time, with growing waits until it is here, another one is
   * wanted, or {@link stopLoading}. May be called by listeners of this store, as often as it changes.
   */
  load(intakeId: string): void {
    if (this.state.intake?.id === intakeId || this.loading === intakeId) return;
    this.loading = intakeId;
    this.store.set({ intake: null, receipt: null, trouble: null });
    void this.keepLoading(intakeId, 1);
  }

  /** The call is over: its intake is not waited for any more. */
  stopLoading(): void {
    this.loading = undefined;
  }

  private async keepLoading(intakeId: string, attempt: number): Promise<void> {
    try {
      const params = { id: intakeId };
      const intake = await this.api.call(intakeRoutes.currentIntake, { params, token: await this.token() });
      if (this.loading === intakeId) this.accept(intake);
    } catch {
      if (this.loading !== intakeId) return;
      if (this.state.trouble !== 'unreachable') this.store.set({ trouble: 'unreachable' });
      const { clock } = this.platform;
      clock.after(backoffMs(attempt, FIRST_RETRY_MS, LONGEST_RETRY_MS, Math.random), () => {
        // A notification may have brought it since.
        if (this.loading === intakeId && this.state.intake?.id !== intakeId)
          void this.keepLoading(intakeId, attempt + 1);
      });
      return;
    }
    // Another one may be wanted by now.
    if (this.loading === intakeId) this.loading = undefined;
  }

  /** The paper that the officer asked for and that is not here yet. */
  wanted(): Paper | undefined {
    return this.state.intake?.papers.find((paper) => paper.state === 'requested' || paper.state === 'retake');
  }

  /** Takes a still from the room's camera and sends it as a page of the wanted paper. */
  async capture(): Promise<boolean> {
    const { intake, sending } = this.state;
    const paper = this.wanted();
    if (!intake || !paper || sending) return false;
    this.store.set({ sending: true, trouble: null });
    const isWanted = (): boolean => this.state.intake?.id === intake.id && this.wanted()?.id === paper.id;
    const still = await this.takeStill(isWanted);
    // The call ended, or the officer asked for something else: nobody is photographed for what is over.
    if (!isWanted()) {
      this.store.set({ sending: false });
      return false;
    }
    if (!still) {
      this.store.set({ sending: false, trouble: 'no_picture' });
      return false;
    }
    try {
      const updated = await this.api.call(intakeRoutes.uploadPage, {
        params: { id: intake.id, paperId: paper.id },
        file: still.blob,
        token: await this.token(),
      });
      this.store.set({ sending: false });
      this.accept(updated);
      return true;
    } catch (error) {
      const code = refusalOf(error)?.code;
      this.store.set({ sending: false, trouble: code === 'capture.unreadable' ? 'unreadable' : 'unreachable' });
      return false;
    }
  }

  /** A camera that was opened a moment ago gives its first picture a little later. */
  private async takeStill(isWanted: () => boolean): ReturnType<Platform['planes']['still']> {
    const { clock, planes } = this.platform;
    for (let tries = 1; ; tries += 1) {
      const still = await planes.still('self');
      if (still || tries === PICTURE_TRIES || !isWanted()) return still;
      await new Promise<void>((resolve) => {
        clock.after(PICTURE_RETRY_MS, resolve);
      });
    }
  }

  async postpone(): Promise<void> {
    const { intake } = this.state;
    const paper = this.wanted();
    if (!intake || !paper) return;
    try {
      this.accept(
        await this.api.call(intakeRoutes.postponePaper, {
          params: { id: intake.id, paperId: paper.id },
          token: await this.token(),
        }),
      );
    } catch {
      this.store.set({ trouble: 'unreachable' });
    }
  }

  /** The resident says on camera whether what was read is right, about exactly the version on the screen. */
  async confirm(correct: boolean): Promise<void> {
    const { intake } = this.state;
    if (!intake) return;
    this.store.set({ trouble: null });
    try {
      this.accept(
        await this.api.call(intakeRoutes.confirm, {
          params: { id: intake.id },
          body: { version: intake.version, correct },
          token: await this.token(),
        }),
      );
    } catch (error) {
      const stale = refusalOf(error)?.code === 'intake.stale';
      this.store.set({ trouble: stale ? 'changed' : 'unreachable' });
    }
  }

  forget(): void {
    this.store.set({ intake: null, receipt: null, sending: false, trouble: null });
  }
}
