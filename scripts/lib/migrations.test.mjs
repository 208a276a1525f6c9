import { expect, test } from '@jest/globals';
import { nextMigration } from './migrations.mjs';

test('counts on from the highest number, whatever else is in the folder', () => {
  expect(nextMigration(['000002-b.sql', '000010-c.sql', 'README.md', 'schema.sql'], 'Add callback_reason')).toEqual({
    file: '000011-add-callback-reason.sql',
  });
  expect(nextMigration([], 'first')).toEqual({ file: '000001-first.sql' });
});

test.each(['', '  ', '../escape', 'semi;colon', '通话'])('refuses the name %j with an example', (name) => {
  expect(nextMigration([], name)).toEqual({ error: expect.stringContaining('npm run db:new -- ') });
});
