import { startWorld, type World } from '../src/index.js';
import { describeBoxTrouble } from './box-trouble-suite.js';
import { describeCompanion } from './companion-suite.js';
import { describeGuest } from './guest-suite.js';
import { describeIntake } from './intake-suite.js';
import { describeLegalDesk } from './legal-desk-suite.js';
import { describeLegal } from './legal-suite.js';
import { describeLostScripts } from './lost-script-suite.js';
import { describeMainJob } from './main-job-suite.js';
import { describeOddBox } from './odd-box-suite.js';
import { describePairing } from './pairing-suite.js';
import { describeQueueTrouble } from './queue-trouble-suite.js';

/**
 * What residents and staff do with a district in order. A world takes as long to start as some of these tests take, so
 * they share one; each suite begins with the database as it was seeded.
 */
describe('in one district', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ dev: { env: { FALINK_SFU_GRACE_S: '4', FALINK_GUEST_PROOF_BITS: '12' } } });
  });
  afterAll(async () => {
    await world?.close();
  });

  describeMainJob(() => world);
  describeCompanion(() => world);
  describeGuest(() => world);
  describeQueueTrouble(() => world);
  describeBoxTrouble(() => world);
  describeOddBox(() => world);
  describeIntake(() => world);
  describeLegal(() => world);
  describeLegalDesk(() => world);
  describeLostScripts(() => world);
  describePairing(() => world);
});
