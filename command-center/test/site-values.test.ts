import { sampleSite } from '@falink/fixtures';
import { newValues, readValues, type SiteValues, valuesOf } from '../src/model/site-values.js';

const filled: SiteValues = { ...newValues('unit'), name: '法律驿站' };
const NOTICE = { title: '周五停电', text: '', from: '', until: '' };

it('what is shown of a site is read as the same site', () => {
  const { id, orgUnit, terminals, closedAt, revision, ...details } = sampleSite();
  expect(readValues(valuesOf(sampleSite()))).toEqual(details);
});

it('a new site needs a name; services that nobody is responsible for are left out', () => {
  expect(readValues(newValues('unit'))).toEqual([{ field: ['name'], wrong: 'missing' }]);
  expect(readValues(filled)).toMatchObject({
    name: '法律驿站',
    hours: null,
    position: null,
    services: [],
    adviser: null,
  });
});

it.each<[string, Partial<SiteValues>, readonly (string | number)[], string]>([
  ['half a position', { lng: '119.7' }, ['lat'], 'lat'],
  ['a place beyond the pole', { lng: '119', lat: '91' }, ['lat'], 'lat'],
  [
    'a telephone number that is none',
    { contacts: [{ name: '甲', role: '', phone: '12' }] },
    ['contacts', 0, 'phone'],
    'phone',
  ],
  ['an adviser without a name', { hasAdviser: true }, ['adviser', 'name'], 'missing'],
  ['a notice without a title', { notices: [{ ...NOTICE, title: ' ' }] }, ['notices', 0, 'title'], 'missing'],
  [
    'a notice that ends before it begins',
    { notices: [{ ...NOTICE, from: '2026-06-12', until: '2026-06-11' }] },
    ['notices', 0, 'until'],
    'until_before_from',
  ],
  ['hours over midnight', { week: ['22:00-6:00', '', '', '', '', '', ''] }, ['week', 0], 'ends_before_begin'],
  ['hours that overlap', { week: ['', '8-12 11-14', '', '', '', '', ''] }, ['week', 1], 'overlaps'],
  [
    'an exception without a date',
    { exceptions: [{ date: '', open: '', note: '' }] },
    ['exceptions', 0, 'date'],
    'missing',
  ],
  [
    'a service twice',
    {
      services: [
        { service: 'notary', title: '', responsible: '甲', phone: '' },
        { service: 'notary', title: '', responsible: '乙', phone: '' },
      ],
    },
    ['services', 1, 'service'],
    'repeated',
  ],
])('%s is named at its field', (_what, change, field, wrong) => {
  expect(readValues({ ...filled, ...change })).toContainEqual({ field, wrong });
});
