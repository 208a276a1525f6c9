import { z } from 'zod';

/** Of the archive's entries. A reader refuses a higher number. */
export const BACKUP_FORMAT = 1;

const TableSchema = z.object({ name: z.string(), columns: z.array(z.string()).min(1) });

/** The first entry: what this is, and which schema its rows have. */
export const ManifestSchema = z.object({
  format: z.number().int(),
  /** Of the program that wrote it. */
  version: z.string(),
  /** Of the snapshot, by the database's clock. */
  at: z.iso.datetime(),
  migrations: z.array(z.object({ number: z.number().int(), name: z.string(), sha256: z.string() })),
  /** Of the job queue's own schema. */
  queueSchema: z.number().int(),
  /** In the order in which their rows follow; names and columns are quoted already. */
  tables: z.array(TableSchema),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
});
export type Manifest = z.infer<typeof ManifestSchema>;
export type BackupTable = z.infer<typeof TableSchema>;

/** The last entry: what there must have been. */
export const TotalsSchema = z.object({ rows: z.record(z.string(), z.number().int()), files: z.number().int() });
export type Totals = z.infer<typeof TotalsSchema>;

/** Names of entries. */
export const MANIFEST_ENTRY = 'backup.json';
export const TOTALS_ENTRY = 'totals.json';
export const TABLES_FOLDER = 'tables/';
/** Files keep their path in the data folder below this one. */
export const DATA_FOLDER = 'data/';
