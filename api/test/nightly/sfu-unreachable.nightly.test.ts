import { testOutage } from '../support/outage-tests.js';

describe('an sfu and an api that do not reach each other', () =>
  testOutage({
    begin: ({ fromSfu, toSfu }) => {
      fromSfu.swallow();
      toSfu.swallow();
    },
    end: ({ fromSfu, toSfu }) => {
      fromSfu.carry();
      toSfu.carry();
    },
    refuses: false,
  }));
