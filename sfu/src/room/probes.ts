import { FalinkError, PROBE_TTL_S, type Probe } from '@falink/protocol';
import type { IceServer } from '../ice-servers.js';
import type { MediaPlane } from './media-port.js';

/** A probe costs a router and a transport: so many at once are what a street of televisions asks for. */
const MAX_PROBES = 20;
const BUSY_RETRY_S = 5;

export interface ProbesOptions {
  readonly plane: MediaPlane;
  readonly iceServers: (participantId: string) => IceServer[];
  readonly lastsMs?: number;
}

export interface OpenProbe {
  readonly answer: Probe;
  /** Idempotent. */
  close(): void;
}

/** Transports outside of every room, on which a client finds out which ways lead to this sfu (SPEC M15). */
export class Probes {
  /** By who probes; true while it is being opened. */
  readonly #open = new Map<string, () => void>();
  readonly #options: ProbesOptions;

  constructor(options: ProbesOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Closes itself after 10 s. @throws FalinkError service.busy, service.unavailable */
  async open(participantId: string): Promise<OpenProbe> {
    this.#open.get(participantId)?.();
    if (this.#open.size >= MAX_PROBES) throw new FalinkError('service.busy', { retryAfterS: BUSY_RETRY_S });
    const { plane, iceServers, lastsMs = PROBE_TTL_S * 1000 } = this.#options;
    const parts: { close(): void }[] = [];
    let closed = false;
    const close = (): void => {
      closed = true;
      clearTimeout(timer);
      if (this.#open.get(participantId) === close) this.#open.delete(participantId);
      for (const part of parts.splice(0).reverse()) part.close();
    };
    const timer = setTimeout(close, lastsMs);
    // Before anything is awaited, so that those that are asked for together count.
    this.#open.set(participantId, close);
    try {
      const room = await plane.openRoom(`probe of ${participantId}`, close);
      parts.push(room);
      const transport = await room.createTransport();
      parts.push(transport);
      if (closed) throw new FalinkError('service.unavailable');
      return { answer: { transport: transport.description, iceServers: iceServers(participantId) }, close };
    } catch (error) {
      close();
      throw error;
    }
  }

  /** Closes what is open. */
  dispose(): void {
    for (const close of [...this.#open.values()]) close();
  }
}
