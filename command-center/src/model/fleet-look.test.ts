import { FleetColumnSchema, type FleetLook, TerminalSortSchema, TerminalStateSchema } from '@falink/protocol';
import fc from 'fast-check';
import { BUILT_IN_VIEWS, DEFAULT_LOOK, hiddenFilters, lookOf, paramsOf } from './fleet-look.js';

const id = '00000000-0000-4000-8000-000000000001';
const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

describe('the address of a list of terminals', () => {
  it('names every list, and leads back to it', () => {
    const looks: fc.Arbitrary<FleetLook> = fc.record({
      filter: fc.record(
        {
          view: fc.constantFrom('all', 'attention', 'revoked'),
          state: some(TerminalStateSchema.options),
          unit: fc.constant([id]),
          tag: some(['独居', 'VIP 1', '50%&=']),
          silentDays: fc.integer({ min: 1, max: 3_650 }),
          q: fc.constantFrom('东河 新风', 'a&b=c', '100%'),
        },
        { requiredKeys: ['view'] },
      ) as fc.Arbitrary<FleetLook['filter']>,
      group: maybe(fc.constant(id)),
      sort: fc.constantFrom(...TerminalSortSchema.options),
      columns: some(FleetColumnSchema.options),
    }) as fc.Arbitrary<FleetLook>;
    fc.assert(
      fc.property(looks, (look) => {
        expect(lookOf(new URLSearchParams(paramsOf(look).toString()))).toEqual(look);
      }),
    );
  });
  it('is short for the usual list, and one that names no list is the usual list', () => {
    expect(paramsOf(DEFAULT_LOOK).toString()).toBe('');
    for (const wrong of ['', 'state=asleep', 'silentDays=x', 'unit=1', 'sort=age', 'columns=state,state'])
      expect(lookOf(new URLSearchParams(wrong))).toEqual(DEFAULT_LOOK);
  });
  it('of a built-in view leads to it', () => {
    for (const view of Object.values(BUILT_IN_VIEWS)) expect(lookOf(paramsOf(view))).toEqual(view);
    expect(hiddenFilters(BUILT_IN_VIEWS.silent)).toBe(1);
  });
});
