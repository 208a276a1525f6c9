import { RouteCaller } from '@falink/client';
import { Box, type Counts } from './box.js';
import { keepAliveHttp } from './keep-alive-http.js';
import type { PairedBox } from './seed.js';

const POLL_MS = 100;
/** As a television's, with time for its turn among thousands in this one process. */
const TIME_LIMIT_MS = 30_000;

/** Every box of the bench. */
export class Fleet {
  readonly counts: Counts = { beats: 0, failedBeats: 0, homes: 0, targets: 0, refusals: 0 };
  readonly boxes: readonly Box[];

  constructor(origin: string, paired: readonly PairedBox[]) {
    const http = new RouteCaller({ http: keepAliveHttp, origin, timeLimitMs: TIME_LIMIT_MS });
    this.boxes = paired.map((one) => new Box(origin, http, one, this.counts));
  }

  get up(): number {
    return this.boxes.filter(({ isUp }) => isUp).length;
  }

  open(): void {
    for (const box of this.boxes) box.open();
  }

  /** Waits until every box has its line and its home page. @returns how long that took, s; what is missing after the limit counts as the limit */
  async untilUp(limitS: number): Promise<number> {
    const from = performance.now();
    while (this.up < this.boxes.length && performance.now() - from < limitS * 1000)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    return (performance.now() - from) / 1000;
  }

  close(): void {
    for (const box of this.boxes) box.close();
  }
}
