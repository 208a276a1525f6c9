import { sampleId, sampleOrgUnit, sampleSite } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';
import { FalinkError, type OrgUnit, type SiteKind, type SiteProfile } from '@falink/protocol';
import * as district from './district.js';
import { idOf, type ListOf } from './list-of.js';

/** The unit of the staff who look. */
const ROOT = district.ORG_UNIT;
const STREETS = ['东河街道', '西岭街道', '南桥街道', '北关镇', '青石镇', '柳湾镇'];
const VILLAGES = ['红星社区', '上河村', '春晖社区', '后营村', '新风社区'];
const KINDS: readonly SiteKind[] = [
  'community_room',
  'household',
  'kiosk',
  'park_station',
  'household',
  'robot',
  'court',
];
const CALLED: Readonly<Record<SiteKind, string>> = {
  household: '王奶奶家',
  community_room: '公共法律服务室',
  kiosk: '无人律师亭',
  robot: '普法机器人',
  park_station: '法律驿站',
  court: '巡回法庭',
  detention_centre: '法律援助工作站',
};

const root = sampleOrgUnit({
  ...ROOT,
  parentId: null,
  parentName: null,
  level: 'district',
  children: STREETS.length,
  sites: 1,
});
const streets = STREETS.map((name, n) =>
  sampleOrgUnit({
    id: sampleId(8100 + n),
    parentId: root.id,
    parentName: root.name,
    path: `${root.path}.s${n}`,
    name,
    level: 'street',
    children: VILLAGES.length,
  }),
);
const villages = streets.flatMap((street, s) =>
  VILLAGES.map((name, n) =>
    sampleOrgUnit({
      id: sampleId(8200 + s * 10 + n),
      parentId: street.id,
      parentName: street.name,
      path: `${street.path}.v${n}`,
      name,
    }),
  ),
);
const units: readonly OrgUnit[] = [root, ...streets, ...villages];
const sites: readonly SiteProfile[] = villages.map((village, n) => {
  const kind = KINDS[n % KINDS.length] ?? 'household';
  return sampleSite({
    id: sampleId(8400 + n),
    name: `${village.name}${CALLED[kind]}`,
    orgUnit: { id: village.id, path: village.path, name: village.name },
    kind,
    address: kind === 'household' ? `${village.name} ${n + 3} 号楼 2 单元` : `${village.name}委会一楼`,
    terminals: n % 4 === 3 ? 2 : 1,
  });
});

const unitOf = (id: string): OrgUnit => {
  const unit = units.find((one) => one.id === id);
  if (!unit) throw new FalinkError('unit.unknown');
  return unit;
};
const isBelow = (path: string, above: string): boolean => `${path}.`.startsWith(`${above}.`);

/** Units and sites of the made-up district. */
export function placeHandlers(page: ListOf): Handlers {
  return {
    listOrgUnits: ({ query: { parent, level, q = '', ...query } }) =>
      page(
        units.filter(
          (unit) =>
            (parent === undefined || unit.parentId === parent) &&
            (level === undefined || unit.level === level) &&
            unit.name.includes(q),
        ),
        (i, unit) => ({ ...unit, id: idOf(9_000_000 + i), name: `${unit.name} ${i}` }),
        query,
      ),
    getOrgUnit: ({ params }) => unitOf(params.id ?? ''),
    orgUnitReach: ({ params }) => {
      const { path } = unitOf(params.id ?? '');
      const held = sites.filter(({ orgUnit }) => isBelow(orgUnit.path, path));
      return {
        units: units.filter((one) => one.path !== path && isBelow(one.path, path)).length,
        sites: held.length,
        terminals: held.reduce((sum, { terminals }) => sum + terminals, 0),
        staff: 3,
        openCalls: path.split('.').length === 2 ? 1 : 0,
      };
    },
    moveOrgUnit: () => {
      throw new FalinkError('unit.stale');
    },
    renameOrgUnit: ({ params, body: { name } }) => ({ ...unitOf(params.id ?? ''), name, revision: 2 }),
    listSites: ({ query: { unit, kind, q = '', ...query } }) =>
      page(
        sites.filter(
          ({ name, orgUnit, ...site }) =>
            (unit === undefined || isBelow(orgUnit.path, unitOf(unit).path)) &&
            (kind === undefined || kind.split(',').includes(site.kind)) &&
            `${orgUnit.name}${name}${site.address}`.includes(q),
        ),
        (i, site) => ({ ...site, id: idOf(i), name: `${site.name} ${i}` }),
        query,
      ),
    getSite: ({ params }) => {
      const site = sites.find(({ id }) => id === params.id);
      if (!site) throw new FalinkError('site.unknown');
      return site;
    },
  };
}
