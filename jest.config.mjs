/** Every workspace is a project of its own, the developer helpers too; scripts/test.mjs chooses which run together. */
export default {
  projects: [
    '<rootDir>/scripts',
    '<rootDir>/packages/!(tooling)',
    '<rootDir>/api',
    '<rootDir>/sfu',
    '<rootDir>/tv-app',
    '<rootDir>/command-center',
  ],
};
