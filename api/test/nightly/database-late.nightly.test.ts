import { testOutage } from '../support/outage-tests.js';

/** Each way: a transaction takes longer than anybody waits. */
const SLOW_MS = 3_000;

describe('a database that answers too late', () =>
  testOutage({
    begin: ({ toDatabase }) => toDatabase.slow(SLOW_MS),
    end: ({ toDatabase }) => toDatabase.slow(0),
    refuses: false,
  }));
