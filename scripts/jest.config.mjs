/** The developer helpers are plain modules without types to strip: no transform, no preset. */
export default {
  displayName: 'scripts',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.test.mjs'],
  transform: {},
  testTimeout: 15_000,
};
