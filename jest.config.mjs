/** Every workspace is a project of its own; scripts/test.mjs chooses which run together. */
export default {
  projects: ['<rootDir>/packages/!(tooling)', '<rootDir>/api', '<rootDir>/sfu', '<rootDir>/tv-app', '<rootDir>/command-center'],
};
