import { fleet } from '@falink/protocol';
import type { Socket } from 'socket.io';
import type { Context } from '../../kernel/context.js';
import { emitTo } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { inSlices } from '../../kernel/in-slices.js';
import { orgUnitChanged, siteChanged } from '../places/index.js';
import { terminalPlaced } from '../terminals/index.js';
import { ROOT, targetChanged } from './changes.js';
import { listConcerned } from './queries/concerned.js';
import { loadTargets } from './queries/targets.js';

/** Some milliseconds of hashing. */
const TARGETS_AT_ONCE = 100;

/**
 * Notifies televisions that their target is another one: those for which it is, whether a setting was given or their
 * place moved, and nobody else (SPEC R3). It carries a revision only; each box fetches the values itself.
 */
export class TargetTeller implements Teller {
  readonly name = 'targets';
  readonly on = [targetChanged, orgUnitChanged, siteChanged, terminalPlaced];

  constructor(private readonly ctx: Pick<Context, 'pool' | 'sockets'>) {}

  readonly tell = async (ids: readonly string[]): Promise<void> => {
    const boxes = this.#boxes();
    if (boxes.length === 0) return;
    if (ids.includes(ROOT)) return this.#notify(boxes);
    const concerned = new Set(await listConcerned(this.ctx.pool, ids));
    await this.#notify(boxes.filter(({ data }) => concerned.has(String(data.terminalId))));
  };

  readonly resync = (): Promise<void> => this.#notify(this.#boxes());

  #boxes(): Socket[] {
    return [...this.ctx.sockets.fleet.sockets.values()];
  }

  async #notify(boxes: readonly Socket[]): Promise<void> {
    const send = async (some: readonly Socket[]): Promise<void> => {
      const targets = await loadTargets(
        this.ctx.pool,
        some.map(({ data }) => String(data.terminalId)),
      );
      for (const box of some) {
        const revision = targets.get(String(box.data.terminalId))?.revision;
        // What was sent to this window already is not sent again.
        if (revision === undefined || box.data.targetRevision === revision) continue;
        box.data.targetRevision = revision;
        emitTo(box, Number(box.data.version), fleet.targetUpdated, { revision });
      }
    };
    await inSlices(boxes, send, TARGETS_AT_ONCE);
  }
}
