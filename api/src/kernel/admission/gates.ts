import { Gate } from './gate.js';

/** In line for each that is being admitted: what a service that is well admits in a few seconds. */
const LINE_PER_PLACE = 100;
/** Shorter than a client waits for its handshake; nobody sits in front of a box that comes back. */
const PATIENCE_MS = 10_000;

/** Boxes whose statements are shared: so many share one, and their answers are a few milliseconds' work. */
const BOXES_AT_ONCE = 64;

/** Who comes back after an outage, apart: ten thousand boxes do not stand in front of the desks that answer them. */
export interface Gates {
  /** Boxes that come in: what they ask for shares its statements, a connection for each kind. */
  readonly boxes: Gate;
  /** What boxes ask for besides, each with a statement of its own. */
  readonly boxReads: Gate;
  readonly desks: Gate;
  /** Pictures that are decoded: each takes up to 160 MB and one of Node's four threads, which sign-in and films need too. */
  readonly pictures: Gate;
}

/** @param connections of the database's pool */
export function createGates(connections: number): Gates {
  return {
    boxes: gateOf(BOXES_AT_ONCE),
    boxReads: gateOf(Math.max(1, Math.floor(connections / 3))),
    desks: gateOf(Math.max(1, Math.floor(connections / 6))),
    pictures: new Gate({ atOnce: 2, line: 20, patienceMs: PATIENCE_MS }),
  };
}

function gateOf(atOnce: number): Gate {
  return new Gate({ atOnce, line: atOnce * LINE_PER_PLACE, patienceMs: PATIENCE_MS });
}
