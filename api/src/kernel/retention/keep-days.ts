import type { RetentionKind } from '@falink/protocol';

/** How many days each kind of personal data is kept. */
export type KeepDays = Readonly<Record<RetentionKind, number>>;
