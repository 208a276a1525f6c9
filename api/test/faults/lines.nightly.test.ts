import { LINE_FAULTS, limitMs, survives } from './fault.js';

describe.each([10, 100])('for %i s', (seconds) => {
  test.each(LINE_FAULTS.map((fault) => [fault.name, fault] as const))(
    '%s: nothing is lost, doubled or orphaned',
    (_, fault) => survives(seconds, fault),
    limitMs(seconds),
  );
});
