import { backoffMs, Store } from '@falink/client';
import type { Still } from '@falink/client/still';
import {
  type ErrorCode,
  type Intake,
  intakeRoutes,
  isOutdated,
  type PageQuality,
  type PaperInHand,
  pageQuality,
  paperInHand,
  type Receipt,
} from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';

/** A picture whose print may not be readable, and which the resident may send all the same. */
export interface DoubtfulPicture {
  readonly still: Still;
  readonly quality: Exclude<PageQuality, 'good'>;
  readonly paperId: string;
  readonly replaces: string | undefined;
}

export interface IntakeState {
  readonly intake: Intake | null;
  readonly receipt: Receipt | null;
  /** A picture is being sent. */
  readonly sending: boolean;
  /** The picture that was just taken, small: while it is judged and sent, and a moment longer. */
  readonly shot: Still['preview'];
  readonly doubt: DoubtfulPicture | null;
  /** Papers of which the resident said that they are complete. */
  readonly finished: ReadonlySet<string>;
  /** Why the last picture or answer did not get through. */
  readonly trouble: 'no_picture' | 'unreadable' | 'unreachable' | 'changed' | 'paper_changed' | 'full' | null;
}

const NOTHING: IntakeState = {
  intake: null,
  receipt: null,
  sending: false,
  shot: null,
  doubt: null,
  finished: new Set(),
  trouble: null,
};

/** What a refused picture or decision means to the resident; everything else did not get through. */
const TROUBLES: Readonly<Partial<Record<ErrorCode, IntakeState['trouble']>>> = {
  'capture.unreadable': 'unreadable',
  'capture.changed': 'paper_changed',
  'capture.full': 'full',
  'intake.stale': 'changed',
};

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;
/** Three seconds in all: longer is no camera. */
/** Long enough to see whether everything is on it; then the camera is there for the next page. */
const SHOT_MS = 4_000;
const PICTURE_TRIES = 11;
const PICTURE_RETRY_MS = 300;

/** A legal-aid session as the room sees it: which step, which papers, the form as the officer types it, the receipt. */
export class IntakeModel {
  readonly store = new Store<IntakeState>(NOTHING);

  private loading: string | undefined;
  /** The resident knows that this session's camera gives small pictures: it is said once. */
  private smallIsKnown = false;

  constructor(
    private readonly platform: Platform,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
  ) {}

  get state(): IntakeState {
    return this.store.state;
  }

  accept(intake: Intake): void {
    const { intake: known, doubt, finished } = this.state;
    if (isOutdated(intake, known)) return;
    // The officer asked for something else since.
    const isInHand = doubt !== null && paperInHand(intake, finished)?.paper.id === doubt.paperId;
    const isDropped = doubt !== null && !isInHand;
    this.store.set({
      intake,
      doubt: isInHand ? doubt : null,
      ...(isDropped && { shot: null }),
      ...(known === null && { trouble: null }),
    });
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
    this.smallIsKnown = false;
    this.store.set({ ...NOTHING, sending: this.state.sending });
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

  /** The paper that is in front of the camera now. */
  inHand(): PaperInHand | undefined {
    return paperInHand(this.state.intake, this.state.finished);
  }

  /**
   * Takes a still from the room's camera and sends it as a page of the paper in hand.
   *
   * @param replaces the page that is taken again; absent: what the officer asked for, or another page
   */
  async capture(replaces?: string): Promise<boolean> {
    const { intake, sending } = this.state;
    const inHand = this.inHand();
    if (!intake || !inHand || sending) return false;
    const { paper } = inHand;
    const again = replaces ?? inHand.again?.id;
    this.store.set({ sending: true, shot: null, doubt: null, trouble: null });
    const isWanted = (): boolean => this.state.intake?.id === intake.id && this.inHand()?.paper.id === paper.id;
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
    this.store.set({ shot: still.preview });
    const quality = pageQuality(paper.kind, still);
    if (quality !== 'good' && !(quality === 'small' && this.smallIsKnown)) {
      this.store.set({ sending: false, doubt: { still, quality, paperId: paper.id, replaces: again } });
      return false;
    }
    return this.send(intake.id, { still, paperId: paper.id, replaces: again });
  }

  /** The resident sends a picture whose print may not be readable. */
  async sendDoubtful(): Promise<boolean> {
    const { intake, doubt, sending } = this.state;
    if (!intake || !doubt || sending) return false;
    this.store.set({ sending: true, doubt: null, trouble: null });
    this.smallIsKnown ||= doubt.quality === 'small';
    return this.send(intake.id, doubt);
  }

  private async send(
    intakeId: string,
    { still, paperId, replaces }: Pick<DoubtfulPicture, 'still' | 'paperId' | 'replaces'>,
  ): Promise<boolean> {
    try {
      const updated = await this.api.call(intakeRoutes.uploadPage, {
        params: { id: intakeId, paperId },
        ...(replaces !== undefined && { query: { replaces } }),
        file: still.blob,
        token: await this.token(),
      });
      this.store.set({ sending: false });
      this.accept(updated);
      this.platform.clock.after(SHOT_MS, () => {
        if (this.state.shot === still.preview) this.store.set({ shot: null });
      });
      return true;
    } catch (error) {
      this.store.set({ sending: false, shot: null, trouble: troubleOf(error) });
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

  /** The resident says that the paper in hand has no further page, or that it has one after all. */
  finish(paperId: string, finished = true): void {
    const others = [...this.state.finished].filter((id) => id !== paperId);
    this.store.set({ finished: new Set(finished ? [...others, paperId] : others), trouble: null });
  }

  /** The paper that was put off is here after all. */
  async resume(paperId: string): Promise<void> {
    const { intake } = this.state;
    if (!intake) return;
    this.store.set({ trouble: null });
    try {
      this.accept(
        await this.api.call(intakeRoutes.reopenPaper, {
          params: { id: intake.id, paperId },
          body: { from: 'later' },
          token: await this.token(),
        }),
      );
    } catch (error) {
      this.store.set({ trouble: troubleOf(error) });
    }
  }

  async postpone(): Promise<void> {
    const { intake } = this.state;
    const inHand = this.inHand();
    if (!intake || !inHand?.wanted) return;
    const { paper } = inHand;
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
      this.store.set({ trouble: troubleOf(error) });
    }
  }

  forget(): void {
    this.smallIsKnown = false;
    this.store.set(NOTHING);
  }
}

function troubleOf(error: unknown): IntakeState['trouble'] {
  const code = refusalOf(error)?.code;
  return (code && TROUBLES[code]) ?? 'unreachable';
}
