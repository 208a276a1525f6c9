import type { FleetLook } from '@falink/protocol';
import { ALL_SELECTED, countOf, extend, isSelected, NOTHING_SELECTED, targetOf, toggle } from './selection.js';

const LOADED = ['a', 'b', 'c', 'd', 'e'];
const look: FleetLook = { filter: { view: 'home' }, sort: 'name', columns: [] };

describe('a selection', () => {
  it('goes row by row and over a range, in both directions', () => {
    const one = toggle(NOTHING_SELECTED, 'd', LOADED);
    const range = extend(one, 'b', LOADED);
    expect([...range.ids].sort()).toEqual(['b', 'c', 'd']);
    expect([...toggle(range, 'c', LOADED).ids].sort()).toEqual(['b', 'd']);
    expect(targetOf(range, look)).toEqual({ terminals: expect.arrayContaining(['b', 'c', 'd']) });
  });
  it('of everything is the filter, and without one row the loaded others', () => {
    expect([countOf(ALL_SELECTED, 3_412), isSelected(ALL_SELECTED, 'z')]).toEqual([3_412, true]);
    expect(targetOf(ALL_SELECTED, { ...look, group: 'g' })).toEqual({ filter: { view: 'home' }, group: 'g' });
    expect([...toggle(ALL_SELECTED, 'b', LOADED).ids]).toEqual(['a', 'c', 'd', 'e']);
    expect(targetOf(NOTHING_SELECTED, look)).toBeNull();
  });
  it('of single rows ends at what one act may name', () => {
    const many = Array.from({ length: 1_500 }, (_, i) => `t${i}`);
    expect(extend(toggle(NOTHING_SELECTED, 't0', many), 't1499', many).ids.size).toBe(1_000);
  });
});
