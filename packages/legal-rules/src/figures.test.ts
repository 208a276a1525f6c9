import { PARAMETERS } from '../parameters/index.js';
import { figuresInForce } from './figures.js';
import { packagedRulebook } from './rulebook.js';

const book = packagedRulebook('2026-11-23');
const of = (figures: ReturnType<typeof figuresInForce>, id: string) => figures.find((one) => one.parameterId === id)!;

describe('figuresInForce', () => {
  it('lists every figure once, those to be checked first', () => {
    const figures = figuresInForce(book);
    expect(figures.map((one) => one.parameterId).sort()).toEqual(PARAMETERS.map((one) => one.id).sort());
    const firstFine = figures.findIndex((one) => !one.dueForCheck);
    expect(figures.slice(firstFine).every((one) => !one.dueForCheck)).toBe(true);
  });

  it('lists the unverified before those whose interval is over', () => {
    const figures = figuresInForce(packagedRulebook('2027-11-22'));
    const firstVerified = figures.findIndex((one) => !one.unverified);
    expect(firstVerified).toBeGreaterThan(0);
    expect(figures.slice(firstVerified).every((one) => !one.unverified)).toBe(true);
    expect(figures[firstVerified]?.dueForCheck).toBe(true);
  });

  it('asks for a check after its interval, and not again once somebody looked', () => {
    const later = packagedRulebook('2027-11-22');
    const id = 'court-fee.property';
    const old = of(figuresInForce(later), id);
    expect([of(figuresInForce(book), id).dueForCheck, old.dueForCheck]).toEqual([false, true]);
    const check = { parameterId: id, from: old.from!, checkedOn: '2027-11-22' };
    expect(of(figuresInForce(later, [check]), id)).toMatchObject({ dueForCheck: false, lastChecked: '2027-11-22' });
    expect(of(figuresInForce(later, [{ ...check, from: '1999-01-01' }]), id).dueForCheck).toBe(true);
  });

  it("shows the district's own figure in the place of the province's", () => {
    const value = { min: '100.00', max: '200.00' };
    const own = {
      parameterId: 'court-fee.divorce',
      from: '2026-01-01',
      value,
      citation: { zh: '省文件', en: 'provincial document' },
      lastChecked: '2026-02-01',
    };
    const figure = of(figuresInForce({ ...book, overrides: [own] }), 'court-fee.divorce');
    expect(figure).toMatchObject({ overridden: true, from: '2026-01-01', lastChecked: '2026-02-01' });
    expect(figure.shown?.zh).toContain('100');
    expect(of(figuresInForce(book), 'court-fee.divorce').overridden).toBe(false);
  });
});
