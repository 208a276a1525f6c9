import { readArguments, UsageError } from './arguments.js';

describe('the command line', () => {
  it('names one bench, with its own number of runs unless told', () => {
    expect(readArguments(['tv'])).toEqual({ bench: 'tv', runs: undefined, out: undefined });
    expect(readArguments(['call-setup', '--runs', '20', '--out', 'r.json'])).toEqual({
      bench: 'call-setup',
      runs: 20,
      out: 'r.json',
    });
  });

  it.each([[[]], [['radio']], [['tv', 'first-frame']], [['tv', '--runs', '0']], [['tv', '--runs', 'x']], [['--fast']]])(
    'refuses %j and says how to write it',
    (args) => {
      expect(() => readArguments(args)).toThrow(UsageError);
      expect(() => readArguments(args)).toThrow(/npm run bench/);
    },
  );
});
