import { cpus, totalmem } from 'node:os';

/** @typedef {{ title: string, startedAt: number, endedAt: number }} Step times in ms since the epoch */
/** @typedef {{ name: string, fromS: number, tookS: number }} Part */

/**
 * Every step of the set-up and the start that follows, in the order in which they began, in seconds from the command.
 * Steps run beside each other, so that they add up to more than the whole.
 * @param {readonly Step[]} steps
 * @param {{ startedAt: number, healthyAt: number, pictureAt: number }} moments
 * @returns {Part[]}
 */
export function partsOf(steps, { startedAt, healthyAt, pictureAt }) {
  const setUpAt = Math.max(startedAt, ...steps.map(({ endedAt }) => endedAt));
  const all = [
    ...steps,
    { title: 'start to healthy', startedAt: setUpAt, endedAt: healthyAt },
    { title: 'healthy to first picture', startedAt: healthyAt, endedAt: pictureAt },
  ];
  return all
    .map((step) => ({
      name: step.title,
      fromS: seconds(step.startedAt - startedAt),
      tookS: seconds(step.endedAt - step.startedAt),
    }))
    .sort((a, b) => a.fromS - b.fromS);
}

/** @param {number} ms */
function seconds(ms) {
  return Math.round(ms / 100) / 10;
}

/** The machine in one line, for a reader who compares numbers. */
export function machineName() {
  const processors = cpus();
  const model = processors[0]?.model.replace(/\s+/g, ' ').trim() ?? 'unknown processor';
  return `${processors.length} × ${model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`;
}
