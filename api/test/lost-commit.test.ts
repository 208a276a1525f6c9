import { intakeRoutes } from '@falink/protocol';
import { ask } from './support/api.js';
import { IntakeRoom } from './support/intake-room.js';
import { Relay } from './support/relay.js';

let at: IntakeRoom;
let relay: Relay;
beforeAll(async () => {
  at = await IntakeRoom.start(async (address) => {
    const through = await Relay.before(address);
    relay = through.relay;
    return through.url;
  });
  await at.answer();
});
afterAll(async () => {
  await at.endCall();
  await at.stop();
  await relay.close();
});

test('a page whose commit was not answered is there, and sending it again changes nothing', async () => {
  const paperId = (await at.request('document')).data.papers[0]!.id;
  const held = relay.hold('intake.page_received');
  const first = at.upload(paperId, at.picture);
  const committing = await held;
  committing.loseAnswerTo('COMMIT');
  committing.letGo();
  expect((await first).error?.code).toBe('service.unavailable');

  const { data } = await at.upload(paperId, at.picture);
  const pages = data.papers[0]!.pages;
  expect(pages).toHaveLength(1);
  const response = await fetch(`${at.api.url}/api/v1/intakes/${at.id}/pages/${pages[0]!.id}`, {
    headers: { authorization: `Bearer ${at.aid}` },
  });
  expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, pages[0]!.bytes]);
  expect((await ask(at.api, intakeRoutes.currentIntake, { token: at.aid, params: { id: at.id } })).status).toBe(200);
});
