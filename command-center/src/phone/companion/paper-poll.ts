import { type CompanionPaper, type CompanionPaperAnswer, FalinkError } from '@falink/protocol';

/** What the officer asks for is on the phone within two seconds. */
const POLL_MS = 2_000;

export interface PaperPollOptions {
  readonly ask: () => Promise<CompanionPaperAnswer>;
  readonly answered: (paper: CompanionPaper | null) => void;
}

/** Asks every two seconds which paper is wanted; a refusal ends it. */
export class PaperPoll {
  readonly #options: PaperPollOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows when what was asked before says less than what is known. */
  #turn = 0;
  #isRunning = false;
  #isOver = false;

  constructor(options: PaperPollOptions) {
    this.#options = options;
  }

  /** Begins, or goes on, while the call does. */
  run(isWanted: boolean): void {
    if (isWanted === this.#isRunning || this.#isOver) return;
    this.#isRunning = isWanted;
    this.skip();
    if (isWanted) void this.#ask();
  }

  /** An answer on its way is out of date. */
  skip(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    if (this.#isRunning) this.#timer = setTimeout(() => void this.#ask(), POLL_MS);
  }

  async #ask(): Promise<void> {
    const turn = this.#turn;
    try {
      const { paper } = await this.#options.ask();
      if (turn === this.#turn) this.#options.answered(paper);
    } catch (error) {
      // The end of the call, or of the phone's part, is said by the room.
      if (error instanceof FalinkError && ENDED.has(error.code)) {
        this.run(false);
        this.#isOver = true;
      }
    }
    if (turn === this.#turn) this.skip();
  }
}

const ENDED: ReadonlySet<string> = new Set(['companion.ended', 'call.ended']);
