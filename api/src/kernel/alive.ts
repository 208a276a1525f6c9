import { HEARTBEAT_INTERVAL_MS } from '@falink/protocol';

/** How often an api process says that it lives. */
export const NODE_BEAT_MS = 5_000;
/** What an api process holds counts this long after its last beat; six may be lost. */
export const NODE_ALIVE_MS = 30_000;
/** A terminal's window counts as open this long after its last heartbeat: three heartbeats may be lost. */
export const TERMINAL_ALIVE_MS = 3 * HEARTBEAT_INTERVAL_MS;
