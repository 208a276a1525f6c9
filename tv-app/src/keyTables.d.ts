import type { Key } from './key.js';
/** What `event.keyCode` means on one kind of machine. */
export interface KeyTable {
  readonly machine: string;
  /** Where the codes are written down. */
  readonly source: string;
  readonly codes: Readonly<Record<number, Key>>;
}
/** Codes that mean the same whether the key has a name or not. */
export declare const PC_TABLES: readonly KeyTable[];
/** Codes of keys without a name: of boxes and television browsers. */
export declare const BOX_TABLES: readonly KeyTable[];
/** @throws Error when two tables mean different things by one code: then a key would do something by accident */
export declare function codesOf(tables: readonly KeyTable[]): ReadonlyMap<number, Key>;
