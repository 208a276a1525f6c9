import { until } from '@falink/fixtures/until';
import { consoleMessages, fleet, intakeRoutes } from '@falink/protocol';
import { ask } from './support/api.js';
import { backdate } from './support/backdate.js';
import { FORM, IntakeRoom } from './support/intake-room.js';
import { tvAuth } from './support/socket-world.js';
import { TestSocket } from './support/sockets.js';

const DAY_MS = 86_400_000;

let at: IntakeRoom;
const sockets: TestSocket[] = [];

beforeAll(async () => {
  at = await IntakeRoom.start();
});
beforeEach(() => at.answer());
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await at.endCall();
});
afterAll(() => at.stop());

const open = async (namespace: 'fleet' | 'console'): Promise<TestSocket> => {
  const auth = namespace === 'fleet' ? tvAuth(at.terminals['room-1'], { takeOver: true }) : { token: at.aid };
  const socket = await TestSocket.connect(at.api, namespace, auth);
  sockets.push(socket);
  return socket;
};

/** What somebody may read of an intake: its form and a page, as status or code. Pages are for staff only. */
async function read(token: string, id: string, pageId: string): Promise<(string | number)[]> {
  const form = await ask(at.api, intakeRoutes.currentIntake, { token, params: { id } });
  const page = await ask(at.api, intakeRoutes.page, { token, params: { id, pageId } });
  return [form, page].map(({ status, error }) => error?.code ?? status);
}

/** An accepted application, its call over. */
async function accepted(): Promise<{ id: string; callId: string; pageId: string }> {
  const { id, callId } = at;
  await at.accept(await at.complete());
  const pageId = (await at.look()).data.papers[0]!.pages[0]!.id;
  expect(await read(at.room, id, pageId)).toEqual([200, 'auth.forbidden']);
  await at.endCall();
  return { id, callId, pageId };
}

const UNKNOWN = ['intake.unknown', 'auth.forbidden'];

test('[I1] a room’s terminal reads an intake while its call is open, and never after it', async () => {
  const { id, callId, pageId } = await accepted();
  expect(await read(at.room, id, pageId)).toEqual(UNKNOWN);
  await backdate(at.api, 'contact', callId, { ended_at: DAY_MS });
  await backdate(at.api, 'intake', id, { closed_at: DAY_MS });
  expect(await read(at.room, id, pageId)).toEqual(UNKNOWN);

  // The next person's call opens an intake of its own, and none of those before.
  await at.answer();
  expect(at.id).not.toBe(id);
  expect((await at.look(at.room)).status).toBe(200);
  expect(await read(at.room, id, pageId)).toEqual(UNKNOWN);
  expect(await read(at.otherRoom, at.id, pageId)).toEqual(UNKNOWN);
  // The officer still follows it up.
  expect(await read(at.aid, id, pageId)).toEqual([200, 200]);
});

test('[I1] a refused reading is not recorded, and says nothing of the intake', async () => {
  const { id, pageId } = await accepted();
  at.id = id;
  const before = [await at.audited('intake.read'), await at.audited('intake.page_read')];
  const refused = await ask(at.api, intakeRoutes.currentIntake, { token: at.room, params: { id } });
  await read(at.room, id, pageId);
  expect([refused.status, JSON.stringify(refused.error).includes(FORM.name)]).toEqual([404, false]);
  expect([await at.audited('intake.read'), await at.audited('intake.page_read')]).toEqual(before);
});

test('[I1] the end of the call sends the officer the closed intake, and the room’s screen nothing more of it', async () => {
  const [tv, desk] = [await open('fleet'), await open('console')];
  await at.accept(await at.complete());
  await tv.hears(fleet.intakeAccepted);
  tv.forget();
  await at.endCall();
  await desk.hears(consoleMessages.intakeUpdated, ({ id, closedAt }) => id === at.id && closedAt !== null);
  await tv.hears(fleet.callUpdated, ({ call }) => call?.state === 'ended');
  // The page is opened again, by the next person perhaps.
  const later = await open('fleet');
  await later.hears(fleet.callUpdated);
  await at.answer();
  await until('the next intake arrives', () => later.all(fleet.intakeUpdated)[0]);
  for (const socket of [tv, later]) {
    const told = socket.all(fleet.intakeUpdated);
    expect(told.filter(({ intake }) => intake.id !== at.id)).toEqual([]);
    expect(JSON.stringify(socket.heard)).not.toContain(FORM.name);
  }
});
