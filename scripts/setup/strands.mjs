/**
 * @typedef {object} Strand
 * @property {string[]} [after] names of the strands that must have ended well before
 * @property {() => Promise<unknown>} run
 */

/**
 * Runs work that depends on other work, each part as soon as what it needs is done, and each to its end: a failure
 * stops only what comes after it, so the next run of the set-up goes on from there.
 * @param {Record<string, Strand>} strands
 * @throws the first failure, in the order of the strands
 */
export async function runStrands(strands) {
  /** @type {Map<string, Promise<unknown>>} */
  const started = new Map();
  /** @param {string} name @returns {Promise<unknown>} */
  const start = (name) => {
    const known = started.get(name);
    if (known) return known;
    const strand = strands[name];
    if (!strand) throw new Error(`there is no strand "${name}"`);
    const running = Promise.all((strand.after ?? []).map(start)).then(() => strand.run());
    started.set(name, running);
    return running;
  };
  const results = await Promise.allSettled(Object.keys(strands).map(start));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
