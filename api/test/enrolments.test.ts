import { randomUUID } from 'node:crypto';
import { COLUMN_NAMES, enrolmentRoutes, placeRoutes, routes } from '@falink/protocol';
import { ask, Box, signIn, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { PlaceWorld, unitId } from './support/place-world.js';
import { addStaff } from './support/staff.js';

let world: PlaceWorld;
let api: TestApi;
let admin: string;
let local: string;

beforeAll(async () => {
  world = await PlaceWorld.start('operator');
  api = world.api;
  admin = world.admin.token;
  local = world.local.token;
});
afterEach(() => world.reset());
afterAll(() => world.stop());

const HEADER = '序列号,类型,单位,地点,终端名称,地址,坐标,联系人,联系电话';
const WAN = '云河区/东街街道/永安社区';
const row = (serial: string, more: { unit?: string; site?: string; name?: string; rest?: string } = {}) =>
  `${serial},家庭,${more.unit ?? WAN},${more.site ?? '永安 3 号楼 201'},${more.name ?? '客厅'},${more.rest ?? '永安路 3 号,"119.75, 49.21",张桂英,138 0013 8000'}`;
const csv = (...rows: string[]): Buffer => Buffer.from([HEADER, ...rows].join('\r\n'));
const file = (content: Buffer) => ({ type: 'text/csv', content });
const check = (content: Buffer, token = admin) =>
  ask(api, enrolmentRoutes.checkEnrolments, { token, bytes: file(content) });
const load = (content: Buffer, requestId: string = randomUUID(), token = admin) =>
  ask(api, enrolmentRoutes.importEnrolments, { token, query: { requestId }, bytes: file(content) });
const list = (query: Record<string, string> = {}, token = admin) =>
  ask(api, enrolmentRoutes.listEnrolments, { token, query });
const text = async (path: string, init: RequestInit = {}, token = admin): Promise<string> => {
  const answer = await fetch(api.url + path, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  // `text()` would drop the mark that Excel needs.
  return Buffer.from(await answer.arrayBuffer()).toString('utf8');
};
/** The digits of each serial number, as the file for labels has them. */
const vouchers = async (body: object): Promise<Map<string, string>> => {
  const labels = await text('/api/v1/enrolments/vouchers', {
    method: 'POST',
    body: JSON.stringify({ locale: 'en', ...body }),
    headers: { 'content-type': 'application/json' },
  });
  const rows = labels.trim().split('\r\n').slice(1);
  return new Map(rows.map((line) => [line.split(',')[0]!, /,(\d{5} \d{5}),/.exec(line)![1]!]));
};
const claim = (serial: string, voucher: string, box = new Box()) =>
  ask(api, enrolmentRoutes.claimEnrolment, {
    body: { serial, voucher, publicKey: box.publicKey, device: Box.device },
  });
const rows = async () => (await api.service.ctx.pool.query('SELECT * FROM enrolment')).rows;
const audited = async (action: string) =>
  (await api.service.ctx.pool.query('SELECT subject, data FROM audit_event WHERE action = $1', [action])).rows;

describe('[T1] a file of expected boxes', () => {
  test('names every error of every row, and nothing of it is taken over', async () => {
    const wrong = csv(
      row('BOX-0001'),
      row('box-0001', { name: '卧室' }),
      row('B1'),
      row('BOX-0004', { unit: '云河区/没有这条街' }),
      `BOX-0005,冰箱,${WAN},,,,,`,
      row('BOX-0006', { name: '长'.repeat(41), rest: `${'址'.repeat(201)},东经 119,,1380` }),
      row('BOX-0007', { rest: '别处,,,' }),
      row('BOX-0008', { rest: ',,张桂英,' }),
      '',
      row('BOX-0009', { rest: ',,,,多出来的' }),
    );
    const { data } = await check(wrong);
    expect(data.problems.items.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'serial', 'serial_repeated'],
      [4, 'serial', 'serial_format'],
      [5, 'unit', 'unit_unknown'],
      [6, 'kind', 'kind_unknown'],
      [6, 'site', 'missing'],
      [6, 'name', 'missing'],
      [7, 'name', 'too_long'],
      [7, 'address', 'too_long'],
      [7, 'position', 'position_format'],
      [7, 'phone', 'phone_format'],
      [8, 'site', 'site_differs'],
      [9, 'phone', 'contact_without_phone'],
      [11, null, 'too_many_cells'],
      [11, 'site', 'site_differs'],
    ]);
    expect(data.problems.total).toBe(14);
    const refused = await load(wrong);
    expect([refused.error?.code, refused.error?.details]).toEqual(['enrolment.file_wrong', { problems: 14 }]);
    expect(await rows()).toEqual([]);
    expect((await world.admin.sites({ q: '永安 3 号楼' })).data.total).toBe(0);
  });

  test.each([
    ['a workbook', Buffer.from('PK\u0003\u0004 and so on'), [0, null, 'not_text']],
    ['binary', Buffer.from([0, 1, 2, 0xff, 0xfe]), [0, null, 'not_text']],
    ['an open quote', csv('"BOX-0001,家庭'), [2, null, 'quotes']],
    ['nothing but a header', csv(''), [0, null, 'empty']],
    [
      'too many rows',
      csv(...Array.from({ length: 10_001 }, (_, i) => row(`BOX-${i + 10_000}`))),
      [0, null, 'too_many_rows'],
    ],
    ['a column that nobody knows', Buffer.from(`${HEADER},颜色\n`), [1, null, 'column_unknown']],
    ['a column twice', Buffer.from(`${HEADER},名称\n`), [1, 'name', 'column_repeated']],
    ['no column of serial numbers', Buffer.from('类型,单位,地点,终端名称\n'), [1, 'serial', 'column_missing']],
  ])('says what is wrong with %s', async (_, content, expected) => {
    const { data } = await check(content);
    expect(data.problems.items.map(({ row, column, code }) => [row, column, code])).toEqual([expected]);
  });

  test('that is too large is refused', async () => {
    expect((await check(Buffer.alloc(4 * 1024 * 1024 + 1, 0x61))).error?.code).toBe('request.too_large');
  });

  test('makes boxes and the sites that are missing; the same file again changes nothing', async () => {
    const [existing] = (await world.admin.sites({ unit: unitId('yunhe.dongjie.yongan') })).data.items;
    const content = csv(
      row('box-0001'),
      '',
      row('BOX-0002', { name: '"\u202E卧室, ""北"""' }),
      row('ＢＯＸ－０００３', { site: existing!.name, rest: ',,,' }),
      row('BOX-0004', { site: '=1+1', name: "'+86", rest: ',,,' }),
    );
    expect((await check(content)).data).toMatchObject({ rows: 4, created: 4, unchanged: 0, newSites: 2 });
    expect(await rows()).toEqual([]);
    const imported = (await load(content)).data;
    expect(imported).toMatchObject({ created: 4, unchanged: 0, newSites: 2 });
    const { items } = (await list()).data;
    expect(items.map(({ serial, name }) => [serial, name]).sort()).toEqual([
      ['BOX-0001', '客厅'],
      ['BOX-0002', '卧室, "北"'],
      ['BOX-0003', '客厅'],
      ['BOX-0004', '+86'],
    ]);
    expect(items.every(({ state, voucher }) => state === 'waiting' && voucher === 'none')).toBe(true);
    const [made] = (await world.admin.sites({ q: '永安 3 号楼 201' })).data.items;
    expect(made).toMatchObject({
      kind: 'household',
      address: '永安路 3 号',
      position: { lng: 119.75, lat: 49.21 },
      contacts: [{ name: '张桂英', phone: '13800138000' }],
    });
    const before = await rows();
    expect((await load(content)).data).toMatchObject({ created: 0, unchanged: 4, newSites: 0 });
    expect(await rows()).toEqual(before);
    expect(await audited('enrolment.imported')).toHaveLength(2);
  });

  test.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16, as Excel saves Unicode text', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16'],
    ['English names, separated by tabs', (text: string) => Buffer.from(english(text)), 'utf-8'],
  ])('is read from %s', async (_, encode, encoding) => {
    const { data } = await check(encode([HEADER, row('BOX-0001', { rest: ',,,' })].join('\n')));
    expect(data).toMatchObject({ encoding, created: 1, problems: { total: 0 } });
  });

  test('is read from GBK, as Excel in China saves it', async () => {
    // 序列号,类型,单位,地点,终端名称 / 家庭 … 云河区/东街街道/永安社区 … 客厅
    const header = 'd0f2c1d0bac52cc0e0d0cd2cb5a5cebb2cb5d8b5e32cd6d5b6cbc3fbb3c6';
    const line = '424f582d303030312cbcd2cda52c';
    const unit = 'd4c6bad3c7f82fb6abbdd6bdd6b5c02fd3c0b0b2c9e7c7f8';
    const content = Buffer.from(`${header}0d0a${line}${unit}2c41312cbfcdccfc0d0a`, 'hex');
    expect((await check(content)).data).toMatchObject({ encoding: 'gb18030', created: 1, problems: { total: 0 } });
    await load(content);
    expect((await list()).data.items).toMatchObject([{ name: '客厅', site: { orgUnit: { name: '永安社区' } } }]);
  });

  test('[O2] the same request is one import, also at once; for another file it is refused', async () => {
    const requestId = randomUUID();
    const [first, again] = await Promise.all([
      load(csv(row('BOX-0001')), requestId),
      load(csv(row('BOX-0001')), requestId),
    ]);
    expect(first.data).toEqual(again.data);
    expect(first.data.created).toBe(1);
    expect((await load(csv(row('BOX-0002')), requestId)).error?.code).toBe('request.id_reused');
  });

  test('two people at once: each box once, and the one who was second sees it', async () => {
    const content = csv(row('BOX-0001'), row('BOX-0002', { name: '卧室' }));
    const other = csv(row('BOX-0002', { name: '厨房' }));
    const answers = await Promise.all([load(content), load(content, randomUUID(), local)]);
    expect(answers.map(({ data }) => data.created).sort()).toEqual([0, 2]);
    expect((await load(other)).error?.code).toBe('enrolment.file_wrong');
    expect((await check(other)).data.problems.items).toMatchObject([{ row: 2, code: 'serial_taken' }]);
  });

  test('reaches as far as the person is responsible', async () => {
    const far = csv(row('BOX-0001'), row('BOX-0002', { unit: '云河区/北梁镇/河畔社区', site: '甲' }));
    const units = (await ask(api, placeRoutes.listOrgUnits, { token: admin, query: { q: '河畔' } })).data.items;
    const [hepan] = units;
    const named = Buffer.from(
      far.toString().replace('云河区/北梁镇/河畔社区', `云河区/${hepan!.parentName}/${hepan!.name}`),
    );
    const { data } = await check(named, local);
    expect(data.problems.items).toMatchObject([{ row: 3, column: 'unit', code: 'unit_out_of_scope' }]);
    expect((await load(named, randomUUID(), local)).error?.code).toBe('enrolment.file_wrong');
    expect((await load(named)).data.created).toBe(2);
    expect((await list({}, local)).data.items.map(({ serial }) => serial)).toEqual(['BOX-0001']);
    // From the own unit down, too.
    expect((await check(csv(row('BOX-0009', { unit: '东街街道 > 永安社区' })), local)).data.created).toBe(1);
    const lawyer = await signIn(api, 'lawyer');
    expect((await load(csv(row('BOX-0010')), randomUUID(), lawyer)).error?.code).toBe('auth.forbidden');
  });
});

describe('[T2] a box that is expected', () => {
  const expected = async (...serials: string[]) => {
    const { importId } = (await load(csv(...serials.map((serial) => row(serial))))).data;
    return vouchers({ importId });
  };

  test('with its voucher is a terminal at once; a lost answer is the same one', async () => {
    const digits = (await expected('BOX-0001', 'BOX-0002')).get('BOX-0001')!;
    const box = new Box();
    const { terminalId } = (await claim('box-0001', digits, box)).data;
    expect((await claim('BOX-0001', digits.replace(' ', ''), box)).data).toEqual({ terminalId });
    const home = await ask(api, routes.home, { token: await box.token(api, terminalId) });
    expect(home.data).toMatchObject({ terminal: { name: '客厅' }, site: { name: '永安 3 号楼 201' } });
    expect((await list({ state: 'enrolled' })).data.items).toMatchObject([
      { serial: 'BOX-0001', terminalId, voucher: 'used' },
    ]);
    expect(await audited('enrolment.claimed')).toMatchObject([{ subject: `terminal:${terminalId}` }]);
    // Good once: for another key it is nothing.
    expect((await claim('BOX-0001', digits)).error?.code).toBe('enrolment.refused');
  });

  test('is refused with the digits of another box, and blocked after five wrong ones until there are new ones', async () => {
    const digits = await expected('BOX-0001', 'BOX-0002');
    const other = digits.get('BOX-0002')!;
    const tries = await Promise.all(Array.from({ length: 9 }, () => claim('BOX-0001', other)));
    expect(new Set(tries.map(({ error }) => error?.code))).toEqual(new Set(['enrolment.refused']));
    expect((await claim('BOX-0001', digits.get('BOX-0001')!)).error?.code).toBe('enrolment.refused');
    const [blocked] = (await list({ q: 'BOX-0001' })).data.items;
    expect(blocked?.voucher).toBe('blocked');
    const again = await vouchers({ ids: [blocked!.id] });
    expect((await claim('BOX-0001', again.get('BOX-0001')!)).status).toBe(200);
    // An unknown serial number reads the same.
    expect((await claim('BOX-9999', other)).error?.code).toBe('enrolment.refused');
    expect((await claim('BOX-0002', other)).status).toBe(200);
  });

  test('is refused with a voucher whose time is over, or that newer ones replaced', async () => {
    const digits = (await expected('BOX-0001')).get('BOX-0001')!;
    const [box] = (await list()).data.items;
    await backdate(api, 'enrolment', box!.id, { voucher_expires_at: 1_000 });
    expect((await claim('BOX-0001', digits)).error?.code).toBe('enrolment.refused');
    expect((await list()).data.items).toMatchObject([{ voucher: 'expired' }]);
    const fresh = (await vouchers({ ids: [box!.id] })).get('BOX-0001')!;
    expect((await claim('BOX-0001', digits)).error?.code).toBe('enrolment.refused');
    expect((await claim('BOX-0001', fresh)).status).toBe(200);
  });

  test('of several with the same digits at the same moment one is the terminal', async () => {
    const digits = (await expected('BOX-0001')).get('BOX-0001')!;
    const answers = await Promise.all([1, 2, 3].map(() => claim('BOX-0001', digits)));
    expect(answers.map(({ error }) => error?.code ?? 'in').sort()).toEqual([
      'enrolment.refused',
      'enrolment.refused',
      'in',
    ]);
  });

  test('that is withdrawn is refused, and may be expected again; one that is in cannot be withdrawn', async () => {
    const digits = await expected('BOX-0001', 'BOX-0002');
    const withdraw = (id: string, token = admin) =>
      ask(api, enrolmentRoutes.withdrawEnrolment, { token, params: { id } });
    const [first] = (await list({ q: 'BOX-0001' })).data.items;
    expect((await withdraw(first!.id)).data.state).toBe('withdrawn');
    expect((await withdraw(first!.id)).data.state).toBe('withdrawn');
    expect((await claim('BOX-0001', digits.get('BOX-0001')!)).error?.code).toBe('enrolment.refused');
    expect((await load(csv(row('BOX-0001', { name: '厨房' })))).data.created).toBe(1);
    await claim('BOX-0002', digits.get('BOX-0002')!);
    const [second] = (await list({ q: 'BOX-0002' })).data.items;
    expect((await withdraw(second!.id)).error?.code).toBe('enrolment.used');
    expect((await withdraw(randomUUID())).error?.code).toBe('enrolment.unknown');
  });

  test('without a voucher waits for staff, who see where it belongs and approve it there', async () => {
    await load(csv(row('BOX-0001')));
    const box = new Box();
    const body = { publicKey: box.publicKey, device: Box.device, serial: 'box-0001' };
    const { pairingId } = (await ask(api, routes.requestPairing, { body })).data;
    const see = (token: string) => ask(api, enrolmentRoutes.expectedOfPairing, { token, params: { id: pairingId } });
    const { expected: found } = (await see(local)).data;
    expect(found).toMatchObject({
      serial: 'BOX-0001',
      name: '客厅',
      site: { name: '永安 3 号楼 201' },
      terminalId: null,
    });
    await addStaff(api, { username: 'north', role: 'operator', orgPath: 'yunhe.beiliang' });
    expect((await see(await signIn(api, 'north'))).data).toEqual({ serial: 'BOX-0001', expected: null });
    const place = { siteId: found!.site.id, name: found!.name, kind: found!.kind };
    const approved = await ask(api, routes.approvePairing, { token: local, params: { id: pairingId }, body: place });
    expect((await list()).data.items).toMatchObject([{ state: 'enrolled', terminalId: approved.data.id }]);
    // The same box with another key: the terminal that it was is named.
    const again = { publicKey: new Box().publicKey, device: Box.device, serial: 'BOX-0001' };
    const second = (await ask(api, routes.requestPairing, { body: again })).data;
    const after = await ask(api, enrolmentRoutes.expectedOfPairing, { token: admin, params: { id: second.pairingId } });
    expect(after.data.expected?.terminalId).toBe(approved.data.id);
  });
});

describe('[T3] a list as a file', () => {
  test('is opened by Excel, holds no cell that it computes, and is imported as it was', async () => {
    await load(csv(row('BOX-0001', { site: '=HYPERLINK("x")'.replace(/"/g, ''), name: '@A1' })));
    const exported = await text('/api/v1/enrolments.csv');
    expect(exported.startsWith('\uFEFF序列号,类型,单位,地点,终端名称,状态')).toBe(true);
    expect(exported).toContain("BOX-0001,家庭,云河区/东街街道/永安社区,'=HYPERLINK(x),'@A1,待安装");
    expect((await check(Buffer.from(exported))).data).toMatchObject({
      created: 0,
      unchanged: 1,
      problems: { total: 0 },
    });
  });

  test('of terminals has what the list has, in scope and in both languages', async () => {
    const [all, own] = [await text('/api/v1/terminals.csv?locale=en'), await text('/api/v1/terminals.csv', {}, local)];
    expect(all).toMatch(/^\uFEFFterminal,kind,unit,site,state/);
    const { data } = await ask(api, routes.listTerminals, { token: admin });
    expect(all.trim().split('\r\n')).toHaveLength(data.total! + 1);
    expect(
      own
        .trim()
        .split('\r\n')
        .slice(1)
        .every((line) => line.includes('东街街道')),
    ).toBe(true);
  });
});

/** The same table with English names. */
function english(text: string): string {
  const [, ...body] = text.split('\n');
  const header = Object.values(COLUMN_NAMES)
    .map(({ en }) => en[0])
    .join('\t');
  return [header, ...body.map((line) => line.replace('家庭', 'Home').replaceAll(',', '\t'))].join('\n');
}
