import type pg from 'pg';
import { inTransaction } from '../../kernel/db/transaction.js';
import { ChangeFeed } from '../../kernel/delivery/change-feed.js';
import { hashPassword } from '../staff/index.js';
import { DEMO_PASSWORD } from './district.js';
import { seedPlaces, seedProgramme, seedStaff, seedTerminals } from './queries.js';

/**
 * Puts the demo district into the database: org units, sites, staff, terminals and an adviser. What is already there
 * stays as it is, so it may run at every start. Nobody is connected yet, so nobody is notified.
 */
export async function seedDemo(pool: pg.Pool): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await inTransaction({ pool, changes: new ChangeFeed() }, async (tx) => {
    await seedPlaces(tx);
    await seedStaff(tx, passwordHash);
    await seedTerminals(tx);
    await seedProgramme(tx);
  });
}
