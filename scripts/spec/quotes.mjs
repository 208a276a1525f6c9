/**
 * @typedef {{ path: string, text: string }} File
 * @typedef {{ path: string, line: number, rule: string }} Quote
 */

/** Any letter: a SPEC that begins a new kind of rules is held to them from its first one on. */
const NAME = '(?:LR|[A-Z])\\d+';
/** `[C4]`, `[P7][P9]`, `(SPEC C9, I5)`: how tests, comments and documents quote a rule. */
const BRACKETED = new RegExp(`\\[(${NAME})\\]`, 'g');
const BY_NAME = new RegExp(`\\bSPEC (${NAME}(?:, ${NAME})*)`, 'g');
/** A vector names its rule, and the test over the vectors puts it into its name. */
const IN_VECTOR = new RegExp(`"rule": ?"(${NAME})"`, 'g');
/** `- **P1** …` in the protocol's SPEC, `- **[LR1]** …` in that of the legal rules. */
const RULE = new RegExp(`^- \\*\\*\\[?(${NAME})\\]?\\*\\*`, 'gm');

const TEST = /\.test\.(ts|tsx|mjs)$/;
const VECTOR = /\/vectors\/.*\.json$/;
const COMMENT = /^\s*(\/\/|\/?\*)/;

/**
 * The rules that a SPEC states, in its order.
 * @param {string} spec
 * @returns {string[]}
 */
export function rulesOf(spec) {
  return [...spec.matchAll(RULE)].map(([, rule]) => String(rule));
}

/**
 * Every place where a file quotes a rule.
 * @param {File} file
 * @returns {Quote[]}
 */
export function quotesOf({ path, text }) {
  return text.split('\n').flatMap((content, at) => {
    const rules = VECTOR.test(path)
      ? [...content.matchAll(IN_VECTOR)].map(([, rule]) => String(rule))
      : [
          ...[...content.matchAll(BRACKETED)].map(([, rule]) => String(rule)),
          ...[...content.matchAll(BY_NAME)].flatMap(([, list]) => String(list).split(', ')),
        ];
    return rules.map((rule) => ({ path, line: at + 1, rule }));
  });
}

/**
 * Holds the SPECs and those who quote them against each other. Only a test's name or a vector counts as a test of a
 * rule: a comment proves nothing.
 * @param {string[]} rules
 * @param {File[]} files
 * @returns {{ untested: string[], unknown: Quote[], repeated: string[] }}
 */
export function compare(rules, files) {
  const known = new Set(rules);
  /** @type {Set<string>} */
  const tested = new Set();
  /** @type {Quote[]} */
  const unknown = [];
  for (const file of files) {
    const lines = file.text.split('\n');
    for (const quote of quotesOf(file)) {
      if (!known.has(quote.rule)) unknown.push(quote);
      const inTest = TEST.test(file.path) && !COMMENT.test(lines[quote.line - 1] ?? '');
      if (inTest || VECTOR.test(file.path)) tested.add(quote.rule);
    }
  }
  return {
    untested: rules.filter((rule) => !tested.has(rule)),
    unknown,
    repeated: rules.filter((rule, at) => rules.indexOf(rule) !== at),
  };
}
