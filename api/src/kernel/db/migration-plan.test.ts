import fc from 'fast-check';
import { type AppliedMigration, type Migration, planMigrations } from './migration-plan.js';

const file = (number: number, change: Partial<Migration> = {}): Migration => ({
  number,
  name: 'x',
  sql: '',
  sha256: `sha-${number}`,
  breaking: false,
  ...change,
});
const rowOf = ({ sql: _, ...row }: Migration): AppliedMigration => row;
const numbers = fc
  .uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 12 })
  .map((all) => all.sort((a, b) => a - b));

test('whatever gaps the numbers have, an older database gets exactly what it lacks, in order', () => {
  fc.assert(
    fc.property(numbers, fc.nat(12), (all, had) => {
      const files = all.map((number) => file(number));
      const plan = planMigrations(files, files.slice(0, had).map(rowOf));
      expect(plan).toEqual({ pending: files.slice(had), unknown: [] });
    }),
  );
});

test('a newer database is used or refused by the mark alone', () => {
  fc.assert(
    fc.property(numbers, fc.nat(12), fc.boolean(), (all, known, breaking) => {
      const files = all.map((number) => file(number));
      const rows = files.map((one, index) => rowOf(index >= known ? { ...one, breaking } : one));
      const read = () => planMigrations(files.slice(0, known), rows);
      if (breaking && known < files.length) expect(read).toThrow('ahead of this version');
      else expect(read().unknown).toHaveLength(Math.max(0, files.length - known));
    }),
  );
});
