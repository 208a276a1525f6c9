/**
 * Work that is due again and again. What exactly is due is written in the database and decided by its clock; a timer
 * only looks often enough. So it survives a restart, and several processes may run it at the same time.
 */
export interface Timer {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void> | void;
}
