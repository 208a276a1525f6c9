import { type DeviceKey, type Locale, routes } from '@falink/protocol';
import { extractText } from 'unpdf';
import { SITES } from '../src/areas/demo/district.js';
import { ask, Box, signIn, startApi, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { type TestDatabase, testDatabase } from './support/database.js';

let database: TestDatabase;
let api: TestApi;
let operator: string;
beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url);
  operator = await signIn(api, 'operator');
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const site = SITES.find((one) => one.org === 'yunhe.beiliang.hepan')!;
const place = { siteId: site.id, name: '河畔服务室终端', kind: 'room' as const };
const request = (box: Box) =>
  ask(api, routes.requestPairing, { body: { publicKey: box.publicKey, device: Box.device } });
const status = (id: string) => ask(api, routes.pairingStatus, { params: { id } });
const approve = (id: string, token = operator, body: object = place) =>
  ask(api, routes.approvePairing, { token, params: { id }, body });
const token = (id: string, nonce: string, signature: string) =>
  ask(api, routes.token, { params: { id }, body: { nonce, signature } });

describe('pairing', () => {
  test('from code to a token of the new terminal', async () => {
    const box = new Box();
    const asked = (await request(box)).data;
    expect(asked.approveUrl).toBe(`${api.url}/console/pair#${asked.code}`);
    expect((await status(asked.pairingId)).data).toMatchObject({ state: 'pending', terminalId: null });

    const found = await ask(api, routes.pairingByCode, { token: operator, params: { code: asked.code } });
    expect(found.data).toMatchObject({ id: asked.pairingId, fingerprint: asked.fingerprint, state: 'pending' });
    const listed = await ask(api, routes.listPairings, { token: operator });
    expect(listed.data.items.map((pairing) => pairing.id)).toContain(asked.pairingId);

    const approved = await approve(asked.pairingId);
    expect(approved.data).toMatchObject({
      name: place.name,
      kind: 'room',
      state: 'offline',
      connected: false,
      site: { id: site.id },
    });
    expect((await status(asked.pairingId)).data).toMatchObject({ state: 'approved', terminalId: approved.data.id });
    const home = await ask(api, routes.home, { token: await box.token(api, approved.data.id) });
    expect(home.data).toMatchObject({
      district: { name: { zh: '云河区' }, hotline: '12348' },
      terminal: { id: approved.data.id },
      adviser: { name: '陈国栋', portrait: 'chen' },
      duty: { state: 'none', callbackWithinMinutes: null },
    });
  });

  test('a code that is asked for again replaces the earlier one', async () => {
    const box = new Box();
    const first = (await request(box)).data;
    const second = (await request(box)).data;
    expect((await status(first.pairingId)).data.state).toBe('expired');
    expect((await approve(first.pairingId)).error?.code).toBe('pairing.expired');
    expect((await status(second.pairingId)).data.state).toBe('pending');
  });

  test('a code past its time is expired', async () => {
    const { pairingId, code } = (await request(new Box())).data;
    await backdate(api, 'pairing', pairingId, { expires_at: 1_000 });
    expect((await status(pairingId)).data.state).toBe('expired');
    expect((await approve(pairingId)).error?.code).toBe('pairing.expired');
    const byCode = await ask(api, routes.pairingByCode, { token: operator, params: { code } });
    expect(byCode.error?.code).toBe('pairing.expired');
  });

  test('is decided once, also by two people at the same moment', async () => {
    const { pairingId } = (await request(new Box())).data;
    const answers = await Promise.all([approve(pairingId), approve(pairingId), approve(pairingId)]);
    expect(answers.map((answer) => answer.error?.code ?? 'approved').sort()).toEqual([
      'approved',
      'pairing.decided',
      'pairing.decided',
    ]);
    const rejected = await ask(api, routes.rejectPairing, { token: operator, params: { id: pairingId } });
    expect(rejected.error?.code).toBe('pairing.decided');
  });

  test('can be refused', async () => {
    const { pairingId } = (await request(new Box())).data;
    expect((await ask(api, routes.rejectPairing, { token: operator, params: { id: pairingId } })).status).toBe(200);
    expect((await status(pairingId)).data).toMatchObject({ state: 'rejected', terminalId: null });
    expect((await approve(pairingId)).error?.code).toBe('pairing.decided');
  });

  test('only for a site in scope, and only by those who may', async () => {
    const { pairingId } = (await request(new Box())).data;
    const roomstaff = await signIn(api, 'roomstaff');
    expect((await approve(pairingId, roomstaff)).error?.code).toBe('auth.out_of_scope');
    expect((await approve(pairingId, await signIn(api, 'lawyer'))).error?.code).toBe('auth.forbidden');
    expect((await status(pairingId)).data.state).toBe('pending');
    const own = SITES.find((one) => one.org === 'yunhe.dongjie.yongan')!;
    expect((await approve(pairingId, roomstaff, { ...place, siteId: own.id })).status).toBe(200);
    const listed = await ask(api, routes.listTerminals, { token: roomstaff });
    expect(new Set(listed.data.items.map((terminal) => terminal.site.orgUnit.path.split('.')[1]))).toEqual(
      new Set(['dongjie']),
    );
  });

  test('a key that is registered cannot be paired again, even after its terminal was revoked', async () => {
    const box = new Box();
    const terminal = await box.pair(api, operator, place);
    expect((await request(box)).error?.code).toBe('pairing.key_in_use');
    await ask(api, routes.revokeTerminal, { token: operator, params: { id: terminal.id }, body: { reason: '遗失' } });
    expect((await request(box)).error?.code).toBe('pairing.key_in_use');
  });

  test('numbers that are no point of the curve are refused', async () => {
    const { x } = new Box().publicKey;
    const publicKey: DeviceKey = { kty: 'EC', crv: 'P-256', x, y: x };
    const { error } = await ask(api, routes.requestPairing, { body: { publicKey, device: Box.device } });
    expect(error?.code).toBe('request.malformed');
  });

  test('a new box for an existing terminal: the old key stops working', async () => {
    const old = new Box();
    const terminal = await old.pair(api, operator, place);
    const oldToken = await old.token(api, terminal.id);
    const fresh = new Box();
    const replaced = await fresh.pair(api, operator, { ...place, name: '新终端', replaceTerminalId: terminal.id });
    expect(replaced).toMatchObject({ id: terminal.id, name: '新终端' });
    expect((await ask(api, routes.home, { token: oldToken })).error?.code).toBe('auth.token_invalid');
    await expect(old.token(api, terminal.id)).rejects.toThrow('terminal.revoked');
    expect((await ask(api, routes.home, { token: await fresh.token(api, terminal.id) })).status).toBe(200);
  });
});

describe('proof of the key', () => {
  let box: Box;
  let id: string;
  beforeAll(async () => {
    box = new Box();
    id = (await box.pair(api, operator, place)).id;
  });
  const challenge = async () => (await ask(api, routes.challenge, { params: { id } })).data.nonce;

  test('a challenge works once: a replay is refused, also at the same moment', async () => {
    const nonce = await challenge();
    const signature = box.sign(id, nonce);
    const answers = await Promise.all([
      token(id, nonce, signature),
      token(id, nonce, signature),
      token(id, nonce, signature),
    ]);
    expect(answers.map((answer) => answer.error?.code ?? 'token').sort()).toEqual([
      'terminal.challenge_used',
      'terminal.challenge_used',
      'token',
    ]);
  });

  test('a clone without the key is refused, and uses the challenge up', async () => {
    const nonce = await challenge();
    expect((await token(id, nonce, new Box().sign(id, nonce))).error?.code).toBe('terminal.challenge_invalid');
    expect((await token(id, nonce, box.sign(id, nonce))).error?.code).toBe('terminal.challenge_used');
  });

  test('a signature for another terminal, a made-up nonce, rubbish: refused', async () => {
    const other = (await new Box().pair(api, operator, place)).id;
    const nonce = await challenge();
    expect((await token(other, nonce, box.sign(other, nonce))).error?.code).toBe('terminal.challenge_invalid');
    expect((await token(id, 'made-up', box.sign(id, 'made-up'))).error?.code).toBe('terminal.challenge_invalid');
    expect((await token(id, await challenge(), 'rubbish')).error?.code).toBe('terminal.challenge_invalid');
  });

  test('a challenge lives 60 s by the database’s clock', async () => {
    const nonce = await challenge();
    await backdate(api, 'terminal_challenge', id, { expires_at: 1 });
    expect((await token(id, nonce, box.sign(id, nonce))).error?.code).toBe('terminal.challenge_invalid');
  });

  test('an unknown terminal gets no challenge', async () => {
    const { error } = await ask(api, routes.challenge, { params: { id: crypto.randomUUID() } });
    expect(error?.code).toBe('terminal.unknown');
  });

  test('revoking works at once, for tokens, challenges and new proofs', async () => {
    const revoked = new Box();
    const terminal = await revoked.pair(api, operator, place);
    const valid = await revoked.token(api, terminal.id);
    const { nonce } = (await ask(api, routes.challenge, { params: { id: terminal.id } })).data;
    const answer = await ask(api, routes.revokeTerminal, {
      token: operator,
      params: { id: terminal.id },
      body: { reason: '迁走' },
    });
    expect(answer.data.revokedAt).toEqual(expect.any(String));
    expect((await ask(api, routes.home, { token: valid })).error?.code).toBe('terminal.revoked');
    expect((await token(terminal.id, nonce, revoked.sign(terminal.id, nonce))).error?.code).toBe('terminal.revoked');
    expect((await ask(api, routes.challenge, { params: { id: terminal.id } })).error?.code).toBe('terminal.revoked');
    const audit = await api.service.ctx.pool.query(
      `SELECT actor FROM audit_event WHERE action = 'terminal.revoked' AND subject = $1`,
      [`terminal:${terminal.id}`],
    );
    expect(audit.rows).toHaveLength(1);
  });
});

describe('the demo door', () => {
  test('is not there outside the demo', async () => {
    const { status: code, error } = await ask(api, routes.demoPair, {
      body: { name: 'home-1', publicKey: new Box().publicKey, device: Box.device },
    });
    expect([code, error?.code]).toEqual([404, 'request.not_found']);
  });

  test('gives a demo terminal to the window that asks, again and again, and takes it from the one before', async () => {
    const demo = await startApi(database.url, { nodeId: 'node-demo' }, { demo: true });
    const pair = (box: Box, name = 'home-1') =>
      ask(demo, routes.demoPair, { body: { name, publicKey: box.publicKey, device: Box.device } });
    const first = new Box();
    const { terminalId } = (await pair(first)).data;
    expect((await pair(first)).data.terminalId).toBe(terminalId);
    const firstToken = await first.token(demo, terminalId);
    expect((await pair(first, 'home-2')).error?.code).toBe('pairing.key_in_use');
    const second = new Box();
    expect((await pair(second)).data.terminalId).toBe(terminalId);
    expect((await ask(demo, routes.home, { token: firstToken })).error?.code).toBe('auth.token_invalid');
    expect((await ask(demo, routes.home, { token: await second.token(demo, terminalId) })).status).toBe(200);
    await demo.stop();
  });
});

describe('the sheet beside a television', () => {
  const guide = (id: string, token: string, locale: Locale) =>
    fetch(`${api.url}/api/v1/terminals/${id}/guide.pdf?locale=${locale}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const words = async (answer: Response) => {
    const { text } = await extractText(new Uint8Array(await answer.arrayBuffer()), { mergePages: true });
    return text.replace(/\s/g, '');
  };
  let id: string;
  beforeAll(async () => {
    const asked = (await request(new Box())).data;
    id = (await approve(asked.pairingId)).data.id;
  });

  test.each(['zh-CN', 'en'] as const)('names it, its number and whom to call (%s), and is recorded', async (locale) => {
    const answer = await guide(id, operator, locale);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const said = await words(answer);
    const home = { name: place.name, number: id.slice(-8).toUpperCase(), adviser: '陈国栋', hotline: '12348' };
    for (const part of Object.values(home)) expect(said).toContain(part);
    const { rows } = await api.service.ctx.pool.query(
      `SELECT actor, data FROM audit_event WHERE action = 'terminal.guide_made' ORDER BY at DESC LIMIT 1`,
    );
    expect(rows).toEqual([expect.objectContaining({ data: { locale } })]);
  });

  test('[P10] is for those who see the terminal, in a language that there is', async () => {
    expect((await guide(id, await signIn(api, 'lawyer'), 'en')).status).toBe(403);
    expect((await guide('00000000-0000-4000-8000-00000000dead', operator, 'en')).status).toBe(404);
    expect((await guide(id, operator, 'fr' as Locale)).status).toBe(400);
    expect((await guide('1', operator, 'en')).status).toBe(400);
  });
});
