import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { citationsOf, missing } from './citations.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** @param {string} path */
const read = (path) => (existsSync(root + path) ? readFileSync(root + path, 'utf8') : null);

test('reads the files that a document names, and the tests that it quotes', () => {
  expect(citationsOf('See `a/x.test.ts` “does it”, `npm run look` and `b/y.md`.')).toEqual([
    { path: 'a/x.test.ts', test: 'does it' },
    { path: 'b/y.md', test: undefined },
  ]);
});

test('finds what is not there', () => {
  const files = new Map([['a/x.test.ts', "it('does it', run);"]]);
  const document = '`a/x.test.ts` “does it” `a/x.test.ts` “does more” `a/gone.ts`';
  expect(missing(citationsOf(document), (path) => files.get(path) ?? null)).toEqual([
    'a/x.test.ts: does more',
    'a/gone.ts',
  ]);
});

test('docs/accessibility.md names nothing that is not there', () => {
  const citations = citationsOf(read('docs/accessibility.md') ?? '');
  expect(citations.filter((citation) => citation.test !== undefined).length).toBeGreaterThan(15);
  expect(missing(citations, read)).toEqual([]);
});
