import {
  ago,
  sampleApplication,
  sampleCallback,
  sampleId,
  sampleListPage,
  samplePairing,
  sampleTerminal,
  sampleTroubled,
} from '@falink/fixtures';
import { type Handlers, Raw } from '@falink/fixtures/server';
import {
  type Application,
  type AreaHours,
  type DueCalendar,
  dueOf,
  FalinkError,
  type Fleet,
  type HealthTrouble,
  type Terminal,
  type TroubledTerminal,
} from '@falink/protocol';
import * as district from './district.js';
import { enrolmentHandlers } from './enrolments.js';
import { idOf, type ListOf } from './list-of.js';
import { placeHandlers } from './places.js';
import { securityHandlers } from './security.js';
import { staffListHandlers } from './staff.js';

/** How much the lists hold: a quiet day's worth, many pages, nothing; or they fail, at once or at the second page. */
export type ListSize = 'usual' | 'many' | 'none' | 'broken' | 'broken later';

const MANY = 3;

/** Routes of lists, over the made-up district. */
export function listHandlers(size: () => ListSize): Handlers {
  const page: ListOf = <T>(
    items: readonly T[],
    more: (index: number, item: T) => T,
    query: Readonly<Record<string, string>>,
    options?: { counted: boolean },
  ) => {
    const held = size();
    if (held === 'broken' || (held === 'broken later' && query.cursor)) throw new FalinkError('service.internal');
    return sampleListPage(held === 'none' ? [] : held === 'usual' ? items : longer(items, more), query, options);
  };
  const terminals = (query: Readonly<Record<string, string>>) =>
    district.terminals.filter((one) => inQuery(one, query)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const applications = (query: Readonly<Record<string, string>>) =>
    district.applications.filter((one) => !query.due || dueOf(one.daysLeft) === query.due);
  return {
    listCalls: ({ query }) =>
      page(
        query.scope === 'mine' ? district.mine : district.calls,
        (i, call) => ({
          ...call,
          id: idOf(i),
          queuedAt: ago(86_400_000 + i * 900_000),
          answeredAt: ago(86_400_000 + i * 900_000),
        }),
        query,
        { counted: false },
      ),
    listCallbacks: ({ query }) =>
      page(
        district.callbacks.filter(({ state }) => state === 'open'),
        (i, one) =>
          sampleCallback({
            ...one,
            id: idOf(i),
            phoneMasked: `139****${1000 + i}`,
            requestedAt: ago((200 - i) * 600_000),
          }),
        query,
      ),
    listTerminals: ({ query }) =>
      page(terminals(query), (i, one) => sampleTerminal({ ...one, id: idOf(i), name: `${one.name} ${i}` }), query),
    areaHours: () => areaHours(),
    troubledTerminals: ({ query }) =>
      page(
        troubled(query.by as HealthTrouble | undefined),
        (i, one) => sampleTroubled({ ...one, id: idOf(i), name: `${one.name} ${i}` }),
        query as never,
      ),
    fleet: () =>
      fleetOf(size() === 'none' ? [] : district.terminals, size() === 'many' ? factor(district.terminals) : 1),
    ...placeHandlers(page),
    ...enrolmentHandlers(size),
    ...staffListHandlers(page),
    ...securityHandlers(),
    listPairings: ({ query }) =>
      page(
        district.pairings,
        (i, one) =>
          samplePairing({ ...one, id: idOf(i), code: `${50_000_000 + i * 7919}`, requestedAt: ago(90_000 - i * 100) }),
        query,
      ),
    listApplications: ({ query }) =>
      page(
        applications(query).filter(({ number, siteName, officerName }) =>
          `${number} ${siteName} ${officerName}`.includes(query.q ?? ''),
        ),
        (i, one) =>
          sampleApplication({ ...one, id: idOf(i), number: `云河援申〔2026〕${`${100 + i}`.padStart(5, '0')}号` }),
        query,
      ),
    dueCalendar: () => {
      if (size() === 'broken') return new Raw(500, '{}');
      const all = district.applications;
      return calendarOf(size() === 'none' ? [] : all, size() === 'many' ? factor(all) : 1);
    },
  };
}

/** A day on which a street was dark in the night and some terminals were missing now and then. */
function areaHours(): AreaHours {
  const from = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 24 * 3_600_000;
  const shareAt = (area: number, hour: number): number | null => {
    if (area === 2 && hour < 5) return null;
    if (area === 1 && hour > 15 && hour < 20) return 0.4;
    return (area * 7 + hour * 5) % 23 === 0 ? 0.86 : 1;
  };
  return {
    from: new Date(from).toISOString(),
    areas: district.fleetMap().areas.map(({ id }, area) => ({
      id,
      shares: Array.from({ length: 24 }, (_, hour) => shareAt(area, hour)),
    })),
  };
}

/** Some of the district, the worst first. */
function troubled(by: HealthTrouble = 'stalls'): TroubledTerminal[] {
  return district.terminals.slice(0, 7).map(({ id, name, kind, site }, i) =>
    sampleTroubled({
      ...{ id, name, kind, siteName: site.name, orgUnitName: site.orgUnit.name },
      ...{ stalls: 31 - i * 5, stalledS: by === 'stalls' || i % 2 === 0 ? 214 / (i + 1) ** 2 : 0 },
      ...{ longFrames: by === 'frames' || i % 3 === 1 ? 1_240 - i * 170 : 0, worstFrameMs: 880 - i * 40 },
      loss: by === 'loss' || i === 2 ? 0.082 / (i + 1) : null,
      since: ago((22 - i * 3) * 3_600_000),
    }),
  );
}

/** Three pages and a bit, out of the given ones. */
const LENGTH = MANY * 60 + 7;
const factor = (items: readonly unknown[]): number => Math.ceil(LENGTH / items.length);

function longer<T>(items: readonly T[], more: (index: number, item: T) => T): T[] {
  return items.flatMap((item, n) =>
    Array.from({ length: factor(items) }, (_, i) => (i === 0 ? item : more(n * factor(items) + i, item))),
  );
}

function inQuery(one: Terminal, { q = '', view, state, unit }: Readonly<Record<string, string>>): boolean {
  return (
    `${one.name} ${one.site.name} ${one.site.orgUnit.name}`.includes(q) &&
    (view !== 'attention' || needsAttention(one)) &&
    (view !== 'outdated' || one.appVersion === '0.0.9') &&
    (!state || state.split(',').includes(one.state)) &&
    (!unit || unit.split(',').includes(one.site.orgUnit.id))
  );
}

const needsAttention = ({ state }: Terminal): boolean => state === 'offline' || state === 'alert';

/** The units of terminals and those above them, with how many are at and below each. */
function unitsOf(all: readonly Terminal[], times: number): Fleet['units'] {
  const own = [...new Map(all.map(({ site }) => [site.orgUnit.id, site.orgUnit])).values()];
  const root = { id: sampleId(80), name: '云河区', path: 'yunhe' };
  const units = own.some(({ path }) => path === root.path) ? own : [root, ...own];
  return units.map((unit) => ({
    ...unit,
    terminals: all.filter(({ site }) => `${site.orgUnit.path}.`.startsWith(`${unit.path}.`)).length * times,
  }));
}

function fleetOf(all: readonly Terminal[], times: number): Fleet {
  const count = (holds: (one: Terminal) => boolean) => all.filter(holds).length * times;
  return {
    views: {
      all: count(() => true),
      attention: count(needsAttention),
      room: count(({ kind }) => kind !== 'home'),
      home: count(({ kind }) => kind === 'home'),
      outdated: count(({ appVersion }) => appVersion === '0.0.9'),
      revoked: 0,
    },
    online: count(({ connected }) => connected),
    outdatedVersions: ['0.0.9'],
    units: unitsOf(all, times),
  };
}

function calendarOf(all: readonly Application[], times = 1): DueCalendar {
  const days = [...new Set(all.map(({ decisionDue }) => decisionDue))].sort().map((date) => {
    const due = all.filter(({ decisionDue }) => decisionDue === date);
    return { date, daysLeft: due[0]?.daysLeft ?? 0, count: due.length * times };
  });
  const counts = { overdue: 0, today: 0, soon: 0, normal: 0 };
  for (const { daysLeft, count } of days) counts[dueOf(daysLeft)] += count;
  return { total: all.length * times, counts, days, earlier: times > 1 ? 4 : 0, later: 0 };
}
