import { sumOfObjects } from './memory.js';

describe('the objects of a heap snapshot', () => {
  it('are all nodes but compiled code and what belongs to the browser', () => {
    const meta = {
      node_fields: ['type', 'name', 'id', 'self_size'],
      node_types: [['object', 'code', 'string', 'native']],
    };
    const nodes = [
      [0, 0, 1, 100],
      [1, 0, 3, 5_000],
      [2, 0, 5, 20],
      [3, 0, 7, 7_000],
      [0, 0, 9, 3],
    ].flat();
    expect(sumOfObjects({ snapshot: { meta }, nodes })).toBe(123);
  });
});
