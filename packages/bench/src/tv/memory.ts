import type { CDPSession, Page } from 'playwright-core';
import { TextureProbe } from './texture-probe.js';

export interface Memory {
  readonly heapBytes: number;
  readonly textureBytes: number;
}

/** Reads a page's memory after everything that can be collected was collected. */
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
    // Twice: finalisers of the first run release what the second collects.
    await this.session.send('HeapProfiler.collectGarbage');
    await this.session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.session.send('Runtime.getHeapUsage');
    const { bytes } = await TextureProbe.read(this.page);
    return { heapBytes: usedSize, textureBytes: bytes };
  }
}
