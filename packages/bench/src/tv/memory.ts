import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

export interface Memory {
  /** What the page's script keeps: objects, strings, closures. */
  readonly objectBytes: number;
  /** All of the JS heap, with the code that the engine compiles and compiles better for as long as a page runs. */
  readonly heapBytes: number;
}

/** Of a heap snapshot's kinds of nodes: not the page's objects. */
const NOT_OBJECTS: ReadonlySet<string> = new Set(['code', 'native']);
const READINGS = 6;
const BETWEEN_READINGS_MS = 1_000;

/**
 * Reads a page's memory after everything that can be collected was collected. The lowest of a few readings counts: a
 * playing programme holds a segment of a megabyte or two for a moment, now and then.
 */
export class MemoryReader {
  private constructor(private readonly session: CDPSession) {}

  static async attach(page: Page): Promise<MemoryReader> {
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.enable');
    return new MemoryReader(session);
  }

  async read(): Promise<Memory> {
    const readings: number[] = [];
    for (let i = 0; i < READINGS; i += 1) {
      if (i > 0) await pause(BETWEEN_READINGS_MS);
      readings.push(await this.#heapBytes());
    }
    return { objectBytes: await this.#objectBytes(), heapBytes: Math.min(...readings) };
  }

  async #heapBytes(): Promise<number> {
    // Twice: finalisers of the first run release what the second collects.
    await this.session.send('HeapProfiler.collectGarbage');
    await this.session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.session.send('Runtime.getHeapUsage');
    return usedSize;
  }

  async #objectBytes(): Promise<number> {
    const chunks: string[] = [];
    const onChunk = ({ chunk }: { chunk: string }) => chunks.push(chunk);
    this.session.on('HeapProfiler.addHeapSnapshotChunk', onChunk);
    await this.session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    this.session.off('HeapProfiler.addHeapSnapshotChunk', onChunk);
    return sumOfObjects(JSON.parse(chunks.join('')) as HeapSnapshot);
  }
}

/** The part of V8's heap snapshot format that is read here: nodes are rows of numbers, one after the other. */
export interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly (readonly string[])[] };
  };
  readonly nodes: readonly number[];
}

/** Bytes of a snapshot's nodes, without compiled code and what belongs to the browser. */
export function sumOfObjects({ snapshot: { meta }, nodes }: HeapSnapshot): number {
  const fields = meta.node_fields;
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const types = meta.node_types[typeAt] ?? [];
  let bytes = 0;
  for (let row = 0; row < nodes.length; row += fields.length)
    if (!NOT_OBJECTS.has(types[nodes[row + typeAt] ?? -1] ?? '')) bytes += nodes[row + sizeAt] ?? 0;
  return bytes;
}
