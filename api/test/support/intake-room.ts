import { randomUUID } from 'node:crypto';
import { EMPTY_INTAKE_FORM, type IntakeForm, intakeRoutes } from '@falink/protocol';
import sharp from 'sharp';
import { STAFF, TERMINALS } from '../../src/areas/demo/district.js';
import { inTransaction } from '../../src/kernel/db/transaction.js';
import type { Change } from '../../src/kernel/delivery/change-feed.js';
import { ask, signIn, startApi, type TestApi } from './api.js';
import { type TestDatabase, testDatabase } from './database.js';

const terminalId = (demoName: string): string => TERMINALS.find((terminal) => terminal.demoName === demoName)!.id;
export const staffId = (username: string): string => STAFF.find((person) => person.username === username)!.id;

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

/** An api whose community rooms and legal-aid officer are in one intake after the other; what is asked is asked for the present one. */
export class IntakeRoom {
  /** The present intake and its call. */
  id = '';
  callId = '';
  /** What was told since the present call was answered. */
  told: Change[] = [];

  private constructor(
    private readonly database: TestDatabase,
    readonly api: TestApi,
    /** Tokens of the officer and of the terminals room-1 and room-2. */
    readonly aid: string,
    readonly room: string,
    readonly otherRoom: string,
    readonly picture: Buffer,
  ) {
    api.service.ctx.changes.subscribe((more) => this.told.push(...more));
  }

  static async start(): Promise<IntakeRoom> {
    const database = await testDatabase();
    const api = await startApi(database.url);
    const { tokens } = api.service.ctx;
    const picture = await sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#88aacc' } })
      .jpeg()
      .toBuffer();
    const tokenOf = async (demoName: string) => (await tokens.signTerminal(terminalId(demoName), 1)).token;
    return new IntakeRoom(
      database,
      api,
      await signIn(api, 'aid'),
      await tokenOf('room-1'),
      await tokenOf('room-2'),
      picture,
    );
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.database.drop();
  }

  /** A call of kind intake that the officer has answered. */
  async answer(demoName = 'room-1'): Promise<void> {
    this.callId = randomUUID();
    this.id = randomUUID();
    await inTransaction(this.api.service.ctx, async (tx) => {
      await tx.query(
        `INSERT INTO call (id, terminal_id, request_id, kind, state, video, ability, agent_id, answered_at, active_at, intake_id)
         VALUES ($1, $2, gen_random_uuid(), 'intake', 'active', true, '{}', $3, clock_timestamp(), clock_timestamp(), $4)`,
        [this.callId, terminalId(demoName), staffId('aid'), this.id],
      );
      await tx.query('INSERT INTO intake (id, call_id) VALUES ($1, $2)', [this.id, this.callId]);
    });
    this.told = [];
  }

  async endCall(): Promise<void> {
    await this.api.service.ctx.pool.query(
      `UPDATE call SET state = 'ended', ended_at = clock_timestamp(), end_reason = 'agent_hung_up' WHERE id = $1 AND state <> 'ended'`,
      [this.callId],
    );
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
  upload(paperId: string, content = this.picture, type = 'image/jpeg', token = this.room) {
    const params = { ...this.params, paperId };
    return ask(this.api, intakeRoutes.uploadPage, { token, params, bytes: { type, content } });
  }
  review(paperId: string, decision: string) {
    const params = { ...this.params, paperId };
    return ask(this.api, intakeRoutes.reviewPaper, { token: this.aid, params, body: { decision } });
  }
  checkIdentity() {
    return ask(this.api, intakeRoutes.checkIdentity, { token: this.aid, params: this.params });
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
    await this.upload(paperId, this.picture, 'image/jpeg', token);
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
