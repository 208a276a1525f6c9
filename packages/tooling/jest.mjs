import { fileURLToPath } from 'node:url';

const swc = fileURLToPath(import.meta.resolve('@swc/jest'));

/**
 * Jest as ES modules over TypeScript sources: workspace packages resolve to their `src` through the
 * `falink-source` export condition, so no build is needed before a unit test.
 *
 * @param {{ name: string, env?: 'node' | 'jsdom', timeoutMs?: number }} options
 */
export function jestProject({ name, env = 'node', timeoutMs = 15_000 }) {
  return {
    displayName: name,
    rootDir: undefined,
    testEnvironment: env,
    globals: { PROJECT_TEST_TIMEOUT_MS: timeoutMs },
    setupFilesAfterEnv: [fileURLToPath(new URL('./jest-timeout.mjs', import.meta.url))],
    testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/src/**/*.test.tsx', '<rootDir>/test/**/*.test.ts'],
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    testEnvironmentOptions: { customExportConditions: ['falink-source', 'node', 'node-addons'] },
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
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
