import { DATABASE_FAULTS, limitMs, survives } from './fault.js';

const SECONDS = 200;

describe('for 200 s', () => {
  test.each(DATABASE_FAULTS.map((fault) => [fault.name, fault] as const))(
    '%s: nothing is lost, doubled or orphaned',
    (_, fault) => survives(SECONDS, fault),
    limitMs(SECONDS),
  );
});
