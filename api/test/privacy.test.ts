import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROTOCOL_HEADER, PROTOCOL_VERSION, privacyRoutes, routes, voiceRoutes } from '@falink/protocol';
import pg from 'pg';
import { SITES } from '../src/areas/demo/district.js';
import { checkHealth } from '../src/areas/operations/index.js';
import { ask, Box, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestTerminal } from './support/people.js';

const PRIVACY = { processor: '云河区司法局', contact: '0470-8212348' };
const KEEP = {
  callback_numbers: 41,
  call_notes: 42,
  unfinished_intakes: 43,
  call_records: 200,
  sign_ins: 201,
  commands: 202,
};
const NEVER = 'ffffffffffffffff';

let database: TestDatabase;
let api: TestApi;
let db: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, { privacy: PRIVACY, keep: KEEP }, { demo: true });
  db = new pg.Pool({ connectionString: database.url, max: 2 });
});
afterAll(async () => {
  await db.end();
  await api.stop();
  await database.drop();
});

const notice = async (token: string) => (await ask(api, privacyRoutes.terminalPrivacyNotice, { token })).data;
const acknowledge = (token: string, version: string, at = new Date().toISOString()) =>
  ask(api, privacyRoutes.acknowledgePrivacyNotice, { token, body: { version, at } });
const recorded = async (terminalId: string) =>
  (
    await db.query<{ version: string; acknowledged_at: Date }>(
      `SELECT a.version, a.acknowledged_at FROM privacy_acknowledgement a JOIN terminal_key k USING (thumbprint)
       WHERE k.terminal_id = $1 ORDER BY a.received_at`,
      [terminalId],
    )
  ).rows;
const audited = async (terminalId: string) =>
  (
    await db.query<{ data: object }>(
      `SELECT data FROM audit_event WHERE action = 'privacy.acknowledged' AND subject = $1`,
      [`terminal:${terminalId}`],
    )
  ).rows;
const wordsOf = (value: object) => JSON.stringify(value);

describe('the privacy notice', () => {
  test('[P30] says who, where to turn, for how long and what may be asked for, with the figures of this service', async () => {
    const { token } = await TestTerminal.pair(api, 'home-1');
    const given = await notice(token);
    const words = wordsOf(given);
    for (const word of [
      PRIVACY.processor,
      PRIVACY.contact,
      '41 天',
      '42 天',
      '43 天',
      '200 天',
      '查看',
      '更正',
      '删除',
      '0470-8212348',
    ])
      expect(words).toContain(word);
    const home = await ask(api, routes.home, { token });
    expect(home.data.privacyVersion).toBe(given.version);
  });

  test('[P30] has words of its own for a household, a community room and a phone', async () => {
    const home = await notice((await TestTerminal.pair(api, 'home-1')).token);
    const room = await notice((await TestTerminal.pair(api, 'room-1')).token);
    const web = (await ask(api, privacyRoutes.privacyNotice)).data;
    expect(new Set([home.version, room.version, web.version]).size).toBe(3);
    expect(home.summary[0]?.zh).toContain('这台电视');
    expect(room.summary[0]?.zh).toContain('这间服务室');
    expect(web.summary[0]?.zh).toContain('这项服务');
    expect((await ask(api, privacyRoutes.privacyNotice, { query: { audience: 'room' } })).data).toEqual(room);
  });

  test('[P30] names the logs that staff can fetch of a television and how long they are kept, and not to phones', async () => {
    for (const name of ['home-1', 'room-1'] as const) {
      const words = wordsOf(await notice((await TestTerminal.pair(api, name)).token));
      expect(words).toContain('运行日志');
      expect(words).toContain('取来的运行日志：202 天');
      expect(words).toContain('Logs that were fetched: 202 days');
    }
    expect(wordsOf((await ask(api, privacyRoutes.privacyNotice)).data)).not.toContain('日志');
  });

  test('[P30] without configuration invents nobody, says so to people and to those who run the service', async () => {
    const bare = await startApi(database.url, { nodeId: 'node-bare' }, { demo: true });
    const { data } = await ask(bare, privacyRoutes.privacyNotice);
    expect(data.summary[0]?.zh).toContain('还没有登记');
    expect(data.summary[0]?.en).toContain('not been entered');
    expect(wordsOf(data)).toContain('12348');
    expect((await checkHealth(bare.service.ctx)).problems).toEqual([
      { code: 'privacy_notice', missing: ['FALINK_PRIVACY_PROCESSOR', 'FALINK_PRIVACY_CONTACT'] },
    ]);
    expect((await checkHealth(api.service.ctx)).problems).toEqual([]);
    await bare.stop();
  });

  test('[P30] another figure is another version; the same configuration is the same one everywhere', async () => {
    const before = (await ask(api, privacyRoutes.privacyNotice)).data;
    const start = (keep: typeof KEEP, nodeId: string) =>
      startApi(database.url, { privacy: PRIVACY, keep, nodeId }, { demo: true });
    const same = await start(KEEP, 'node-same');
    expect((await ask(same, privacyRoutes.privacyNotice)).data).toEqual(before);
    await same.stop();
    const room = (await ask(api, privacyRoutes.privacyNotice, { query: { audience: 'room' } })).data;
    const other = await start({ ...KEEP, call_notes: 365, commands: 30 }, 'node-other');
    expect((await ask(other, privacyRoutes.privacyNotice)).data.version).not.toBe(before.version);
    const fewer = (await ask(other, privacyRoutes.privacyNotice, { query: { audience: 'room' } })).data;
    expect(fewer.version).not.toBe(room.version);
    expect(wordsOf(fewer)).toContain('取来的运行日志：30 天');
    await other.stop();
  });

  test('[V3] an older television is sent no version, and knows no notice', async () => {
    const { token } = await TestTerminal.pair(api, 'home-1');
    const response = await fetch(`${api.url}${routes.home.path}`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).not.toHaveProperty('privacyVersion');
  });
});

describe('an acknowledgement', () => {
  test('[P30] is recorded once, whatever is repeated, with the text that was read', async () => {
    const { id, token } = await TestTerminal.pair(api, 'home-2');
    const { version, ...text } = await notice(token);
    const at = new Date(Date.now() - 60_000).toISOString();
    const first = await acknowledge(token, version, at);
    expect(first.data).toEqual({ version, acknowledgedAt: at });
    const again = await Promise.all([1, 2, 3].map(() => acknowledge(token, version)));
    for (const { data } of again) expect(data).toEqual(first.data);
    expect(await recorded(id)).toEqual([{ version, acknowledged_at: new Date(at) }]);
    expect(await audited(id)).toEqual([{ data: { version } }]);
    const kept = await db.query<{ text: object }>('SELECT text FROM privacy_notice WHERE version = $1', [version]);
    expect(kept.rows).toEqual([{ text }]);
  });

  test('[P30] of a version that was never shown is refused, and changes nothing', async () => {
    const { id, token } = await TestTerminal.pair(api, 'home-3');
    const { status, error } = await acknowledge(token, NEVER);
    expect([status, error?.code]).toEqual([409, 'privacy.unknown_version']);
    expect((await acknowledge(token, 'not a version')).error?.code).toBe('request.malformed');
    expect((await acknowledge(token, NEVER, 'yesterday')).error?.code).toBe('request.malformed');
    expect(await recorded(id)).toEqual([]);
    expect(await audited(id)).toEqual([]);
  });

  test('[P30] by a clock that is fast is recorded as now', async () => {
    const { id, token } = await TestTerminal.pair(api, 'room-2');
    const { version } = await notice(token);
    await acknowledge(token, version, '2100-01-01T00:00:00.000Z');
    const [row] = await recorded(id);
    expect(row?.acknowledged_at.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
  });

  test('[P30] counts for one box: one that takes its place acknowledges for itself', async () => {
    const operator = await signIn(api, 'operator');
    const site = SITES.find((one) => one.org === 'yunhe.beiliang.hepan')!;
    const place = { siteId: site.id, name: '河畔服务室', kind: 'room' as const };
    const old = new Box();
    const { id } = await old.pair(api, operator, place);
    const token = await old.token(api, id);
    const { version } = await notice(token);
    await acknowledge(token, version);
    const next = new Box();
    await next.pair(api, operator, { ...place, replaceTerminalId: id });
    await acknowledge(await next.token(api, id), version);
    expect(await recorded(id)).toHaveLength(2);
    expect((await acknowledge(token, version)).error?.code).toBe('auth.token_invalid');
  });

  test('is not changed afterwards', async () => {
    await expect(db.query(`UPDATE privacy_acknowledgement SET acknowledged_at = now()`)).rejects.toThrow('not changed');
    await expect(db.query(`UPDATE privacy_notice SET text = '{}'`)).rejects.toThrow('not changed');
  });
});

describe('what is read aloud', () => {
  const SECRET = '赵大山，电话一三八七零零一二三四六';
  const speak = (token: string, text: string) =>
    fetch(api.url + voiceRoutes.speak.path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
      },
      body: JSON.stringify({ text, locale: 'zh-CN' }),
    });

  test('[L7] is answered as sound that nothing keeps', async () => {
    const { token } = await TestTerminal.pair(api, 'home-1');
    const answer = await speak(token, SECRET);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const sound = Buffer.from(await answer.arrayBuffer());
    expect(sound.subarray(0, 4).toString()).toBe('OggS');
    expect(sound.includes('OpusHead')).toBe(true);
    const files = await readdir(api.dataDir, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile()))
      expect((await readFile(join(file.parentPath, file.name))).includes(sound.subarray(100))).toBe(false);
  });

  test('[L5] bad input, nobody and staff are refused', async () => {
    const { token } = await TestTerminal.pair(api, 'home-1');
    const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
    expect(await codeOf(await speak(token, 'a'.repeat(401)))).toBe('request.malformed');
    expect(await codeOf(await speak(token, '、。'))).toBe('voice.silent');
    expect((await ask(api, voiceRoutes.voice)).error?.code).toBe('auth.required');
    const staff = await signIn(api, 'operator');
    expect((await ask(api, voiceRoutes.voice, { token: staff })).status).toBe(403);
  });
});
