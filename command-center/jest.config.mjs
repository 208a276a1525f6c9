import { jestProject } from '@falink/tooling/jest';

const project = jestProject({ name: 'command-center', timeoutMs: 30_000 });

export default {
  ...project,
  testMatch: [...project.testMatch, '<rootDir>/test/**/*.test.tsx'],
  moduleNameMapper: {
    ...project.moduleNameMapper,
    // A class is worn under its own name; a stylesheet does nothing.
    '\\.module\\.css$': '<rootDir>/test/support/css-module.mjs',
    '\\.css$': '<rootDir>/test/support/css-none.mjs',
  },
};
