import { DATABASE_FAULTS, limitMs, survives } from './fault.js';

describe.each([200])('for %i s', (seconds) => {
  test.each(DATABASE_FAULTS.map((fault) => [fault.name, fault] as const))(
    '%s: nothing is lost, doubled or orphaned',
    (_, fault) => survives(seconds, fault),
    limitMs(seconds),
  );
});
