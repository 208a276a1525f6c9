import { PARAMETERS } from '@falink/legal-rules';
import type { Figure } from '@falink/protocol';
import { countViews, filterFigures, groupFigures, marksOf, subjectOf } from './figures-model.js';

function figure(parameterId: string, part: Partial<Figure> = {}): Figure {
  return {
    parameterId,
    name: { zh: `${parameterId}的标准`, en: `Figure ${parameterId}` },
    unit: { zh: '元', en: 'yuan' },
    level: 'national',
    shown: { zh: '10元', en: '10 yuan' },
    from: '2007-04-01',
    citation: { zh: '办法第十三条', en: 'Art. 13' },
    lastChecked: '2026-11-22',
    unverified: false,
    overridden: false,
    dueForCheck: false,
    override: null,
    ...part,
  };
}

const FIGURES = [
  figure('work-injury.wage', { dueForCheck: true }),
  figure('court-fee.divorce', { overridden: true }),
  figure('deadline.decision'),
  figure('legal-aid.means', { shown: null, from: null, citation: null, lastChecked: null }),
  figure('court-fee.other', { unverified: true, dueForCheck: true }),
  figure('moon-tax.rate'),
];
const ids = (figures: readonly Figure[]): string[] => figures.map((one) => one.parameterId);

describe('the state a figure is in', () => {
  it('is quiet when it simply holds', () => {
    expect(marksOf(figure('a.b'))).toEqual([]);
  });
  it('names everything there is to do, the most pressing first', () => {
    expect(marksOf(figure('a.b', { overridden: true, dueForCheck: true, unverified: true }))).toEqual([
      'unverified',
      'due',
      'own',
    ]);
  });
  it('is only that it is not set, when there is no value to look at', () => {
    expect(marksOf(figure('a.b', { shown: null, dueForCheck: true, unverified: true }))).toEqual(['unset']);
  });
});

describe('filters', () => {
  it('keep what they say and count the same', () => {
    expect(ids(filterFigures(FIGURES, { view: 'due', text: '' }))).toEqual(['work-injury.wage', 'court-fee.other']);
    expect(ids(filterFigures(FIGURES, { view: 'unset', text: '' }))).toEqual(['legal-aid.means']);
    expect(ids(filterFigures(FIGURES, { view: 'own', text: '' }))).toEqual(['court-fee.divorce']);
    expect(countViews(FIGURES)).toEqual({ all: 6, due: 2, unset: 1, own: 1 });
  });
  it('find a name in either language, with every word in it', () => {
    const list = [
      figure('a.a', { name: { zh: '离婚案件受理费', en: 'Court fee of a divorce' } }),
      figure('a.b', { name: { zh: '申请执行费', en: 'Enforcement fee' } }),
    ];
    expect(ids(filterFigures(list, { view: 'all', text: ' 离婚 ' }))).toEqual(['a.a']);
    expect(ids(filterFigures(list, { view: 'all', text: 'FEE divorce' }))).toEqual(['a.a']);
    expect(ids(filterFigures(list, { view: 'all', text: 'fee' }))).toEqual(['a.a', 'a.b']);
    expect(ids(filterFigures(list, { view: 'all', text: '继承' }))).toEqual([]);
  });
});

describe('subjects', () => {
  it('gather the figures in the order of the page, each in the order that came', () => {
    expect(groupFigures(FIGURES).map((group) => [group.subject, ...ids(group.figures)])).toEqual([
      ['legal-aid', 'legal-aid.means'],
      ['deadline', 'deadline.decision'],
      ['court-fee', 'court-fee.divorce', 'court-fee.other'],
      ['work-injury', 'work-injury.wage'],
      ['other', 'moon-tax.rate'],
    ]);
  });
  it('have a name for every figure that comes with the rules', () => {
    expect(PARAMETERS.filter((one) => subjectOf(one.id) === 'other').map((one) => one.id)).toEqual([]);
  });
  it('have no empty one, and lose none', () => {
    expect(groupFigures([])).toEqual([]);
    expect(subjectOf('nothing')).toBe('other');
    expect(groupFigures(FIGURES).flatMap((group) => group.figures)).toHaveLength(FIGURES.length);
  });
});
