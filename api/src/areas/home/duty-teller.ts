import { type Duty, fleet } from '@falink/protocol';
import type { Socket } from 'socket.io';
import type { Context } from '../../kernel/context.js';
import { emitInSlices } from '../../kernel/delivery/slices.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { agentChanged, queueChanged } from '../contacts/index.js';
import { type DutyBoard, dutyAt, shortened, shownOf } from './duty-board.js';
import { loadDutyBoard } from './queries/homes.js';
import { sendHomes } from './send-homes.js';

/** The shortest time between two notifications. */
const INTERVAL_MS = 1_000;
/** After a notification of very many it is longer, so that sending stays a small part of the work. */
const INTERVAL_PER_TERMINAL_MS = 1;
/** A box that has just connected fetched its home page before or after a change: it is notified of either. */
const NEW_FOR_MS = 60_000;
/** Televisions of this version know only whole homes. */
const WHOLE_HOMES = 1;

/** Boxes that show the same duty. */
interface Group {
  readonly duty: Duty;
  readonly boxes: Socket[];
}

/**
 * Notifies televisions of who is on duty and how long the wait is: those whose page would show something else than
 * before, and nobody else (SPEC D9).
 */
export class DutyTeller implements Teller {
  readonly name = 'duty';
  readonly on = [queueChanged.kind, agentChanged];
  /** Place → what its boxes show. */
  #shown = new Map<string, string>();
  #notified = 0;

  constructor(private readonly ctx: Pick<Context, 'pool' | 'config' | 'sockets'>) {}

  readonly intervalMs = (): number => INTERVAL_MS + this.#notified * INTERVAL_PER_TERMINAL_MS;

  readonly tell = async (): Promise<void> => {
    const { pool, sockets } = this.ctx;
    if (sockets.fleet.sockets.size === 0) return;
    const board = await loadDutyBoard(pool);
    const groups = this.#changed(board);
    this.#notified = groups.reduce((sum, { boxes }) => sum + boxes.length, 0);
    for (const { duty, boxes } of groups) {
      await emitInSlices(sockets.fleet, boxes, fleet.dutyUpdated, { duty, serverTime: board.serverTime });
    }
    const older = groups.flatMap(({ boxes }) => boxes).filter(({ data }) => data.version <= WHOLE_HOMES);
    await sendHomes(this.ctx, older);
  };

  readonly resync = (): Promise<void> => {
    this.#shown.clear();
    return this.tell();
  };

  /** Boxes to notify, by what they are to show. Remembers what each place shows now. */
  #changed(board: DutyBoard): Group[] {
    const newSince = Date.now() - NEW_FOR_MS;
    const groups = new Map<string, Group>();
    const before = this.#shown;
    this.#shown = new Map();
    const duties = new Map<string, { readonly duty: Duty; readonly shown: string }>();
    for (const box of this.ctx.sockets.fleet.sockets.values()) {
      const place = String(box.data.orgPath);
      let here = duties.get(place);
      if (!here) {
        const duty = shortened(dutyAt(board, place));
        here = { duty, shown: shownOf(duty) };
        duties.set(place, here);
        this.#shown.set(place, here.shown);
      }
      if (before.get(place) === here.shown && box.handshake.issued < newSince) continue;
      const group = groups.get(here.shown) ?? { duty: here.duty, boxes: [] };
      group.boxes.push(box);
      groups.set(here.shown, group);
    }
    return [...groups.values()];
  }
}
