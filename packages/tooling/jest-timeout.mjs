import { jest } from '@jest/globals';

// Jest reads `testTimeout` only from the root configuration; a project's own would be ignored silently.
// Properties that are tried many times over take many times as long.
jest.setTimeout(globalThis.PROJECT_TEST_TIMEOUT_MS * Number(process.env.FALINK_PROPERTY_RUNS ?? 1));
