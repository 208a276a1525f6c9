/** The developer helpers are plain modules without types to strip: no transform, no preset. */
export default {
  displayName: 'scripts',
  testEnvironment: '<rootDir>/../packages/tooling/jest-environment.mjs',
  cacheDirectory: '<rootDir>/../node_modules/.cache/jest',
  testMatch: ['<rootDir>/**/*.test.mjs'],
  transform: {},
  testTimeout: 15_000,
};
