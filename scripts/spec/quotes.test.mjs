import { compare, quotesOf, rulesOf } from './quotes.mjs';

const SPEC = '# Rules\n\n- **P1** One.\n- **[LR2]** Two, see [P1].\n  - **C9** is no rule here\n';
const file = (/** @type {string} */ path, /** @type {string} */ text) => ({ path, text });

test('a rule is a numbered item of the list', () => {
  expect(rulesOf(SPEC)).toEqual(['P1', 'LR2']);
});

test('a new letter needs nothing here: its rules are held to from the first one on', () => {
  expect(rulesOf('- **B1** A key.\n- **L9** A voice.\n')).toEqual(['B1', 'L9']);
});

test.each([
  ["it('[P7][P9] pairs', run);", ['P7', 'P9']],
  ["describe('news (SPEC C9, I5)', run);", ['C9', 'I5']],
  ['P7 without brackets', []],
  ['curve P-256, key [P256X]', []],
])('%s', (text, rules) => {
  expect(quotesOf(file('x.test.ts', text)).map(({ rule }) => rule)).toEqual(rules);
});

test('a vector names its rule in a field', () => {
  expect(quotesOf(file('p/vectors/a.json', '[\n{"rule": "LR2"}, {"rule":"P1"}]'))).toEqual([
    { path: 'p/vectors/a.json', line: 2, rule: 'LR2' },
    { path: 'p/vectors/a.json', line: 2, rule: 'P1' },
  ]);
});

test('names of tests and vectors count as tests; comments, sources and documents do not', () => {
  const files = [
    file('a/x.test.ts', "it('[P1] is so', run);\n// [C3] is not tested\n * [C4] neither\n"),
    file('a/x.ts', '/** See [C2]. */'),
    file('docs/x.md', 'As [C2] says.'),
    file('p/vectors/a.json', '{"rule": "LR2"}'),
  ];
  expect(compare(['P1', 'LR2', 'C2', 'C3', 'C4'], files).untested).toEqual(['C2', 'C3', 'C4']);
});

test('a quoted rule that nobody states is found wherever it is, with its line', () => {
  const files = [file('a/x.test.ts', "it('[P1] is so', run);"), file('a/x.ts', '\n/** See [P99]. */')];
  expect(compare(['P1'], files)).toEqual({
    untested: [],
    unknown: [{ path: 'a/x.ts', line: 2, rule: 'P99' }],
    repeated: [],
  });
});

test('a number that is given twice is found', () => {
  expect(compare(['P1', 'P1'], [file('a.test.ts', "it('[P1]', run)")]).repeated).toEqual(['P1']);
});
