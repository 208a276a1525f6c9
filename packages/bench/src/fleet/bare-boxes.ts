import { fleet, HEARTBEAT_INTERVAL_MS, NAMESPACES } from '@falink/protocol';
import { io, type Socket } from 'socket.io-client';
import { BROADCAST, ORDER } from './bare-messages.js';
import { homeBeat } from './beat.js';

/** Boxes that connect to a bare server, send heartbeats, do what they are asked, and count it. */
export class BareBoxes {
  readonly #sockets: Socket[] = [];
  readonly #beats: NodeJS.Timeout[] = [];
  beats = 0;
  received = 0;
  obeyed = 0;

  /** So many at a time, as fast as they are taken. */
  async connect(url: string, count: number, atOnce: number): Promise<void> {
    let left = count;
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const socket = io(`${url}${NAMESPACES.fleet}`, { transports: ['websocket'], forceNew: true });
        this.#sockets.push(socket);
        socket.on(BROADCAST, () => {
          this.received += 1;
        });
        socket.on(ORDER, ({ id }: { id: string }) => this.#obey(socket, id));
        await new Promise<void>((resolve) => socket.once('connect', resolve));
        this.#beatFrom(socket);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
  }

  #obey(socket: Socket, id: string): void {
    socket.emit(fleet.acknowledgeCommand.name, { id }, () =>
      socket.emit(fleet.reportCommand.name, { id, state: 'done' }, () => {
        this.obeyed += 1;
      }),
    );
  }

  #beatFrom(socket: Socket): void {
    const startedAt = performance.now();
    const beat = (): void => {
      socket.emit(fleet.heartbeat.name, homeBeat((performance.now() - startedAt) / 1000), () => {
        this.beats += 1;
      });
    };
    // Boxes that connected together do not send together.
    const first = setTimeout(() => {
      beat();
      this.#beats.push(setInterval(beat, HEARTBEAT_INTERVAL_MS));
    }, Math.random() * HEARTBEAT_INTERVAL_MS);
    this.#beats.push(first);
  }

  close(): void {
    for (const timer of this.#beats) clearTimeout(timer);
    for (const socket of this.#sockets) socket.disconnect();
  }
}
