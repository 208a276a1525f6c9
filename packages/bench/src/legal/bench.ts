import { createHash } from 'node:crypto';
import path from 'node:path';
import { PROJECT_ROOT } from '@falink/dev-env';
import {
  assignmentEligibility,
  CALCULATORS,
  calculate,
  draw,
  packagedRulebook,
  poolText,
  publishPool,
  sha256Hex,
} from '@falink/legal-rules';
import { describeMachine } from '../machine.js';
import { progress } from '../progress.js';
import { judgeLimit, makeReport, type Report } from '../report.js';
import { measure } from '../statistics.js';
import { totalOf, weighBundle } from '../tv/bundle.js';
import { exampleInputs } from './examples.js';
import { CASE, makeRoster, ROSTER_SIZE } from './roster.js';

export const LEGAL_RUNS = 50;
const DRAW_MS = 50;
const CALCULATION_MS = 1;
const TV_CHUNK_KB = 40;
const KB = 1024;
const SECRET = '5f'.repeat(32);

/** A draw over a thousand lawyers from the filter to the record, each calculator over its vectors, and what the TV loads. */
export async function legal(runs: number): Promise<Report> {
  const machine = await describeMachine(null);
  const book = packagedRulebook('2026-07-13');
  const roster = makeRoster(ROSTER_SIZE);
  const pseudonyms = new Map(roster.map(({ id }) => [id, `L-${sha256Hex(id).slice(0, 12)}`]));
  const pseudonymOf = (id: string): string => pseudonyms.get(id) ?? id;
  const commitment = sha256Hex(SECRET);

  const draws: number[] = [];
  const bareHashes: number[] = [];
  let eligible = 0;
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    const pool = publishPool(assignmentEligibility(CASE, roster, book), pseudonymOf);
    const record = draw({ pool, commitment, secret: SECRET, digits: String(run % 10_000).padStart(4, '0') });
    draws.push(performance.now() - from);
    eligible = record.pool.length;
    const text = poolText(pool);
    const bareFrom = performance.now();
    createHash('sha256').update(text).digest('hex');
    bareHashes.push(performance.now() - bareFrom);
  }
  progress(`legal: ${eligible} of ${ROSTER_SIZE} may be drawn; a draw takes ${measure(draws, 'ms').p50} ms`);

  const calculations: number[] = [];
  const bareFees: number[] = [];
  for (const { id } of CALCULATORS) {
    const inputs = await exampleInputs(id);
    const own: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      for (const input of inputs) {
        const from = performance.now();
        calculate(id, input, book);
        own.push(performance.now() - from);
        const bareFrom = performance.now();
        bareFee(140_000);
        bareFees.push(performance.now() - bareFrom);
      }
    }
    calculations.push(...own);
    progress(
      `legal: ${id}, ${inputs.length} inputs: p50 ${measure(own, 'ms').p50} ms, p95 ${measure(own, 'ms').p95} ms`,
    );
  }

  const { firstLoad, later } = await weighBundle(path.join(PROJECT_ROOT, 'tv-app/dist'), '/tv/');
  const chunks = new Map([...later].filter(([name]) => name.includes('legalParts')));
  if (chunks.size === 0) throw new Error('the built TV has no chunk of the legal rules: npx turbo run build');
  if ([...firstLoad.keys()].some((name) => name.includes('legalParts')))
    throw new Error('the legal rules are in the first load of the TV');

  return makeReport({
    bench: 'legal',
    machine,
    runs,
    results: [
      judgeLimit(`draw over ${ROSTER_SIZE} lawyers, filter to record`, measure(draws, 'ms'), 'p50', DRAW_MS),
      judgeLimit('one calculation, with its steps', measure(calculations, 'ms'), 'p50', CALCULATION_MS),
      judgeLimit('legal rules on the TV, gzip', measure([totalOf(chunks) / KB], 'KB'), 'p50', TV_CHUNK_KB),
    ],
    beside: [
      { name: 'baseline: SHA-256 of the same pool by OpenSSL, nothing else', result: measure(bareHashes, 'ms') },
      { name: 'baseline: court fee in binary fractions, no steps', result: measure(bareFees, 'ms') },
    ],
    invalid: null,
  });
}

/** The least that a fee takes: what the exact arithmetic and its explanation are compared with. */
function bareFee(amount: number): number {
  const parts = [
    [10_000, 0.025],
    [100_000, 0.02],
    [200_000, 0.015],
  ] as const;
  let fee = 50;
  for (const [index, [over, rate]] of parts.entries()) {
    const upTo = parts[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    if (amount > over) fee += (Math.min(amount, upTo) - over) * rate;
  }
  return fee;
}
