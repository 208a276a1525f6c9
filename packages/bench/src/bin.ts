import { writeFile } from 'node:fs/promises';
import { type BenchArguments, type BenchName, readArguments, UsageError } from './arguments.js';
import { progress } from './progress.js';
import { type Report, reportLine } from './report.js';

const RUN: Record<BenchName, (how: BenchArguments) => Promise<Report>> = {
  'call-setup': async ({ runs }) => {
    const { CALL_SETUP_RUNS, callSetup } = await import('./call-setup/bench.js');
    return callSetup(runs ?? CALL_SETUP_RUNS);
  },
  tv: async ({ runs }) => {
    const { TV_RUNS, tv } = await import('./tv/bench.js');
    return tv(runs ?? TV_RUNS);
  },
  'first-frame': async ({ runs }) => {
    const { FIRST_FRAME_RUNS, firstFrameOfProgramme } = await import('./first-frame/bench.js');
    return firstFrameOfProgramme(runs ?? FIRST_FRAME_RUNS);
  },
  'sfu-cost': async ({ runs }) => {
    const { SFU_COST_RUNS, sfuCost } = await import('./sfu-cost/bench.js');
    return sfuCost(runs ?? SFU_COST_RUNS);
  },
  'poor-network': async ({ runs, only }) => {
    const { POOR_NETWORK_RUNS, poorNetwork } = await import('./poor-network/bench.js');
    return poorNetwork(runs ?? POOR_NETWORK_RUNS, only);
  },
  legal: async ({ runs }) => {
    const { LEGAL_RUNS, legal } = await import('./legal/bench.js');
    return legal(runs ?? LEGAL_RUNS);
  },
  fleet: async ({ terminals }) => {
    const { FLEET_TERMINALS, fleet } = await import('./fleet/bench.js');
    return fleet(terminals ?? FLEET_TERMINALS);
  },
  'health-history': async ({ runs }) => {
    const { HEALTH_HISTORY_RUNS, healthHistory } = await import('./health-history/bench.js');
    return healthHistory(runs ?? HEALTH_HISTORY_RUNS);
  },
  'fleet-list': async ({ runs }) => {
    const { FLEET_LIST_RUNS, fleetList } = await import('./fleet-list/bench.js');
    return fleetList(runs ?? FLEET_LIST_RUNS);
  },
  soak: async ({ minutes }) => {
    const { SOAK_MINUTES, soak } = await import('./soak/bench.js');
    return soak(minutes ?? SOAK_MINUTES);
  },
  companion: async ({ runs }) => {
    const { COMPANION_RUNS, companion } = await import('./companion/bench.js');
    return companion(runs ?? COMPANION_RUNS);
  },
};

try {
  const how = readArguments(process.argv.slice(2));
  const { bench, out } = how;
  const report = await RUN[bench](how);
  const line = reportLine(report);
  if (out !== undefined) await writeFile(out, `${line}\n`);
  if (report.invalid !== null) progress(`INVALID: ${report.invalid}`);
  for (const result of report.results)
    if (!result.ok)
      progress(
        `OVER BUDGET: ${result.name}, ${result.judged} ${result.ratio ?? result.result[result.judged]} > ${result.budget}`,
      );
  process.stdout.write(`${line}\n`);
  process.exitCode = report.ok ? 0 : 1;
} catch (error) {
  process.stderr.write(
    `${error instanceof UsageError ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
