import { retry, Store, Unreachable } from '@falink/client';
import type { Still } from '@falink/client/still';
import {
  type CompanionPaper,
  type CompanionPaperAnswer,
  type ErrorCode,
  FalinkError,
  MAX_PAPER_PAGES,
  type PageQuality,
  pageQuality,
} from '@falink/protocol';
import type { CompanionCall } from './companion-call.js';
import { PaperPoll } from './paper-poll.js';

/** Where the person is with a paper. `more`: a page was sent, and another may follow. */
export type PaperStep = 'idle' | 'opening' | 'aiming' | 'taking' | 'judging' | 'sending' | 'more';

export type PaperTrouble = 'no_camera' | 'no_picture' | 'unreadable' | 'unreachable' | 'changed' | 'full' | 'closed';

export interface PaperState {
  /** What is to be photographed; null: nothing. */
  readonly paper: CompanionPaper | null;
  readonly step: PaperStep;
  readonly still: Still | null;
  readonly quality: PageQuality;
  readonly trouble: PaperTrouble | null;
  /** The last page arrived. */
  readonly sent: boolean;
}

const NOTHING: PaperState = { paper: null, step: 'idle', still: null, quality: 'good', trouble: null, sent: false };

/** What a refused page means to the person; everything else did not get through. */
const TROUBLES: Readonly<Partial<Record<ErrorCode, PaperTrouble>>> = {
  'capture.unreadable': 'unreadable',
  'request.too_large': 'unreadable',
  'capture.changed': 'changed',
  'capture.unknown': 'changed',
  'capture.full': 'full',
  'intake.closed': 'closed',
  'intake.unknown': 'closed',
  'call.ended': 'closed',
  'companion.ended': 'closed',
};

/** Long enough to be read. */
const NOTE_MS = 8_000;
/** Some ten seconds without a line; then the person is asked. */
const SEND_ATTEMPTS = 6;

export interface PaperTaskOptions {
  readonly call: Pick<CompanionCall, 'state' | 'showDocument' | 'hideDocument' | 'setMuted' | 'still'>;
  readonly ask: () => Promise<CompanionPaperAnswer>;
  /** The same picture again is the same page. */
  readonly send: (paper: CompanionPaper, picture: Blob) => Promise<CompanionPaperAnswer>;
}

/** Photographs the papers of an intake with this phone (SPEC I11), while the call goes on. */
export class PaperTask {
  readonly state = new Store<PaperState>(NOTHING);
  readonly #options: PaperTaskOptions;
  readonly #poll: PaperPoll;
  /** Papers of which the person said that they are complete. */
  readonly #finished = new Set<string>();
  readonly #abort = new AbortController();
  #noteTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PaperTaskOptions) {
    this.#options = options;
    this.#poll = new PaperPoll({ ask: options.ask, answered: (paper) => this.#answered(paper) });
  }

  /** Asks what is wanted while the call is live. Returns a function that ends that. */
  follow(): () => void {
    const { state } = this.#options.call;
    const update = (): void => this.#poll.run(state.state.session === 'active');
    const unsubscribe = state.subscribe(update);
    update();
    return () => {
      unsubscribe();
      this.#poll.run(false);
      this.#abort.abort();
      clearTimeout(this.#noteTimer);
    };
  }

  /** Opens the camera over the paper that is wanted. */
  async aim(): Promise<void> {
    const { paper, step } = this.state.state;
    if (!paper || (step !== 'idle' && step !== 'more')) return;
    this.state.set({ step: 'opening', still: null, trouble: null, sent: false });
    try {
      await this.#openCamera(paper);
    } catch {
      this.close('no_camera');
      return;
    }
    if (this.state.state.step === 'opening') this.state.set({ step: 'aiming' });
    // The person went back, or the officer wants it no longer.
    else if (this.state.state.step === 'idle') this.#releaseCamera();
  }

  async shoot(video: HTMLVideoElement): Promise<void> {
    const { paper, step } = this.state.state;
    if (!paper || step !== 'aiming') return;
    this.state.set({ step: 'taking', trouble: null });
    const still = await this.#still(paper, video);
    if (this.state.state.step !== 'taking') return;
    if (!still) this.state.set({ step: 'aiming', trouble: 'no_picture' });
    else this.state.set({ step: 'judging', still, quality: pageQuality(paper.kind, still) });
  }

  retake(): void {
    if (this.state.state.step === 'judging') this.state.set({ step: 'aiming', still: null, trouble: null });
  }

  async send(): Promise<void> {
    const { paper, step, still } = this.state.state;
    if (!paper || !still || step !== 'judging') return;
    this.state.set({ step: 'sending', trouble: null });
    try {
      const shouldRetry = (error: unknown): boolean => error instanceof Unreachable;
      const { paper: next } = await retry(() => this.#options.send(paper, still.blob), {
        attempts: SEND_ATTEMPTS,
        minDelayMs: 500,
        maxDelayMs: 4_000,
        shouldRetry,
        signal: this.#abort.signal,
      });
      this.#sent(paper, next);
    } catch (error) {
      this.#refused(error);
    } finally {
      this.#poll.skip();
    }
  }

  /** There is no further page. */
  finish(): void {
    const { paper } = this.state.state;
    if (paper) this.#finished.add(paper.id);
    this.close();
    this.#answered(paper);
    this.#forgetNote();
  }

  /** Back to the call. */
  close(trouble: PaperTrouble | null = null): void {
    const { step } = this.state.state;
    if (step === 'sending' && trouble === null) return;
    this.state.set({ step: 'idle', still: null, trouble });
    if (trouble) this.#forgetNote();
    if (step !== 'idle' && step !== 'opening') this.#releaseCamera();
  }

  #answered(paper: CompanionPaper | null): void {
    const { paper: known, step } = this.state.state;
    // What is on its way is answered by the service.
    if (step === 'sending') return;
    if (paper?.wanted) this.#finished.delete(paper.id);
    const next = paper && !this.#finished.has(paper.id) ? paper : null;
    const isAnother = known !== null && next?.id !== known.id;
    if (step !== 'idle' && isAnother) this.close(step === 'more' ? null : 'changed');
    if (JSON.stringify(next) !== JSON.stringify(known)) this.state.set({ paper: next });
  }

  #sent(before: CompanionPaper, next: CompanionPaper | null): void {
    const isSame = next?.id === before.id;
    this.state.set({ paper: next, still: null, trouble: null, sent: true });
    if (isSame && next.wanted) this.state.set({ step: 'aiming' });
    else if (isSame && next.pages < MAX_PAPER_PAGES) this.state.set({ step: 'more' });
    else {
      if (isSame) this.#finished.add(before.id);
      this.state.set({ step: 'idle', ...(isSame && { paper: null }) });
      this.#releaseCamera();
      this.#forgetNote();
    }
  }

  /** What went wrong stands as long as it can be tried again. */
  #forgetNote(): void {
    clearTimeout(this.#noteTimer);
    this.#noteTimer = setTimeout(() => {
      const { paper, step, trouble } = this.state.state;
      if (step === 'idle') this.state.set({ sent: false, trouble: paper ? trouble : null });
    }, NOTE_MS);
  }

  #refused(error: unknown): void {
    if (this.#abort.signal.aborted) return;
    const trouble = (error instanceof FalinkError && TROUBLES[error.code]) || 'unreachable';
    if (trouble === 'unreachable') this.state.set({ step: 'judging', trouble });
    else if (trouble === 'unreadable') this.state.set({ step: 'aiming', still: null, trouble });
    else this.close(trouble);
  }

  /** A paper by the rear camera, which the officer sees as well; a person by the camera of the call. */
  async #openCamera({ kind }: CompanionPaper): Promise<void> {
    const { call } = this.#options;
    if (kind !== 'person') await call.showDocument();
    else if (call.state.state.camera.muted) call.setMuted('camera', false);
  }

  #releaseCamera(): void {
    const { call } = this.#options;
    if (call.state.state.showsDocument) void call.hideDocument().catch(() => undefined);
  }

  async #still(paper: CompanionPaper, video: HTMLVideoElement): Promise<Still | null> {
    try {
      // Another app may have taken it.
      await this.#openCamera(paper);
      return await this.#options.call.still(video);
    } catch {
      return null;
    }
  }
}
