import { type CommandReport, CommandReportSchema, IdSchema } from '@falink/protocol';
import type { KeyValueStore } from '../../platform/Platform.js';

const KEY = 'commands';
/** More than are open for one box at a time. */
const MAX_ENTRIES = 100;

/** What became of a command that this box began; null: nothing is known yet. */
export interface Begun {
  readonly id: string;
  readonly outcome: CommandReport | null;
}

/** Which commands this box has begun, kept across reloads: none is begun twice (SPEC K1). */
export class CommandMemory {
  #begun: readonly Begun[];

  constructor(private readonly storage: KeyValueStore) {
    this.#begun = read(storage.get(KEY));
  }

  find(id: string): Begun | null {
    return this.#begun.find((one) => one.id === id) ?? null;
  }

  /** To be called before anything is done. */
  begin(id: string): void {
    this.#write({ id, outcome: null });
  }

  /** Lines of a log are not kept. */
  end({ lines, ...outcome }: CommandReport): void {
    this.#write({ id: outcome.id, outcome });
  }

  #write(one: Begun): void {
    this.#begun = [...this.#begun.filter(({ id }) => id !== one.id), one].slice(-MAX_ENTRIES);
    this.storage.set(KEY, JSON.stringify(this.#begun));
  }
}

/** Reads what was stored; anything out of shape is left out. */
function read(stored: string | null): readonly Begun[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    if (!Array.isArray(value)) return [];
    return value.flatMap((one: unknown) => {
      const { id, outcome = null } = (one ?? {}) as Partial<Record<keyof Begun, unknown>>;
      const known = IdSchema.safeParse(id);
      const said = CommandReportSchema.safeParse(outcome);
      return known.success ? [{ id: known.data, outcome: said.success ? said.data : null }] : [];
    });
  } catch {
    return [];
  }
}
