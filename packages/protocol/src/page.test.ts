import { z } from 'zod';
import { FalinkError, PageQuerySchema, pageOf, parseAtEdge, type Route, routes } from './index.js';

describe('[P12] the query of a list', () => {
  it.each([
    [{}, { limit: 50 }],
    [{ limit: '1' }, { limit: 1 }],
    [
      { limit: '200', cursor: 'opaque' },
      { limit: 200, cursor: 'opaque' },
    ],
  ])('%j is %j', (query, parsed) => {
    expect(parseAtEdge(PageQuerySchema, query)).toEqual(parsed);
  });

  it.each([
    ['limit', { limit: '0' }],
    ['limit', { limit: '201' }],
    ['limit', { limit: '2.5' }],
    ['limit', { limit: 'all' }],
    ['cursor', { cursor: '' }],
    ['cursor', { cursor: 'x'.repeat(501) }],
    ['', { page: '2' }],
  ])('refuses %s of %j', (field, query) => {
    expect.assertions(2);
    try {
      parseAtEdge(PageQuerySchema, query);
    } catch (error) {
      expect(error).toBeInstanceOf(FalinkError);
      expect((error as FalinkError).extra.fields?.map(({ path }) => path)).toEqual([field]);
    }
  });
});

describe('[P12] a page', () => {
  const page = pageOf(z.object({ id: z.number() }));

  it.each([
    { items: [], nextCursor: null, total: 0 },
    { items: [{ id: 1 }, { id: 2 }], nextCursor: 'after-2', total: null },
  ])('%j', (answer) => {
    expect(page.parse(answer)).toEqual(answer);
  });

  it('keeps to the schema of its items and says whether there is more', () => {
    const strict = (answer: unknown): boolean => page.safeParse(answer).success;
    expect(strict({ items: [{ id: 'x' }], nextCursor: null, total: null })).toBe(false);
    expect(strict({ items: [], total: null })).toBe(false);
    expect(strict({ items: [], nextCursor: null, total: -1 })).toBe(false);
    expect(page.parse({ items: [{ id: 1, secret: 'x' }], nextCursor: null, total: 1 }).items).toEqual([{ id: 1 }]);
  });
});

/** Lists in the answers of staff routes that are no pages, each with its end. */
const WHOLE: Readonly<Record<string, string>> = {
  'areaHours.areas': 'the district’s map',
  'callQuality.devices': 'MAX_QUALITY_DEVICES',
  'commandFindings.checks': '8',
  'commandFindings.lines': 'MAX_LOG_LINES',
  'currentIntake.papers': 'of one intake',
  'deskDuty.colleagues': 'who is on the staff to take calls',
  'dueCalendar.days': 'DUE_CALENDAR_DAYS, the rest is counted',
  'figures.figures': 'written in the packages',
  'figures.overrides': 'in force, at most a few a figure',
  'fleet.outdatedVersions': 'versions that were released',
  'fleet.units': 'the district’s map',
  'fleetMap.areas': 'the district’s map',
  'fleetMap.units': 'the district’s map',
  'getCall.timeline': 'of one call',
  'getSite.contacts': '10',
  'getSite.notices': '20',
  'getSite.services': '30',
  'getTerminal.tags': '10',
  'getStaff.roles': 'of one person',
  'getStaff.skills': 'of one person',
  'interruptedIntakes.interrupted': 'of one terminal within a day',
  'listCannedAnswers.answers': 'MAX_CANNED_ANSWERS, which the database counts',
  'listAssets.assets': 'files in the media folder; televisions read it too',
  'me.roles': 'of one person',
  'me.skills': 'of one person',
  'overview.agents': 'who is on the staff to take calls',
  'overview.hours': '24',
  'overview.onAir': 'one a channel',
  'problems.problems': 'one a machine at most, and a few settings',
  'qualityWeek.hours': '168',
  'qualityWeek.worst': 'MAX_WORST_CALLS',
  'readSummary.lines': '3',
  'retention.rules': 'one a kind of data',
  'terminalHealth.points': 'the steps of a chart, 500 at most',
  'terminalSecurity.keys': 'the latest 20 of one terminal, which has a few',
};

test('[P13] every list of staff routes is a page, or short by nature', () => {
  const lists = Object.entries(routes as Record<string, Route>).flatMap(([name, { method, auth, response }]) => {
    if (method !== 'GET' || !auth.includes('staff') || !response) return [];
    const { properties = {} } = z.toJSONSchema(response, { unrepresentable: 'any' }) as {
      properties?: Record<string, { type?: string }>;
    };
    if ('nextCursor' in properties) return [];
    return Object.entries(properties).flatMap(([key, { type }]) => (type === 'array' ? [`${name}.${key}`] : []));
  });
  expect(lists.sort()).toEqual(Object.keys(WHOLE).sort());
});
