import { Stillness } from './stillness.js';

/** A look each second: positions, what is fetched beyond them, and whether it rests. */
function watch(positions: readonly number[], { aheadS = 0, resting = false } = {}) {
  const stillness = new Stillness();
  stillness.restart(0);
  return positions.map((atS, second) => stillness.observe((second + 1) * 1_000, { atS, aheadS, resting }));
}
const still = (seconds: number) => Array<number>(seconds).fill(7);

it('says nothing for twelve seconds, and says it again after twelve more', () => {
  const troubled = watch(still(40)).flatMap(({ trouble }, index) => (trouble ? [index + 1] : []));
  expect(troubled).toEqual([13, 25, 37]);
});

it('says whether there is something to move on to', () => {
  expect(watch(still(13)).at(-1)?.trouble).toBe('starved');
  expect(watch(still(13), { aheadS: 6 }).at(-1)?.trouble).toBe('frozen');
});

it('is not taken in by a player that nudges', () => {
  expect(watch([7, 7.1, 7.2, 7.1, ...still(9)]).at(-1)?.trouble).toBe('starved');
});

it('counts from the opening when nothing was ever seen', () => {
  const stillness = new Stillness();
  stillness.restart(5_000);
  const first = { atS: 0, aheadS: 0, resting: false };
  expect(stillness.observe(6_000, first).trouble).toBeNull();
  expect(stillness.observe(18_000, first).trouble).toBe('starved');
});

it('leaves what rests alone, and counts again from its end', () => {
  expect(watch(still(60), { resting: true }).every(({ trouble }) => trouble === null)).toBe(true);
});

it('says for how long it has moved on; a jump back begins again', () => {
  expect(watch([1, 2, 3, 4]).map(({ movedS }) => movedS)).toEqual([0, 0, 1, 2]);
  expect(watch([10, 11, 12, 3, 4, 5]).map(({ movedS }) => movedS)).toEqual([0, 0, 1, 0, 0, 1]);
});
