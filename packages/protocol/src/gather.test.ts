import { gather } from './gather.js';

it('keeps what every part has, in the order of the parts', () => {
  const all = gather([{ 'a.x': 1 }, { 'b.x': 2, 'b.y': 3 }] as const);
  expect(all).toEqual({ 'a.x': 1, 'b.x': 2, 'b.y': 3 });
  const second: 2 = all['b.x'];
  expect(second).toBe(2);
});

it('[P5] a key that two parts have does not compile', () => {
  const [one, other] = [{ 'a.x': 1 }, { 'a.x': 2 }] as const;
  // @ts-expect-error: `a.x` is written twice
  gather([one, other]);
  // @ts-expect-error: not only in neighbours
  gather([one, { 'b.x': 3 }, other]);
});
