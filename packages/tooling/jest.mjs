import { fileURLToPath } from 'node:url';

const swc = fileURLToPath(import.meta.resolve('@swc/jest'));
const fastCheck = fileURLToPath(import.meta.resolve('fast-check'));
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Jest as ES modules over TypeScript sources: workspace packages resolve to their `src` through the
 * `falink-source` export condition, so no build is needed before a unit test.
 *
 * @param {{ name: string, timeoutMs?: number }} options
 */
export function jestProject({ name, timeoutMs = 15_000 }) {
  return {
    displayName: name,
    rootDir: undefined,
    // Every test file gets a temporary folder of its own and must leave it empty.
    testEnvironment: here('./jest-environment.mjs'),
    // Not in the temporary folder, where jest keeps it otherwise: compiled sources outlive a run.
    cacheDirectory: here('../../node_modules/.cache/jest'),
    globals: { PROJECT_TEST_TIMEOUT_MS: timeoutMs },
    setupFilesAfterEnv: [here('./jest-timeout.mjs')],
    testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/src/**/*.test.tsx', '<rootDir>/test/**/*.test.ts'],
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    testEnvironmentOptions: { customExportConditions: ['falink-source', 'node', 'node-addons'] },
    moduleNameMapper: {
      '^(\\.{1,2}/.*)\\.js$': '$1',
      '^fast-check$': here('./fast-check.mjs'),
      '^fast-check/itself$': fastCheck,
    },
    modulePathIgnorePatterns: ['<rootDir>/dist/'],
    transform: {
      '^.+\\.(t|j)sx?$': [
        swc,
        {
          jsc: {
            target: 'es2022',
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'automatic' } },
            experimental: { keepImportAttributes: true },
          },
          module: { type: 'es6' },
        },
      ],
    },
    transformIgnorePatterns: ['/node_modules/'],
  };
}
