import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { TextureProbe } from './texture-probe.js';

export interface Memory {
  readonly heapBytes: number;
  readonly textureBytes: number;
}

const READINGS = 6;
const BETWEEN_READINGS_MS = 1_000;

/**
 * Reads a page's memory after everything that can be collected was collected. The lowest of a few readings counts: a
 * playing programme holds a segment of a megabyte or two for a moment, now and then.
 */
export class MemoryReader {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async attach(page: Page): Promise<MemoryReader> {
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.enable');
    return new MemoryReader(page, session);
  }

  async read(): Promise<Memory> {
    const readings: Memory[] = [];
    for (let i = 0; i < READINGS; i += 1) {
      if (i > 0) await pause(BETWEEN_READINGS_MS);
      readings.push(await this.#readOnce());
    }
    return {
      heapBytes: Math.min(...readings.map((reading) => reading.heapBytes)),
      textureBytes: Math.min(...readings.map((reading) => reading.textureBytes)),
    };
  }

  async #readOnce(): Promise<Memory> {
    // Twice: finalisers of the first run release what the second collects.
    await this.session.send('HeapProfiler.collectGarbage');
    await this.session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.session.send('Runtime.getHeapUsage');
    const { bytes } = await TextureProbe.read(this.page);
    return { heapBytes: usedSize, textureBytes: bytes };
  }
}
