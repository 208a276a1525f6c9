// biome-ignore-all lint/style/noDefaultExport: it takes the place of the package's own
import fc from 'fast-check/itself';

/** Any number, the same everywhere. */
const SEED = 12_348;
const RUNS = 100;

/**
 * What tests import as fast-check. In CI a property meets the same values each time: a change is judged by what it
 * changes. Runs by hand draw others each time, and the night (`FALINK_PROPERTY_RUNS` times as many) a great many.
 */
const { CI, FALINK_PROPERTY_RUNS } = process.env;
const times = Number(FALINK_PROPERTY_RUNS ?? 1);
if (CI && times === 1) fc.configureGlobal({ seed: SEED });

const assert = (property, parameters = {}) =>
  fc.assert(property, { ...parameters, numRuns: (parameters.numRuns ?? RUNS) * times });

export default { ...fc, assert };
