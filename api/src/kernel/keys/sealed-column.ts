/** A column whose values are sealed with the service's keys. Areas name theirs, so that a change of key finds them all. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The purpose below the data key; null: the data key itself. */
  readonly purpose: string | null;
  /** The column that names a row; `id` when it is not said. */
  readonly key?: string;
  /** The column that the context is made from. */
  readonly of: string;
  readonly context: (of: string) => string;
  /** Forgotten within hours: a change of key waits for that, because nothing else may change these rows. */
  readonly passing?: boolean;
}
