/** Name of the notice that the bare server sends to everybody. */
export const BROADCAST = 'bare.broadcast';
