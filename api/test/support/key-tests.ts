import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/kernel/config.js';
import { startApi, type TestApi, type TestConfig } from './api.js';

/** The data keys of the tests. */
export const KEYS = {
  first: 'the-first-data-key-of-the-tests-0123456789',
  second: 'the-second-data-key-of-the-tests-0123456789',
  third: 'the-third-data-key-of-the-tests-0123456789',
};

export interface Given {
  readonly data?: string | null;
  readonly others?: readonly string[];
  readonly nodeId?: string;
  readonly jwt?: string;
  readonly room?: string;
  readonly service?: string;
  readonly dataDir?: string;
}

const base = readConfig({
  DATABASE_URL: 'postgres://nowhere/nothing',
  FALINK_JWT_SECRET: 'jwt-secret-of-the-tests-0123456789abcd',
  FALINK_ROOM_SECRET: 'room-secret-of-the-tests-0123456789abc',
  FALINK_SERVICE_SECRET: 'service-secret-of-the-tests-0123456789',
});

/** The secrets of a process as the tests say, the usual ones otherwise. */
export function given({ data = KEYS.first, others = [], jwt, room, service, ...rest }: Given): TestConfig {
  return {
    secrets: {
      ...base.secrets,
      ...(jwt !== undefined && { jwt }),
      ...(room !== undefined && { room }),
      ...(service !== undefined && { service }),
      data,
      otherData: others,
    },
    ...rest,
  };
}

/** Api processes over one database, each with the secrets that it is given; stopped together. */
export class Processes {
  private readonly running: TestApi[] = [];
  private readonly folders: string[] = [];

  constructor(private readonly databaseUrl: () => string) {}

  async start(more: Given = {}): Promise<TestApi> {
    const api = await startApi(this.databaseUrl(), given(more), { demo: true });
    this.running.push(api);
    return api;
  }

  async stop(): Promise<void> {
    for (const api of this.running.splice(0).toReversed()) await api.stop();
  }

  /** A data folder that the test removes. */
  async folder(): Promise<string> {
    const made = await mkdtemp(join(tmpdir(), 'falink-keys-'));
    this.folders.push(made);
    return made;
  }

  async removeFolders(): Promise<void> {
    for (const folder of this.folders.splice(0)) await rm(folder, { recursive: true, force: true });
  }
}
