import { testOutage } from '../support/outage-tests.js';

const RINGS_ON_MS = 600_000;

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
    // Desks ring all the while, and could answer: who does not is away, and rightly so.
    offerMs: RINGS_ON_MS,
  }));
