import { DATABASE_FAULTS, type Fault, LINE_FAULTS, limitMs, SERVICE_FAULTS, survives } from './fault.js';

const SECONDS = 10;
const SLICE = [DATABASE_FAULTS[2], SERVICE_FAULTS[0], LINE_FAULTS[1]] as Fault[];

/** One fault of each kind, short, in one district; all of them at their full lengths run as `npm run faults`. */
test(
  `${SLICE.map(({ name }) => name).join(', ')}, each for ${SECONDS} s: nothing is lost, doubled or orphaned`,
  () => survives(SECONDS, ...SLICE),
  limitMs(SECONDS * SLICE.length),
);
