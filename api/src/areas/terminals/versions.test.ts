import { compareVersions, outdatedOf } from './versions.js';

test('versions are compared by their numbers', () => {
  expect(compareVersions('0.10.0', '0.9.3')).toBeGreaterThan(0);
  expect(compareVersions('1.0', '1.0.0')).toBe(0);
  expect(compareVersions('1.0.0-2', '1.0.0-10')).toBeLessThan(0);
});

test('whatever is older than the newest is outdated; equal ones are not', () => {
  expect(outdatedOf(['0.9.3', '0.10.0', '0.10', '0.2.0'])).toEqual(['0.9.3', '0.2.0']);
  expect(outdatedOf([])).toEqual([]);
});
