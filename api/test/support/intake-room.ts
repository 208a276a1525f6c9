import { EMPTY_INTAKE_FORM, type IntakeForm, intakeRoutes, type Paper } from '@falink/protocol';
import sharp from 'sharp';
import type { Change } from '../../src/kernel/delivery/change-feed.js';
import { ask, heartbeat, startApi, type TestApi } from './api.js';
import { callInState } from './arrange.js';
import { type TestDatabase, testDatabase } from './database.js';
import { TestAgent, TestTerminal } from './people.js';

export const FORM: IntakeForm = {
  ...EMPTY_INTAKE_FORM,
  name: '王秀英',
  identityNumber: '11010519491231002X',
  phone: '13800001234',
  address: '朝阳社区 3 号楼',
  matter: 'maintenance',
  opponent: '王强',
  facts: '儿子两年没有给赡养费。',
  request: '请求每月支付赡养费八百元。',
  means: 'exempt_no_income',
};

/** Another picture for each number below 256. */
export const picture = (n: number): Promise<Buffer> =>
  sharp({ create: { width: 1600, height: 1000, channels: 3, background: { r: (n * 37) % 256, g: n % 256, b: 200 } } })
    .jpeg()
    .toBuffer();

const ABOUT_INTAKES: ReadonlySet<Change['type']> = new Set(['intake', 'receipt', 'application']);

/** An api whose community rooms and legal-aid officer are in one intake after the other; what is asked is asked for the present one. */
export class IntakeRoom {
  /** The present intake and its call. */
  id = '';
  callId = '';
  /** Changes of intakes and applications since the present call was answered. */
  told: Change[] = [];
  #shots = 0;

  private constructor(
    private readonly database: TestDatabase,
    readonly api: TestApi,
    readonly officer: TestAgent,
    readonly terminals: Readonly<Record<'room-1' | 'room-2', TestTerminal>>,
    readonly picture: Buffer,
  ) {
    api.service.ctx.changes.subscribe((more) => this.told.push(...more.filter(({ type }) => ABOUT_INTAKES.has(type))));
  }

  /** Tokens of the officer and of the two terminals. */
  get aid(): string {
    return this.officer.token;
  }
  get room(): string {
    return this.terminals['room-1'].token;
  }
  get otherRoom(): string {
    return this.terminals['room-2'].token;
  }

  /** @param through gives the api another way to the database than straight */
  static async start(through: (url: string) => Promise<string> = async (url) => url): Promise<IntakeRoom> {
    const database = await testDatabase();
    const api = await startApi(await through(database.url), {}, { demo: true });
    const terminals = {
      'room-1': await TestTerminal.pair(api, 'room-1'),
      'room-2': await TestTerminal.pair(api, 'room-2'),
    };
    return new IntakeRoom(database, api, await TestAgent.signIn(api, 'aid'), terminals, await picture(0));
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.database.drop();
  }

  /** A call of kind intake that the officer has answered. */
  async answer(terminal: 'room-1' | 'room-2' = 'room-1'): Promise<void> {
    await heartbeat(this.api);
    await this.officer.go('available');
    const { id, intakeId } = await callInState('active', {
      api: this.api,
      terminal: this.terminals[terminal],
      agent: this.officer,
      kind: 'intake',
    });
    this.callId = id;
    this.id = intakeId ?? '';
    this.told = [];
  }

  /** The officer hangs up; a second time it does nothing. */
  async endCall(): Promise<void> {
    await this.officer.end(this.callId);
  }

  save(version: number, form: IntakeForm = FORM, token = this.aid) {
    return ask(this.api, intakeRoutes.saveForm, { token, params: this.params, body: { version, form } });
  }
  look(token = this.aid) {
    return ask(this.api, intakeRoutes.currentIntake, { token, params: this.params });
  }
  request(kind: string, label = '身份证人像面') {
    return ask(this.api, intakeRoutes.requestPaper, { token: this.aid, params: this.params, body: { kind, label } });
  }
  /** Each time another picture, as from a camera, unless one is given. */
  async upload(paperId: string, given?: Buffer, type = 'image/jpeg', token = this.room, replaces?: string) {
    const params = { ...this.params, paperId };
    const content = given ?? (await this.shot());
    const query = replaces === undefined ? {} : { replaces };
    return ask(this.api, intakeRoutes.uploadPage, { token, params, query, bytes: { type, content } });
  }
  /** Another picture of the camera. */
  shot(): Promise<Buffer> {
    this.#shots += 1;
    return picture(this.#shots);
  }
  /** A page takes the place of another. */
  retake(paperId: string, pageId: string, given?: Buffer) {
    return this.upload(paperId, given, 'image/jpeg', this.room, pageId);
  }
  /** The paper as the officer sees it. */
  async paper(paperId: string): Promise<Paper> {
    const { data } = await this.look();
    const found = data.papers.find(({ id }) => id === paperId);
    if (!found) throw new Error(`no paper ${paperId}`);
    return found;
  }
  /** By an officer who has seen the pages that there are, unless others are given. */
  async review(paperId: string, decision: string, given: { seen?: string[]; pages?: string[] } = {}) {
    const params = { ...this.params, paperId };
    const { papers } = (await this.look()).data;
    const seen = given.seen ?? papers.find(({ id }) => id === paperId)?.pages.map(({ id }) => id) ?? [];
    // Nobody has seen a page of what was not captured.
    const body = { decision, ...given, seen: seen.length > 0 ? seen : [paperId] };
    return ask(this.api, intakeRoutes.reviewPaper, { token: this.aid, params, body });
  }
  reopen(paperId: string, from: string, token = this.aid) {
    const params = { ...this.params, paperId };
    return ask(this.api, intakeRoutes.reopenPaper, { token, params, body: { from } });
  }
  more(paperId: string) {
    return ask(this.api, intakeRoutes.requestPages, { token: this.aid, params: { ...this.params, paperId } });
  }
  later(paperId: string) {
    return ask(this.api, intakeRoutes.postponePaper, { token: this.room, params: { ...this.params, paperId } });
  }
  /** With the card that there is, unless another page is given. */
  async checkIdentity(pageId?: string) {
    const { papers, form } = (await this.look()).data;
    const needed = form.identityDocument === 'none' ? 'person' : 'identity_front';
    const card = papers.find(({ kind }) => kind === needed)?.pages[0]?.id;
    const body = { pageId: pageId ?? card ?? this.id };
    return ask(this.api, intakeRoutes.checkIdentity, { token: this.aid, params: this.params, body });
  }
  uncheckIdentity() {
    return ask(this.api, intakeRoutes.uncheckIdentity, { token: this.aid, params: this.params });
  }
  continueFrom(intakeId: string) {
    return ask(this.api, intakeRoutes.continueIntake, { token: this.aid, params: this.params, body: { intakeId } });
  }
  readAloud() {
    return ask(this.api, intakeRoutes.readAloud, { token: this.aid, params: this.params });
  }
  confirm(version: number, correct = true, token = this.room) {
    return ask(this.api, intakeRoutes.confirm, { token, params: this.params, body: { version, correct } });
  }
  accept(version: number, token = this.aid) {
    return ask(this.api, intakeRoutes.accept, { token, params: this.params, body: { version } });
  }

  /** How often this was recorded of the present intake. */
  async audited(action: string): Promise<number> {
    const { rows } = await this.api.service.ctx.pool.query(
      'SELECT FROM audit_event WHERE action = $1 AND subject = $2',
      [action, `intake:${this.id}`],
    );
    return rows.length;
  }

  /** Everything but the acceptance. @returns the version of the form. */
  async complete(token = this.room): Promise<number> {
    const { data } = await this.request('identity_front');
    const paperId = data.papers[0]!.id;
    await this.upload(paperId, undefined, 'image/jpeg', token);
    await this.checkIdentity();
    await this.review(paperId, 'accepted');
    const { data: saved } = await this.save(0);
    await this.readAloud();
    await this.confirm(saved.version, true, token);
    return saved.version;
  }

  private get params(): { id: string } {
    return { id: this.id };
  }
}
