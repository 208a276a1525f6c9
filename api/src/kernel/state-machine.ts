/** What may happen in which state, and what it leads to. */
export type StateTable<State extends string, Input extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Input, State>>>>
>;

/** One move, for a statement: `UPDATE … SET state = to WHERE state = ANY (from)`. */
export interface Move<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

/**
 * A state table as everything asks it: commands before they write, statements for the states that they name, and the
 * database, which refuses every move that is not in `edges` (trigger `refuse_move`).
 */
export interface StateMachine<State extends string, Input extends string> {
  /** The state after `input`, or null when it cannot happen in this state. */
  next(state: State, input: Input): State | null;
  /** The move of an input that leads to the same state from wherever it can happen. @throws Error for another one */
  move(input: Input): Move<State>;
  /** Every change of state that may happen, each once, sorted. */
  readonly edges: readonly (readonly [from: State, to: State])[];
}

export function stateMachine<State extends string, Input extends string>(
  table: StateTable<State, Input>,
): StateMachine<State, Input> {
  const cells = (Object.keys(table) as State[]).flatMap((from) =>
    (Object.entries(table[from]) as [Input, State][]).map(([input, to]) => ({ from, input, to })),
  );
  const changes = cells.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} ${to}`);
  return {
    next: (state, input) => table[state][input] ?? null,
    move: (input) => {
      const moves = cells.filter((cell) => cell.input === input);
      const [to, other] = new Set(moves.map((cell) => cell.to));
      if (to === undefined || other !== undefined) throw new Error(`${input} does not lead to one state`);
      return { from: moves.map((cell) => cell.from), to };
    },
    edges: [...new Set(changes)].sort().map((change) => change.split(' ') as [State, State]),
  };
}
