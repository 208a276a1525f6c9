import { unitTree } from './unit-tree.js';

const unit = (path: string, terminals: number) => ({ id: path, name: path, path, terminals });

test('units lie below the nearest one above them; those without one are roots, in the given order', () => {
  const tree = unitTree([unit('a.c', 2), unit('a', 5), unit('a.b', 3), unit('a.b.d', 3), unit('x.y', 1)]);
  expect(tree).toMatchObject([
    {
      id: 'a',
      terminals: 5,
      below: [
        { id: 'a.c', below: [] },
        { id: 'a.b', below: [{ id: 'a.b.d' }] },
      ],
    },
    { id: 'x.y', below: [] },
  ]);
  expect(unitTree([])).toEqual([]);
});
