import { randomUUID } from 'node:crypto';
import { consoleMessages, EMPTY_INTAKE_FORM, fleet, type IntakeForm, intakeRoutes } from '@falink/protocol';
import sharp from 'sharp';
import { ask, heartbeat, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { TestSocket } from './support/sockets.js';

const FORM: IntakeForm = {
  ...EMPTY_INTAKE_FORM,
  name: '赵大河',
  identityNumber: '11010519491231002X',
  phone: '13900005678',
  matter: 'labour_remuneration',
  facts: '工地欠我三个月工钱。',
  request: '请求支付劳动报酬两万四千元。',
  means: 'exempt_migrant_worker',
};

let database: TestDatabase;
let api: TestApi;
let room: TestTerminal;
let officer: TestAgent;
const sockets: TestSocket[] = [];

const onTv = async (terminal: TestTerminal): Promise<TestSocket> => {
  const auth = { token: terminal.token, tabId: randomUUID(), takeOver: true, appVersion: '0.1.0' };
  const socket = await TestSocket.connect(api, 'fleet', auth);
  sockets.push(socket);
  return socket;
};

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, {}, { demo: true });
  await heartbeat(api);
  room = await TestTerminal.pair(api, 'room-1');
  officer = await TestAgent.onDuty(api, 'aid');
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await api.stop();
  await database.drop();
});

test('a home television cannot open an intake', async () => {
  const home = await TestTerminal.pair(api, 'home-1');
  const { status, error } = await home.call({ kind: 'intake' });
  expect([status, error?.code]).toEqual([403, 'terminal.kind']);
});

test('from the room’s key to the receipt on the television, both sides told of every step', async () => {
  const tv = await onTv(room);
  const desk = await TestSocket.connect(api, 'console', { token: officer.token });
  sockets.push(desk);
  await desk.ask(consoleMessages.subscribe, { topics: ['applications'] });

  const queued = await room.call({ kind: 'intake' });
  const id = queued.data.call.intakeId!;
  const { call } = await officer.answer();
  expect(call).toMatchObject({ kind: 'intake', intakeId: id });
  const params = { id };
  const { token } = officer;

  const asked = await ask(api, intakeRoutes.requestPaper, {
    token,
    params,
    body: { kind: 'identity_front', label: '身份证人像面' },
  });
  await tv.hears(fleet.intakeUpdated, ({ intake }) => intake.papers[0]?.state === 'requested');
  const paperId = asked.data.papers[0]!.id;
  const content = await sharp({ create: { width: 1280, height: 800, channels: 3, background: '#bcd' } })
    .jpeg()
    .toBuffer();
  await ask(api, intakeRoutes.uploadPage, {
    token: room.token,
    params: { id, paperId },
    bytes: { type: 'image/jpeg', content },
  });
  const seen = await desk.hears(consoleMessages.intakeUpdated, ({ papers }) => papers[0]?.state === 'received');
  const pageId = seen.papers[0]!.pages[0]!.id;
  await ask(api, intakeRoutes.checkIdentity, { token, params, body: { pageId } });
  const review = { decision: 'accepted', seen: [pageId] };
  await ask(api, intakeRoutes.reviewPaper, { token, params: { id, paperId }, body: review });
  await ask(api, intakeRoutes.saveForm, { token, params, body: { version: 0, form: FORM } });
  await tv.hears(fleet.intakeUpdated, ({ intake }) => intake.form.name === '赵大河');
  await ask(api, intakeRoutes.readAloud, { token, params });
  const shown = await tv.hears(fleet.intakeUpdated, ({ intake }) => intake.step === 'confirm');
  await ask(api, intakeRoutes.confirm, {
    token: room.token,
    params,
    body: { version: shown.intake.version, correct: true },
  });
  await desk.hears(consoleMessages.intakeUpdated, ({ confirmedAt }) => confirmedAt !== null);

  const accepted = await ask(api, intakeRoutes.accept, { token, params, body: { version: 1 } });
  const told = await tv.hears(fleet.intakeAccepted);
  expect(told).toEqual({ intakeId: id, receipt: accepted.data });
  const listed = await desk.hears(consoleMessages.applicationChanged);
  expect(listed).toMatchObject({ number: accepted.data.number, applicantName: '赵大河', phoneMasked: '139****5678' });

  // The television is reloaded while the call lasts: it gets its receipt again.
  tv.close();
  const again = await onTv(room);
  expect((await again.hears(fleet.intakeAccepted)).receipt).toEqual(accepted.data);

  desk.forget();
  await officer.end(call.id);
  expect((await desk.hears(consoleMessages.intakeUpdated)).closedAt).not.toBeNull();
  expect((await ask(api, intakeRoutes.accept, { token, params, body: { version: 1 } })).error?.code).toBe(
    'intake.closed',
  );
  const followed = await ask(api, intakeRoutes.follow, {
    body: { number: accepted.data.number, queryCode: accepted.data.queryCode },
  });
  expect(followed.data.decisionDue).toBe(accepted.data.decisionDue);
});
