import { type AnswerOf, type CommandReport, FalinkError, type fleet } from '@falink/protocol';
import { isUnavailable } from '@falink/service-kit';
import { Batch } from '../../kernel/admission/batch.js';
import type { Context } from '../../kernel/context.js';
import { inTransaction } from '../../kernel/db/transaction.js';
import { Throttle } from '../../kernel/delivery/throttle.js';
import { commandChanged } from './changes.js';
import { acknowledge, type ReportRow, storeReports } from './queries/answers.js';

type Acknowledged = AnswerOf<(typeof fleet)['acknowledgeCommand']>;

/** One box's word, and what became of writing it. */
interface Waiting<Word, Answer> {
  readonly commandId: string;
  readonly terminalId: string;
  readonly word: Word;
  answer?: Answer | undefined;
  error?: unknown;
}

/** Rows in one transaction: 10,000 boxes are five. */
const MAX_BATCH = 2_000;

/** Consoles see progress so often. */
const PROGRESS_MS = 400;

/**
 * Stores what boxes say of their commands. Ten thousand that answer at once cost a few statements; each is answered
 * after its word is stored, so what was accepted is not lost.
 */
export class CommandAnswers {
  readonly #acknowledging = new Batch<Waiting<null, Acknowledged>>((items) => this.#acknowledge(items));
  readonly #reporting = new Batch<Waiting<CommandReport, true>>((items) => this.#report(items));
  readonly #moved = new Set<string>();
  readonly #progress = new Throttle(
    () => PROGRESS_MS,
    async () => this.#announce(),
  );

  constructor(private readonly ctx: Pick<Context, 'pool' | 'changes' | 'log'>) {}

  /** Whether a box may begin. @throws FalinkError command.unknown, and what the database throws */
  async acknowledge(terminalId: string, commandId: string): Promise<Acknowledged> {
    return this.#written(this.#acknowledging, { commandId, terminalId, word: null });
  }

  /** @throws what the database throws: the box sends it again */
  async report(terminalId: string, word: CommandReport): Promise<void> {
    await this.#written(this.#reporting, { commandId: word.id, terminalId, word });
  }

  /** A command's counts are others. */
  moved(commandIds: readonly string[]): void {
    for (const id of commandIds) this.#moved.add(id);
    if (this.#moved.size > 0) this.#progress.run();
  }

  async stop(): Promise<void> {
    await this.#acknowledging.settled();
    await this.#reporting.settled();
    await this.#progress.stop();
    this.#announce();
  }

  #announce(): void {
    const ids = [...this.#moved];
    this.#moved.clear();
    if (ids.length > 0) this.ctx.changes.publish(ids.map(commandChanged));
  }

  async #written<Word, Answer>(batch: Batch<Waiting<Word, Answer>>, item: Waiting<Word, Answer>): Promise<Answer> {
    await batch.add(item);
    if (item.error !== undefined) throw item.error;
    if (item.answer === undefined) throw new FalinkError('service.unavailable');
    return item.answer;
  }

  async #acknowledge(items: readonly Waiting<null, Acknowledged>[]): Promise<void> {
    await this.#each(items, async (commandId, some) => {
      const ids = [...new Set(some.map(({ terminalId }) => terminalId))];
      const stored = await inTransaction(this.ctx, (tx) => acknowledge(tx, commandId, ids));
      const answers = new Map(stored.map(({ terminalId, ...answer }) => [terminalId, answer]));
      for (const item of some) {
        item.answer = answers.get(item.terminalId);
        if (!item.answer) item.error = new FalinkError('command.unknown');
      }
    });
  }

  async #report(items: readonly Waiting<CommandReport, true>[]): Promise<void> {
    await this.#each(items, async (commandId, some) => {
      // Of one box's several words the earlier come first: what follows an outcome is left out.
      for (const round of inRounds(some)) {
        await inTransaction(this.ctx, (tx) => storeReports(tx, commandId, round.map(toRow)));
        for (const item of round) item.answer = true;
      }
    });
  }

  /** Works on one command after the other. A word that the database refuses keeps no other from being written. */
  async #each<Word, Answer>(
    items: readonly Waiting<Word, Answer>[],
    write: (commandId: string, some: readonly Waiting<Word, Answer>[]) => Promise<void>,
  ): Promise<void> {
    const byCommand = new Map<string, Waiting<Word, Answer>[]>();
    for (const item of items) {
      const some = byCommand.get(item.commandId);
      if (some) some.push(item);
      else byCommand.set(item.commandId, [item]);
    }
    for (const [commandId, some] of byCommand) {
      for (let at = 0; at < some.length; at += MAX_BATCH) {
        await this.#guarded(commandId, some.slice(at, at + MAX_BATCH), write);
      }
    }
    this.moved([...byCommand.keys()]);
  }

  async #guarded<Word, Answer>(
    commandId: string,
    some: readonly Waiting<Word, Answer>[],
    write: (commandId: string, some: readonly Waiting<Word, Answer>[]) => Promise<void>,
  ): Promise<void> {
    try {
      await write(commandId, some);
    } catch (error) {
      const left = some.filter(({ answer }) => answer === undefined);
      if (left.length > 1 && !isUnavailable(error))
        for (const item of left) await this.#guarded(commandId, [item], write);
      else for (const item of left) item.error = error;
    }
  }
}

function toRow({ terminalId, word }: Waiting<CommandReport, true>): ReportRow {
  const { state, progress = null, reason = null, checks, lines } = word;
  const findings = checks || lines ? { ...(checks && { checks }), ...(lines && { lines }) } : null;
  return { terminalId, state, progress, reason, findings };
}

/** Splits one command's words so that no terminal is twice in one round. */
function inRounds<Word, Answer>(items: readonly Waiting<Word, Answer>[]): Waiting<Word, Answer>[][] {
  const rounds: Waiting<Word, Answer>[][] = [];
  const seen = new Map<string, number>();
  for (const item of items) {
    const at = seen.get(item.terminalId) ?? 0;
    seen.set(item.terminalId, at + 1);
    const round = rounds[at];
    if (round) round.push(item);
    else rounds[at] = [item];
  }
  return rounds;
}
