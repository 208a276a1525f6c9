/**
 * @typedef {object} Plan
 * @property {string[]} only projects' names; none means all
 * @property {boolean} unit without the tests that drive a browser
 * @property {boolean} e2e only the tests that drive a browser
 * @property {boolean} nightly only the tests that run at night
 * @property {boolean} faults of those, only the faults of each part and path
 * @property {string | undefined} node run under this major version of Node, downloaded through npm
 * @property {string[]} passthrough handed to jest as they are
 */

/**
 * Reads the command line: `[--only <project>[,<project>]] [--unit | --e2e | --nightly | --faults] [--node <major>] [<jest arguments>]`.
 * What it does not know is jest's.
 * @param {string[]} argv
 * @returns {Plan | { error: string }}
 */
export function readPlan(argv) {
  /** @type {Plan} */
  const plan = { only: [], unit: false, e2e: false, nightly: false, faults: false, node: undefined, passthrough: [] };
  for (let i = 0; i < argv.length; i += 1) {
    const argument = /** @type {string} */ (argv[i]);
    if (argument === '--unit') plan.unit = true;
    else if (argument === '--e2e') plan.e2e = true;
    else if (argument === '--nightly') plan.nightly = true;
    else if (argument === '--faults') plan.faults = true;
    else if (argument === '--only' || argument === '--node') {
      const value = argv[i + 1];
      if (!value || value.startsWith('-')) return { error: `${argument} needs a value.` };
      if (argument === '--only') plan.only.push(...value.split(','));
      else plan.node = value;
      i += 1;
    } else if (argument !== '--') plan.passthrough.push(argument);
  }
  if ([plan.unit, plan.e2e, plan.nightly, plan.faults].filter(Boolean).length > 1)
    return { error: '--unit, --e2e, --nightly and --faults exclude each other.' };
  if (plan.node && !/^\d+$/.test(plan.node)) return { error: '--node takes a major version, for example 22.' };
  return plan;
}
