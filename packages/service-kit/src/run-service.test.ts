import { createLogger } from './logger.js';
import { runService, type Service } from './run-service.js';

const log = createLogger({ service: 'test', destination: { write: () => undefined } });
const SIGNALS = ['SIGINT', 'SIGTERM', 'disconnect'] as const;
const before = SIGNALS.map((signal) => process.listeners(signal as NodeJS.Signals));

afterEach(() => {
  SIGNALS.forEach((signal, i) => {
    for (const listener of process.listeners(signal as NodeJS.Signals))
      if (!before[i]?.includes(listener)) process.off(signal, listener);
  });
});

test('runs until the signal, then stops the service once and exits with 0', async () => {
  const happened: string[] = [];
  const service: Service = { url: 'http://localhost:1', log, stop: async () => void happened.push('stopped') };
  const exited = new Promise<number>((exit) => {
    void runService('toy', () => ({ start: async () => service }), { exit }).then(() => {
      expect(happened).toEqual([]);
      const onSignal = process.listeners('SIGTERM').at(-1) as (signal: NodeJS.Signals) => void;
      onSignal('SIGTERM');
    });
  });
  expect(await exited).toBe(0);
  expect(happened).toEqual(['stopped']);
});

test.each([
  ['a configuration that is wrong', () => fail('FALINK_X: must be a port')],
  ['a start that fails', () => ({ start: () => Promise.reject(new Error('the port is taken')) })],
])('%s ends the process with one sentence and status 1', async (_case, create) => {
  const [codes, said]: [number[], string[]] = [[], []];
  await runService('toy', create, { exit: (code) => codes.push(code), complain: (text) => said.push(text) });
  expect(codes).toEqual([1]);
  expect(said).toEqual([expect.stringMatching(/^(FALINK_X: must be a port|the port is taken)$/)]);
});

function fail(message: string): never {
  throw new Error(message);
}
