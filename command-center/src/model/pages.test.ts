import fc from 'fast-check';
import { applyItem, itemsOf, type ListPage, type ListRules, type LoadedPages } from './pages.js';

interface Row {
  readonly id: string;
  readonly at: number;
  readonly open: boolean;
  readonly revision: number;
}
const row = (id: string, at: number, open = true, revision = 1): Row => ({ id, at, open, revision });
const rules: ListRules<Row> = {
  idOf: ({ id }) => id,
  compare: (a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  belongs: ({ open }) => open,
  isOlder: (item, known) => item.revision < known.revision,
};

function loaded(pages: readonly Row[][], complete: boolean, total: number | null = 9): LoadedPages<Row> {
  return {
    pages: pages.map(
      (items, i): ListPage<Row> => ({
        items,
        nextCursor: complete && i === pages.length - 1 ? null : `after ${i}`,
        total: i === 0 ? total : null,
      }),
    ),
    pageParams: pages.map((_, i) => (i === 0 ? undefined : `after ${i - 1}`)),
  };
}

const TWO = [
  [row('a', 1), row('c', 3)],
  [row('e', 5), row('g', 7)],
];
const look = (data: LoadedPages<Row>) => [
  itemsOf(data, rules.idOf)
    .map(({ id }) => id)
    .join(''),
  data.pages[0]?.total,
];

describe('[P13] a changed item', () => {
  it.each([
    ['known: replaced in place', row('c', 3, true, 2), 'aceg', 9],
    ['known, with another place: moved', row('a', 6), 'ceag', 9],
    ['known, moved behind what is loaded: comes back with its page', row('a', 99), 'ceg', 9],
    ['known, no longer in the list: removed', row('c', 3, false), 'aeg', 8],
    ['new: inserted in its order', row('d', 4), 'acdeg', 10],
    ['new, before everything', row('z', 0), 'zaceg', 10],
    ['new, behind what is loaded: comes with its page', row('z', 99), 'aceg', 9],
    ['of another filter: nothing', row('d', 4, false), 'aceg', 9],
  ])('%s', (_, item, ids, total) => {
    expect(look(applyItem(loaded(TWO, false), item, rules))).toEqual([ids, total]);
  });

  it('goes to the end of a list that is loaded whole', () => {
    expect(look(applyItem(loaded(TWO, true), row('z', 99), rules))).toEqual(['acegz', 10]);
    expect(look(applyItem(loaded([[]], true, 0), row('z', 99), rules))).toEqual(['z', 1]);
  });

  it('with an older revision changes nothing', () => {
    const data = loaded([[row('a', 1, true, 5)]], true);
    expect(applyItem(data, row('a', 1, false, 4), rules)).toBe(data);
  });

  it('makes no total where none is counted', () => {
    expect(applyItem(loaded(TWO, false, null), row('d', 4), rules).pages[0]?.total).toBeNull();
  });

  it('that two pages hold appears once', () => {
    const data = loaded(
      [
        [row('a', 1), row('b', 2)],
        [row('b', 2), row('c', 3)],
      ],
      true,
    );
    expect(look(data)[0]).toBe('abc');
  });

  it('leaves the pages ordered, without repetition, and with what belongs, whatever arrives', () => {
    const rows = fc.uniqueArray(fc.record({ n: fc.nat(40), at: fc.nat(12) }), {
      selector: ({ n }) => n,
      maxLength: 20,
    });
    const news = fc.array(fc.record({ n: fc.nat(40), at: fc.nat(12), open: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(rows, news, fc.integer({ min: 1, max: 5 }), fc.boolean(), (all, changes, limit, complete) => {
        const items = all.map(({ n, at }) => row(`${n}`, at)).sort(rules.compare);
        const pages: Row[][] = [];
        for (let i = 0; i < Math.max(1, items.length); i += limit) pages.push(items.slice(i, i + limit));
        let data = loaded(pages, complete, items.length);
        const truth = new Map(items.map((one) => [one.id, one]));
        for (const { n, at, open } of changes) {
          const item = row(`${n}`, at, open);
          data = applyItem(data, item, rules);
          if (open) truth.set(item.id, item);
          else truth.delete(item.id);
        }
        const seen = itemsOf(data, rules.idOf);
        expect(seen).toEqual([...seen].sort(rules.compare));
        expect(data.pages.flatMap((page) => page.items)).toHaveLength(seen.length);
        for (const one of seen) expect(truth.get(one.id)).toEqual(one);
        if (complete) {
          expect(seen).toEqual([...truth.values()].sort(rules.compare));
          expect(data.pages[0]?.total).toBe(truth.size);
        }
      }),
    );
  });
});
