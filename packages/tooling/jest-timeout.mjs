import { jest } from '@jest/globals';

// Jest reads `testTimeout` only from the root configuration; a project's own would be ignored silently.
jest.setTimeout(globalThis.PROJECT_TEST_TIMEOUT_MS);
