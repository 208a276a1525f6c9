import { BenchDesk } from './call-setup/bench-desk.js';
import { BenchTerminal } from './call-setup/bench-terminal.js';

let terminal: BenchTerminal | undefined;
let desk: BenchDesk | undefined;

function open<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('not open');
  return part;
}

/** One page is either a terminal or a desk. Moments are ms since the epoch. */
const bench = {
  openTerminal: async (name: 'home-1' | 'home-2' | 'home-3') => {
    terminal = await BenchTerminal.open(name);
  },
  openDesk: async (username: string, password: string) => {
    desk = await BenchDesk.open(username, password);
  },
  terminal: {
    call: (how: { readonly camera?: boolean } = {}) => open(terminal).call(how),
    phoneLink: () => open(terminal).phoneLink(),
    firstFrame: () => open(terminal).firstFrame(),
    hangUp: () => open(terminal).hangUp(),
    meter: () => open(terminal).meter,
  },
  desk: {
    ready: () => open(desk).ready(),
    ringing: () => open(desk).ringing(),
    accept: () => open(desk).accept(),
    firstFrame: () => open(desk).firstFrame(),
    rest: () => open(desk).rest(),
    meter: () => open(desk).meter,
  },
};
export type ProductCallBench = typeof bench;
Object.assign(globalThis, { bench });
