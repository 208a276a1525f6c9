import { randomUUID } from 'node:crypto';
import { type OrgUnit, placeRoutes, type SiteDetails, type SiteProfile } from '@falink/protocol';
import { ORG_UNITS } from '../../src/areas/demo/district.js';
import { ask, signIn, startApi, type TestApi } from './api.js';
import { type TestDatabase, testDatabase } from './database.js';
import { addStaff } from './staff.js';

/** The demo district's unit at a path. */
export const unitId = (path: string): string => ORG_UNITS.find((unit) => unit.path === path)!.id;

export const ROOM: SiteDetails = {
  name: '法律驿站',
  nameEn: 'Legal stop',
  kind: 'park_station',
  address: '工业园区 8 号',
  position: { lng: 119.75, lat: 49.21 },
  contacts: [{ name: '刘洋', role: '园区专员', phone: '13800138000' }],
  adviser: { name: '林芳', title: '律师', duties: '咨询', hours: '周三上午', phone: '04708212000' },
  hours: { week: [[{ from: '08:30', to: '12:00' }], [], [], [], [], [], []], exceptions: [] },
  notices: [{ title: '周五停电', text: '', from: null, until: '2026-12-31' }],
  services: [{ service: 'legal_advice', title: '', responsible: '林芳', phone: null }],
};

/** A member of staff who edits places. */
export class Planner {
  constructor(
    private readonly api: TestApi,
    readonly token: string,
  ) {}

  async unit(path: string): Promise<OrgUnit> {
    return this.unitById(unitId(path));
  }

  async unitById(id: string): Promise<OrgUnit> {
    return (await ask(this.api, placeRoutes.getOrgUnit, { token: this.token, params: { id } })).data;
  }

  create(parentId: string, name: string, requestId: string = randomUUID()) {
    return ask(this.api, placeRoutes.createOrgUnit, { token: this.token, body: { requestId, parentId, name } });
  }

  rename({ id, revision }: Seen, name: string, requestId: string = randomUUID()) {
    const body = { requestId, revision, name };
    return ask(this.api, placeRoutes.renameOrgUnit, { token: this.token, params: { id }, body });
  }

  nameInEnglish({ id, revision, name }: OrgUnit, nameEn: string) {
    const body = { requestId: randomUUID(), revision, name, nameEn };
    return ask(this.api, placeRoutes.renameOrgUnit, { token: this.token, params: { id }, body });
  }

  move({ id, revision }: Seen, parentId: string, requestId: string = randomUUID()) {
    const body = { requestId, revision, parentId };
    return ask(this.api, placeRoutes.moveOrgUnit, { token: this.token, params: { id }, body });
  }

  merge({ id, revision }: Seen, intoId: string, requestId: string = randomUUID()) {
    const body = { requestId, revision, intoId };
    return ask(this.api, placeRoutes.mergeOrgUnit, { token: this.token, params: { id }, body });
  }

  close({ id, revision }: Seen) {
    const body = { requestId: randomUUID(), revision };
    return ask(this.api, placeRoutes.closeOrgUnit, { token: this.token, params: { id }, body });
  }

  reopen({ id, revision }: Seen) {
    const body = { requestId: randomUUID(), revision };
    return ask(this.api, placeRoutes.reopenOrgUnit, { token: this.token, params: { id }, body });
  }

  units(query: Record<string, string> = {}) {
    return ask(this.api, placeRoutes.listOrgUnits, { token: this.token, query });
  }

  reach(id: string) {
    return ask(this.api, placeRoutes.orgUnitReach, { token: this.token, params: { id } });
  }

  createSite(orgUnitId: string, details: object = ROOM, requestId: string = randomUUID()) {
    return ask(this.api, placeRoutes.createSite, { token: this.token, body: { requestId, orgUnitId, details } });
  }

  editSite(site: SiteProfile, more: { orgUnitId?: string; details?: object; requestId?: string } = {}) {
    const { id, orgUnit, revision, terminals, closedAt, ...own } = site;
    const { orgUnitId = orgUnit.id, details = {}, requestId = randomUUID() } = more;
    const body = { requestId, revision, orgUnitId, details: { ...own, ...details } };
    return ask(this.api, placeRoutes.editSite, { token: this.token, params: { id }, body });
  }

  closeSite({ id, revision }: Seen) {
    const body = { requestId: randomUUID(), revision };
    return ask(this.api, placeRoutes.closeSite, { token: this.token, params: { id }, body });
  }

  reopenSite({ id, revision }: Seen) {
    const body = { requestId: randomUUID(), revision };
    return ask(this.api, placeRoutes.reopenSite, { token: this.token, params: { id }, body });
  }

  sites(query: Record<string, string> = {}) {
    return ask(this.api, placeRoutes.listSites, { token: this.token, query });
  }

  site(id: string) {
    return ask(this.api, placeRoutes.getSite, { token: this.token, params: { id } });
  }
}

type Seen = { readonly id: string; readonly revision: number };

/** An api with two who edit places: an administrator of the district, and somebody of one street. */
export class PlaceWorld {
  private constructor(
    private readonly database: TestDatabase,
    readonly api: TestApi,
    readonly admin: Planner,
    readonly local: Planner,
  ) {}

  /** @param role of the one who works for the street */
  static async start(role: 'admin' | 'operator'): Promise<PlaceWorld> {
    const database = await testDatabase();
    const api = await startApi(database.url);
    await addStaff(api, { username: 'local', role, orgPath: 'yunhe.dongjie' });
    const planner = async (username: string): Promise<Planner> => new Planner(api, await signIn(api, username));
    const [admin, local] = [await planner('admin'), await planner('local')];
    await database.keep();
    return new PlaceWorld(database, api, admin, local);
  }

  reset(): Promise<void> {
    return this.database.reset();
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.database.drop();
  }
}
