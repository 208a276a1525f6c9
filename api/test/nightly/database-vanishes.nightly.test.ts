import { testOutage } from '../support/outage-tests.js';

describe('a database that vanishes without a word', () =>
  testOutage({
    begin: ({ toDatabase }) => toDatabase.swallow(),
    end: ({ toDatabase }) => toDatabase.carry(),
    refuses: true,
  }));
