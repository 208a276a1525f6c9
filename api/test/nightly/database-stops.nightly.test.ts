import { testOutage } from '../support/outage-tests.js';

describe('a database that stops', () =>
  testOutage({
    begin: ({ server }) => server.stop(),
    end: ({ server }) => server.start(),
    refuses: true,
  }));
