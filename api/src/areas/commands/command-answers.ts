import { type AnswerOf, type CommandReport, FalinkError, type fleet } from '@falink/protocol';
import { isUnavailable } from '@falink/service-kit';
import { SharedStatement } from '../../kernel/admission/shared-statement.js';
import type { Context } from '../../kernel/context.js';
import { inTransaction } from '../../kernel/db/transaction.js';
import { Throttle } from '../../kernel/delivery/throttle.js';
import { commandChanged } from './changes.js';
import { acknowledge, type ReportRow, storeReports } from './queries/answers.js';

type Acknowledged = AnswerOf<(typeof fleet)['acknowledgeCommand']>;

/** What one box says of one command. */
interface Said<Word> {
  readonly commandId: string;
  readonly terminalId: string;
  readonly word: Word;
}

/** What became of writing it. */
type Written<Answer> = { readonly answer: Answer } | { readonly error: unknown };
type Outcomes<Word, Answer> = Map<Said<Word>, Written<Answer>>;

/** Writes what boxes say of one command, and notes what each is answered. */
type Write<Word, Answer> = (
  commandId: string,
  some: readonly Said<Word>[],
  outcomes: Outcomes<Word, Answer>,
) => Promise<void>;

/** Rows in one transaction: 10,000 boxes are five. */
const MAX_BATCH = 2_000;

/** Consoles see progress so often. */
const PROGRESS_MS = 400;

/**
 * Stores what boxes say of their commands. Ten thousand that answer at once cost a few statements; each is answered
 * after its word is stored, so what was accepted is not lost.
 */
export class CommandAnswers {
  readonly #acknowledging = new SharedStatement((items: readonly Said<null>[]) => this.#each(items, this.#acknowledge));
  readonly #reporting = new SharedStatement((items: readonly Said<CommandReport>[]) => this.#each(items, this.#report));
  readonly #moved = new Set<string>();
  readonly #progress = new Throttle(
    () => PROGRESS_MS,
    async () => this.#announce(),
  );

  constructor(private readonly ctx: Pick<Context, 'pool' | 'changes' | 'log'>) {}

  /** Whether a box may begin. @throws FalinkError command.unknown, and what the database throws */
  async acknowledge(terminalId: string, commandId: string): Promise<Acknowledged> {
    return answerIn(await this.#acknowledging.run({ commandId, terminalId, word: null }));
  }

  /** @throws what the database throws: the box sends it again */
  async report(terminalId: string, word: CommandReport): Promise<void> {
    answerIn(await this.#reporting.run({ commandId: word.id, terminalId, word }));
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

  readonly #acknowledge: Write<null, Acknowledged> = async (commandId, some, outcomes) => {
    const ids = [...new Set(some.map(({ terminalId }) => terminalId))];
    const stored = await inTransaction(this.ctx, (tx) => acknowledge(tx, commandId, ids));
    const answers = new Map(stored.map(({ terminalId, ...answer }) => [terminalId, answer]));
    for (const item of some) {
      const answer = answers.get(item.terminalId);
      outcomes.set(item, answer ? { answer } : { error: new FalinkError('command.unknown') });
    }
  };

  readonly #report: Write<CommandReport, true> = async (commandId, some, outcomes) => {
    // Of one box's several words the earlier come first: what follows an outcome is left out.
    for (const round of inRounds(some)) {
      await inTransaction(this.ctx, (tx) => storeReports(tx, commandId, round.map(toRow)));
      for (const item of round) outcomes.set(item, { answer: true });
    }
  };

  /** Works on one command after the other. A word that the database refuses keeps no other from being written. */
  async #each<Word, Answer>(items: readonly Said<Word>[], write: Write<Word, Answer>): Promise<Outcomes<Word, Answer>> {
    const outcomes: Outcomes<Word, Answer> = new Map();
    const byCommand = new Map<string, Said<Word>[]>();
    for (const item of items) {
      const some = byCommand.get(item.commandId);
      if (some) some.push(item);
      else byCommand.set(item.commandId, [item]);
    }
    for (const [commandId, some] of byCommand) {
      for (let at = 0; at < some.length; at += MAX_BATCH) {
        await this.#guarded(commandId, some.slice(at, at + MAX_BATCH), outcomes, write);
      }
    }
    this.moved([...byCommand.keys()]);
    return outcomes;
  }

  async #guarded<Word, Answer>(
    commandId: string,
    some: readonly Said<Word>[],
    outcomes: Outcomes<Word, Answer>,
    write: Write<Word, Answer>,
  ): Promise<void> {
    try {
      await write(commandId, some, outcomes);
    } catch (error) {
      const left = some.filter((item) => !outcomes.has(item));
      if (left.length > 1 && !isUnavailable(error))
        for (const item of left) await this.#guarded(commandId, [item], outcomes, write);
      else for (const item of left) outcomes.set(item, { error });
    }
  }
}

function answerIn<Answer>(written: Written<Answer> | undefined): Answer {
  if (!written) throw new FalinkError('service.unavailable');
  if ('error' in written) throw written.error;
  return written.answer;
}

function toRow({ terminalId, word }: Said<CommandReport>): ReportRow {
  const { state, progress = null, reason = null, checks, lines } = word;
  const findings = checks || lines ? { ...(checks && { checks }), ...(lines && { lines }) } : null;
  return { terminalId, state, progress, reason, findings };
}

/** Splits one command's words so that no terminal is twice in one round. */
function inRounds<Word>(items: readonly Said<Word>[]): Said<Word>[][] {
  const rounds: Said<Word>[][] = [];
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
