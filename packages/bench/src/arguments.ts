import { parseArgs } from 'node:util';

export const BENCHES = [
  'call-setup',
  'tv',
  'first-frame',
  'sfu-cost',
  'poor-network',
  'legal',
  'fleet',
  'health-history',
  'fleet-list',
  'soak',
  'companion',
] as const;
export type BenchName = (typeof BENCHES)[number];

export interface BenchArguments {
  readonly bench: BenchName;
  /** Undefined: the bench's own number. */
  readonly runs: number | undefined;
  /** Only the parts whose name contains this; undefined: everything. */
  readonly only: string | undefined;
  /** How many boxes the fleet has; undefined: the bench's own number. */
  readonly terminals: number | undefined;
  /** How long the soak lasts; undefined: the bench's own time. */
  readonly minutes: number | undefined;
  /** File that gets the result as well as standard output. */
  readonly out: string | undefined;
}

export class UsageError extends Error {}

const USAGE = `npm run bench -- ${BENCHES.join('|')} [--runs N] [--only part] [--terminals N] [--minutes N] [--out file]`;

/** @throws UsageError what is wrong, and how to write it. */
export function readArguments(args: readonly string[]): BenchArguments {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  const bench = BENCHES.find((known) => known === name);
  if (bench === undefined || rest.length > 0) throw new UsageError(`Which bench? ${USAGE}`);
  const runs = values.runs === undefined ? undefined : Number(values.runs);
  if (runs !== undefined && (!Number.isInteger(runs) || runs < 1))
    throw new UsageError(`--runs is "${values.runs}": write a number from 1. ${USAGE}`);
  if (values.only !== undefined && bench !== 'poor-network')
    throw new UsageError(`--only is for poor-network, which has parts. ${USAGE}`);
  const terminals = values.terminals === undefined ? undefined : Number(values.terminals);
  if (terminals !== undefined && (bench !== 'fleet' || !Number.isInteger(terminals) || terminals < 1))
    throw new UsageError(`--terminals is a number from 1, for fleet. ${USAGE}`);
  if (runs !== undefined && bench === 'fleet') throw new UsageError(`fleet runs once, without --runs. ${USAGE}`);
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  if (minutes !== undefined && (bench !== 'soak' || !Number.isInteger(minutes) || minutes < 1))
    throw new UsageError(`--minutes is a number from 1, for soak. ${USAGE}`);
  if (runs !== undefined && bench === 'soak') throw new UsageError(`soak runs once, without --runs. ${USAGE}`);
  return { bench, runs, only: values.only, terminals, minutes, out: values.out };
}

function parse(args: readonly string[]) {
  try {
    const options = {
      runs: { type: 'string' },
      only: { type: 'string' },
      terminals: { type: 'string' },
      minutes: { type: 'string' },
      out: { type: 'string' },
    } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}. ${USAGE}`);
  }
}
