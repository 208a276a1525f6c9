/** A file of api/migrations. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
  /** An api that does not know this migration cannot work with the database after it. */
  readonly breaking: boolean;
}

/** A row of the table `migration`. */
export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly breaking: boolean;
}

export interface MigrationPlan {
  readonly pending: readonly Migration[];
  /** Applied by a newer version of this program. */
  readonly unknown: readonly string[];
}

const BREAKING = /^-- breaking:(.*)/;

/** Whether the first line is `-- breaking: <why>`. @throws Error when it does not say why. */
export function isBreaking(file: string, sql: string): boolean {
  const why = BREAKING.exec(sql)?.[1];
  if (why === undefined) return false;
  if (why.trim() === '') throw new Error(`${file}: say why older versions cannot go on: -- breaking: <why>`);
  return true;
}

export const titleOf = ({ number, name }: { readonly number: number; readonly name: string }): string =>
  `${number}-${name}`;

/**
 * What has to be applied to a database, in order.
 *
 * @throws Error when this program must not use the database: it is ahead by a breaking migration, a file was edited
 * after it had been applied, or has a lower number than an applied one, so that two databases could differ in order.
 */
export function planMigrations(files: readonly Migration[], applied: readonly AppliedMigration[]): MigrationPlan {
  const known = new Set(files.map(({ number }) => number));
  const ahead = applied.filter(({ number }) => !known.has(number));
  const breaking = ahead.filter((row) => row.breaking);
  if (breaking.length > 0) {
    throw new Error(
      `The database is ahead of this version, which cannot work with ${breaking.map(titleOf).join(', ')}. Start the newer version, or restore the backup from before the upgrade.`,
    );
  }
  const rows = new Map(applied.map((row) => [row.number, row]));
  const newest = Math.max(0, ...rows.keys());
  const pending = files.filter((file) => {
    const row = rows.get(file.number);
    if (row && row.sha256 !== file.sha256) {
      throw new Error(
        `migration ${titleOf(file)} was edited after it had been applied: take the change back and write the next migration`,
      );
    }
    if (!row && file.number < newest) {
      throw new Error(
        `migration ${titleOf(file)} has a lower number than ${newest}, which the database already has: give it the next number`,
      );
    }
    return !row;
  });
  return { pending, unknown: ahead.map(titleOf) };
}
