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

test('a Node that is too old ends the process before anything is read, with what to do', async () => {
  const [codes, said]: [number[], string[]] = [[], []];
  const options = { exit: (code: number) => codes.push(code), complain: (text: string) => said.push(text) };
  await runService('toy', () => fail('read'), { ...options, nodeVersion: '22.23.3' });
  expect(codes).toEqual([1]);
  expect(said).toEqual([
    expect.stringMatching(/^This is Node 22\.23\.3; toy needs Node 24 .*node_modules\/\.bin\/node/),
  ]);
});

function fail(message: string): never {
  throw new Error(message);
}
