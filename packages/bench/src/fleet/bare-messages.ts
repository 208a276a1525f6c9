/** Name of the notice that the bare server sends to everybody. */
export const BROADCAST = 'bare.broadcast';
/** Name of the notice that every box answers as it answers a command: acknowledged, then done. */
export const ORDER = 'bare.order';
