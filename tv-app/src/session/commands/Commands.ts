import { type CommandOffer, type CommandOrder, type CommandReport, fleet } from '@falink/protocol';
import type { FleetLink } from '../FleetLink.js';
import { CommandMemory } from './CommandMemory.js';
import { type CommandKind, type CommandParts, DONE, type Outcome } from './kind.js';
import { COMMAND_KINDS } from './kinds.js';

const REPORT_AGAIN_MS = 5_000;
const IN_CALL_CHECK_MS = 1_000;
const INTERRUPTED: Outcome = { state: 'failed', reason: 'interrupted' };

/**
 * What staff ask of this television: each command is acknowledged before it is begun, begun once, and reported until the
 * service has the report (SPEC K1).
 */
export class Commands {
  readonly #memory: CommandMemory;
  /** Commands that this window has asked to begin; the answer may have been lost. */
  readonly #asked = new Set<string>();
  readonly #underWay = new Map<string, AbortController>();

  constructor(
    private readonly parts: CommandParts,
    private readonly link: Pick<FleetLink, 'ask'>,
  ) {
    this.#memory = new CommandMemory(parts.platform.storage);
  }

  /** The service offers a command, perhaps not for the first time. */
  async offer(offer: CommandOffer): Promise<void> {
    const { id, order } = offer;
    if (this.#underWay.has(id)) return;
    const kind: CommandKind<never> = COMMAND_KINDS[order.type];
    const begun = this.#memory.find(id);
    if (begun) return this.#report({ ...(begun.outcome ?? lostOutcome(kind)), id });
    const controller = new AbortController();
    this.#underWay.set(id, controller);
    try {
      const outcome = await this.#do(offer, kind, controller.signal);
      if (outcome) await this.#report({ ...outcome, id });
    } finally {
      this.#underWay.delete(id);
    }
  }

  /** Staff took it back: what can be stopped stops, and reports so. */
  cancel(id: string): void {
    this.#underWay.get(id)?.abort();
  }

  /** @returns null when it may not be begun, or nobody answered: it is offered again then */
  async #do(offer: CommandOffer, kind: CommandKind<never>, signal: AbortSignal): Promise<Outcome | null> {
    const { id } = offer;
    const wasAsked = this.#asked.has(id);
    this.#asked.add(id);
    const answer = await this.link.ask(fleet.acknowledgeCommand, { id }).catch(() => null);
    if (!answer?.proceed) return null;
    // Acknowledged by a page before this one, which is gone: nobody knows how far it came.
    if (answer.repeated && !wasAsked) return lostOutcome(kind);
    if (kind.waitsForCall && !(await this.#callIsOver(id, signal))) return { state: 'cancelled' };
    this.#memory.begin(id);
    return this.#run(offer, kind, signal);
  }

  async #run(offer: CommandOffer, kind: CommandKind<never>, signal: AbortSignal): Promise<Outcome> {
    const progress = (percent: number): void => {
      const word = { id: offer.id, state: 'running', progress: percent } as const;
      this.link.ask(fleet.reportCommand, word).catch(() => undefined);
    };
    try {
      // The kind is the one of this order's type.
      const order = offer.order as CommandOrder as never;
      return await kind.run({ order, offer, parts: this.parts, signal, progress });
    } catch (error) {
      this.parts.platform.box.log.add('error', `command ${offer.order.type}: ${String(error)}`);
      return { state: 'failed', reason: 'error' };
    }
  }

  /** Resolves when no call is open any more; false: it was taken back before. */
  async #callIsOver(id: string, signal: AbortSignal): Promise<boolean> {
    const { clock } = this.parts.platform;
    if (!this.parts.isInCall()) return !signal.aborted;
    this.link.ask(fleet.reportCommand, { id, state: 'running', progress: 0 }).catch(() => undefined);
    while (this.parts.isInCall() && !signal.aborted) {
      await new Promise<void>((resolve) => void clock.after(IN_CALL_CHECK_MS, resolve));
    }
    return !signal.aborted;
  }

  async #report(report: CommandReport): Promise<void> {
    // Lines of a log are not kept: until they are sent, the command counts as begun.
    if (!report.lines) this.#memory.end(report);
    try {
      await this.link.ask(fleet.reportCommand, report);
      if (report.lines) this.#memory.end(report);
    } catch {
      this.parts.platform.clock.after(REPORT_AGAIN_MS, () => void this.#report(report));
    }
  }
}

/** What is said of a command that a page began which is gone. */
function lostOutcome(kind: CommandKind<never>): Outcome {
  return kind.endsPage ? DONE : INTERRUPTED;
}
