/** As much of a page of Playwright as is needed: an empty one of the browser that drew the pictures. */
interface Canvas {
  // biome-ignore lint/suspicious/noExplicitAny: playwright's own type depends on what is evaluated
  evaluate(run: any, given: any): Promise<any>;
}

/** Whether pictures are to be kept instead of compared (`npm run shots -- --keep`). */
export const KEEPS: boolean;

/**
 * The clock of this process, set to another time, from which it goes on: what drives the browser waits by it. What reads
 * the clock while it is loaded is imported afterwards.
 */
export class SetClock {
  constructor(at: Date);
  /** Shows the time again to which it was set. */
  restart(): void;
  close(): void;
}

/** Pictures of pages as they should look, drawn by one major version of Chromium: another draws letters differently. */
export class KeptPictures {
  /** @param version of the browser, as 156.0.8078.108 */
  constructor(folder: string, version: string);
  /** Why nothing can be compared; null: it can. */
  get missing(): string | null;
  /** Forgets all of this version. */
  clear(): void;
  keep(page: Canvas, name: string, png: Buffer): Promise<void>;
  /** @returns how a picture differs from the kept one by more than it may, or null */
  compare(page: Canvas, name: string, png: Buffer): Promise<string | null>;
}

/** @returns how two pictures differ by more than they may, or null */
export function differenceOfShots(page: Canvas, one: Buffer, other: Buffer): Promise<string | null>;
