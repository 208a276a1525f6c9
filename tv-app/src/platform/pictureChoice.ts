/** Indexes into a programme's list of pictures. */
export interface PictureLevels {
  /** The one to show; -1: by the measured bandwidth. */
  readonly level: number;
  /** The highest that bandwidth may choose; null: any. */
  readonly cap: number | null;
}

/** What fails within so many seconds of the programme has one cause. */
const SAME_PLACE_S = 10;

/** Which picture is shown: what was asked for by name, within what this box has been able to decode. */
export class PictureChoice {
  /** Lines asked for; null: by the measured bandwidth. */
  asked: number | null = null;
  /** Heights from here on could not be decoded on this box. */
  #limit = Number.POSITIVE_INFINITY;
  #proven = Number.POSITIVE_INFINITY;
  #refusedAtS = Number.NEGATIVE_INFINITY;
  readonly #onLimit: (height: number) => void;

  /** @param onLimit receives the heights from which on this box can decode nothing; Infinity: none are known any more */
  constructor(onLimit: (height: number) => void) {
    this.#onLimit = onLimit;
  }

  /** A picture of so many lines could not be shown. @returns whether there is a smaller one to try */
  suspect(height: number, heights: readonly number[]): boolean {
    if (!heights.some((candidate) => candidate < height)) return false;
    this.#setLimit(Math.min(this.#limit, height));
    return true;
  }

  /**
   * A picture of so many lines was refused at a position, and the player goes on from another one. Twice at one place is
   * the fault of the place. @returns whether the choice has changed
   */
  refused(height: number, heights: readonly number[], atS: number): boolean {
    const isSamePlace = Math.abs(atS - this.#refusedAtS) < SAME_PLACE_S;
    this.#refusedAtS = atS;
    if (!isSamePlace) return this.suspect(height, heights);
    if (height >= this.#limit) return false;
    return this.acquit();
  }

  /** The smaller picture failed as well: its height was not what was wrong. @returns whether the choice has changed */
  acquit(): boolean {
    return this.#setLimit(this.#proven);
  }

  /** The smaller picture plays: the limit stays. */
  confirm(): void {
    this.#proven = this.#limit;
  }

  #setLimit(limit: number): boolean {
    if (limit === this.#limit) return false;
    this.#limit = limit;
    this.#onLimit(limit);
    return true;
  }

  of(heights: readonly number[]): PictureLevels {
    const level = this.asked !== null && this.asked < this.#limit ? heights.indexOf(this.asked) : -1;
    if (level >= 0 || this.#limit === Number.POSITIVE_INFINITY) return { level, cap: null };
    const within = heights.filter((height) => height < this.#limit);
    return { level: -1, cap: within.length === 0 ? 0 : heights.indexOf(Math.max(...within)) };
  }
}
