import { readArguments, UsageError } from './arguments.js';

describe('the command line', () => {
  it('names one bench, with its own number of runs unless told', () => {
    expect(readArguments(['tv'])).toEqual({
      bench: 'tv',
      runs: undefined,
      only: undefined,
      terminals: undefined,
      minutes: undefined,
      out: undefined,
    });
    expect(readArguments(['call-setup', '--runs', '20', '--out', 'r.json'])).toEqual({
      bench: 'call-setup',
      runs: 20,
      only: undefined,
      terminals: undefined,
      minutes: undefined,
      out: 'r.json',
    });
    expect(readArguments(['poor-network', '--only', '200 kbit/s'])).toMatchObject({ only: '200 kbit/s' });
    expect(readArguments(['fleet-list', '--runs', '3'])).toMatchObject({ bench: 'fleet-list', runs: 3 });
    expect(readArguments(['fleet', '--terminals', '500'])).toMatchObject({ bench: 'fleet', terminals: 500 });
    expect(readArguments(['companion', '--runs', '3'])).toMatchObject({ bench: 'companion', runs: 3 });
    expect(readArguments(['soak', '--minutes', '5'])).toMatchObject({ bench: 'soak', minutes: 5 });
  });

  it.each([
    [[]],
    [['radio']],
    [['tv', 'first-frame']],
    [['tv', '--runs', '0']],
    [['tv', '--runs', 'x']],
    [['tv', '--only', 'x']],
    [['tv', '--terminals', '500']],
    [['fleet', '--terminals', '0']],
    [['fleet', '--runs', '2']],
    [['soak', '--minutes', '0']],
    [['soak', '--runs', '2']],
    [['fleet', '--minutes', '5']],
    [['--fast']],
  ])('refuses %j and says how to write it', (args) => {
    expect(() => readArguments(args)).toThrow(UsageError);
    expect(() => readArguments(args)).toThrow(/npm run bench/);
  });
});
