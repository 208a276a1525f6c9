import { jestProject } from '@falink/tooling/jest';

export default {
  ...jestProject({ name: 'api', timeoutMs: 30_000 }),
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};
