import fc from 'fast-check';

// How tests get fast-check: packages/tooling/fast-check.mjs.
const times = Number(process.env.FALINK_PROPERTY_RUNS ?? 1);

function drawn(): number[] {
  const values: number[] = [];
  fc.assert(
    fc.property(fc.integer(), (value) => void values.push(value)),
    { numRuns: 5 },
  );
  return values;
}

describe('a property', () => {
  it('is tried as often as it says, many times as often at night', () => {
    expect(drawn()).toHaveLength(5 * times);
  });

  it('meets the same values each time where a change is judged, and others elsewhere', () => {
    const isJudged = Boolean(process.env.CI) && times === 1;
    const [first, second] = [drawn(), drawn()];
    expect(first.join() === second.join()).toBe(isJudged);
  });
});
