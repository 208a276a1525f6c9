import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import type { SfuEvent, Staff } from '@falink/protocol';
import { applyMediaEvent } from '../src/areas/contacts/commands/apply-media-event.js';
import { hangUp } from '../src/areas/contacts/commands/hang-up.js';
import { rateContact } from '../src/areas/contacts/commands/rate-contact.js';
import type { ContactsContext } from '../src/areas/contacts/index.js';
import { acceptOffer } from '../src/areas/contacts/offers/accept-offer.js';
import { sealSummary } from '../src/areas/contacts/sealed-summary.js';
import type { Actor } from '../src/kernel/actor.js';
import { seal } from '../src/kernel/auth/seal.js';
import { dataKeyOf } from '../src/kernel/keys/keyring.js';
import { DATA_KEY, SFU_ID, startApi, type TestApi } from './support/api.js';
import { UpgradedDatabase } from './support/upgraded-database.js';

const FIRST_WITH_CONTACTS = 57;

const id = (kind: number, n: number) => `00000000-0000-4000-8000-0000000${kind}000${n}`;
const [TALKS, WAITS, DONE, OFFICE] = [1, 2, 3, 4] as const;
const call = (n: number) => id(1, n);
const room = (n: number) => id(2, n);
const box = (n: number) => id(3, n);
const person = (n: number) => id(4, n);
const [LAWYER, OFFICER, FREE] = [id(5, 1), id(5, 2), id(5, 3)];
const INTAKE = id(6, 1);

/** Sealed by the release before, with the key of the tests. */
const KEYS = { current: { ...dataKeyOf(DATA_KEY), named: false }, others: [] };
const hex = (sealed: Buffer) => `'\\x${sealed.toString('hex')}'`;
const PHONE = hex(seal(KEYS, '13800000000', 'callback.phone'));
const SUMMARY = hex(
  sealSummary({ data: KEYS }, call(DONE), { lines: ['三个月内申请仲裁'], nextOn: null, token: null }),
);

/** A call that lasts, one that waits, one that is over and not rated yet, and an intake; what belongs to each. */
const STORED = `
  INSERT INTO org_unit (path, name) VALUES ('yunhe', '云河区');
  INSERT INTO site (org_unit_id, name) SELECT id, '河湾村' FROM org_unit;
  INSERT INTO terminal (id, site_id, name, kind) SELECT b.box::uuid, site.id, b.box, b.kind FROM site, (VALUES
    ('${box(TALKS)}', 'home'), ('${box(WAITS)}', 'home'), ('${box(DONE)}', 'home'), ('${box(OFFICE)}', 'room')) AS b (box, kind);
  INSERT INTO staff (id, username, display_name, title, office, org_unit_id)
    SELECT who::uuid, who, who, '', '', id FROM org_unit, unnest(ARRAY['${LAWYER}', '${OFFICER}', '${FREE}']) AS who;
  INSERT INTO staff_role (staff_id, role) VALUES
    ('${LAWYER}', 'duty_lawyer'), ('${OFFICER}', 'legal_aid_officer'), ('${FREE}', 'duty_lawyer');
  INSERT INTO sfu_node (id, public_url, internal_url, workers, load, version)
    VALUES ('${SFU_ID}', 'http://127.0.0.1:1', 'http://127.0.0.1:1', 1, 0, 'x');
  BEGIN;
  INSERT INTO call (id, terminal_id, request_id, kind, state, video, ability, queued_at, agent_id, answered_at, active_at, ended_at, end_reason, intake_id)
  VALUES
    ('${call(TALKS)}', '${box(TALKS)}', gen_random_uuid(), 'consultation', 'active', true, '{}', now() - interval '9 min', '${LAWYER}', now() - interval '8 min', now() - interval '8 min', NULL, NULL, NULL),
    ('${call(WAITS)}', '${box(WAITS)}', gen_random_uuid(), 'consultation', 'queued', false, '{}', now(), NULL, NULL, NULL, NULL, NULL, NULL),
    ('${call(DONE)}', '${box(DONE)}', gen_random_uuid(), 'consultation', 'ended', true, '{}', now() - interval '9 min', '${FREE}', now() - interval '8 min', now() - interval '7 min', now() - interval '2 min', 'agent_hung_up', NULL),
    ('${call(OFFICE)}', '${box(OFFICE)}', gen_random_uuid(), 'intake', 'active', true, '{}', now() - interval '9 min', '${OFFICER}', now() - interval '8 min', now() - interval '8 min', NULL, NULL, '${INTAKE}');
  INSERT INTO intake (id, call_id) VALUES ('${INTAKE}', '${call(OFFICE)}');
  COMMIT;
  INSERT INTO room (id, call_id, sfu_id, created_at)
    SELECT ('00000000-0000-4000-8000-00000002000' || right(id::text, 1))::uuid, id, '${SFU_ID}', queued_at FROM call;
  INSERT INTO participant (id, call_id, role, terminal_id, joined_at, flowing_at)
    SELECT ('00000000-0000-4000-8000-00000004000' || right(id::text, 1))::uuid, id, 'resident', terminal_id, queued_at, active_at FROM call;
  INSERT INTO participant (call_id, role, staff_id, joined_at, flowing_at)
    SELECT id, CASE kind WHEN 'intake' THEN 'officer' ELSE 'lawyer' END, agent_id, answered_at, active_at FROM call WHERE agent_id IS NOT NULL;
  INSERT INTO participant (call_id, role, staff_id) VALUES ('${call(TALKS)}', 'lawyer', '${FREE}');
  INSERT INTO offer (call_id, agent_id, state, expires_at, closed_at) SELECT id, agent_id, 'accepted', now(), now() FROM call WHERE agent_id IS NOT NULL;
  INSERT INTO agent_state (staff_id, state, call_id) VALUES ('${LAWYER}', 'on_call', '${call(TALKS)}'), ('${OFFICER}', 'on_call', '${call(OFFICE)}');
  INSERT INTO agent_state (staff_id, state, idle_since) VALUES ('${FREE}', 'available', now());
  INSERT INTO call_event (call_id, type, actor) SELECT id, 'queued', 'terminal:' || terminal_id FROM call;
  INSERT INTO call_event (call_id, type, at) SELECT id, 'activated', answered_at FROM call WHERE agent_id IS NOT NULL;
  INSERT INTO call_event (call_id, type) SELECT id, 'ended' FROM call WHERE state = 'ended';
  INSERT INTO call_summary (call_id, version, sealed) VALUES ('${call(DONE)}', 1, ${SUMMARY});
  INSERT INTO callback (terminal_id, request_id, call_id, category, phone_sealed, phone_masked)
    VALUES ('${box(DONE)}', gen_random_uuid(), '${call(DONE)}', 'labour', ${PHONE}, '138****0000');
  INSERT INTO audit_event (actor, action, subject, org_path) SELECT 'terminal:' || terminal_id, 'call.queued', 'call:' || id, 'yunhe' FROM call;
  CREATE TABLE kept AS SELECT id, to_jsonb(c) AS row FROM call c;
  CREATE TABLE kept_audit AS SELECT id, to_jsonb(e) AS row FROM audit_event e;`;

let database: UpgradedDatabase;
let api: TestApi;
let ctx: ContactsContext;

beforeAll(async () => {
  database = await UpgradedDatabase.of(FIRST_WITH_CONTACTS, STORED);
});
afterAll(async () => {
  await api?.stop();
  await database.rows('DROP TABLE kept, kept_audit');
  await database.drop();
});

test('every call is a contact of the same id with all that it was, and audit rows are not touched', async () => {
  expect(
    await database.rows(
      `SELECT to_jsonb(c) - '{origin,callback_id,rings_until,guest_id}'::text[] = k.row AS same, c.origin FROM kept k LEFT JOIN contact c USING (id)`,
    ),
  ).toEqual(Array(4).fill({ same: true, origin: 'terminal' }));
  expect(
    await database.rows(
      'SELECT FROM kept_audit k LEFT JOIN audit_event e USING (id) WHERE to_jsonb(e) IS DISTINCT FROM k.row',
    ),
  ).toEqual([]);
  expect(
    await database.rows('SELECT contact_id AS id FROM contact_summary UNION ALL SELECT contact_id FROM callback'),
  ).toEqual(Array(2).fill({ id: call(DONE) }));
  expect(await database.rows('SELECT contact_id AS id FROM intake')).toEqual([{ id: call(OFFICE) }]);
  expect(await database.rows('SELECT count(*)::int AS n FROM contact_event')).toEqual([{ n: 8 }]);
});

test('its room is a session of the same id, with who takes part and what each may do', async () => {
  expect(
    await database.rows(`SELECT s.id, s.contact_id, s.live_at = c.answered_at AS live, s.ended_at = c.ended_at AS over
      FROM session s JOIN contact c ON c.id = s.contact_id ORDER BY s.id`),
  ).toEqual([
    { id: room(TALKS), contact_id: call(TALKS), live: true, over: null },
    { id: room(WAITS), contact_id: call(WAITS), live: null, over: null },
    { id: room(DONE), contact_id: call(DONE), live: true, over: true },
    { id: room(OFFICE), contact_id: call(OFFICE), live: true, over: null },
  ]);
  const grants = await database.rows<{ who: string; grants: string[] }>(
    `SELECT coalesce(staff_id, terminal_id) AS who, grants::text[] FROM participant WHERE session_id IN ('${room(TALKS)}', '${room(WAITS)}')`,
  );
  expect(Object.fromEntries(grants.map((one) => [one.who, one.grants]))).toEqual({
    [box(TALKS)]: ['send_microphone', 'send_camera', 'send_document', 'receive'],
    [box(WAITS)]: ['send_microphone', 'receive'],
    [LAWYER]: ['send_microphone', 'send_camera', 'receive', 'standby', 'activate'],
    [FREE]: ['send_microphone', 'send_camera', 'receive', 'standby'],
  });
});

describe('[C5] the service goes on with what was under way', () => {
  beforeAll(async () => {
    api = await startApi(database.url);
    const sfu = { closeRoomOf: () => undefined } as unknown as ContactsContext['sfu'];
    ctx = { ...api.service.ctx, sfu };
  });

  const staff = (staffId: string): Actor => ({
    kind: 'staff',
    staff: { id: staffId, roles: ['duty_lawyer'], orgUnit: { path: 'yunhe' } } as unknown as Staff,
  });
  const terminal = (n: number): Actor => ({
    kind: 'terminal',
    terminal: { id: box(n), name: '', kind: 'home', siteId: '', orgPath: 'yunhe' },
  });
  const reports = (event: Pick<SfuEvent, 'type' | 'roomId'> & Record<string, unknown>) =>
    applyMediaEvent(
      ctx,
      { kind: 'sfu', id: SFU_ID },
      { event: { id: randomUUID(), at: new Date().toISOString(), ...event } as SfuEvent },
    );

  test('[C4] who waits is offered to who is free, and the answer makes the room live', async () => {
    const [offer] = await until(
      'an offer',
      () =>
        database.rows<{ id: string }>(`SELECT id FROM offer WHERE contact_id = '${call(WAITS)}' AND state = 'open'`),
      (rows) => rows.length > 0,
    );
    const { call: answered, room: access } = await acceptOffer(ctx, staff(FREE), { id: offer!.id });
    expect(answered).toMatchObject({ id: call(WAITS), state: 'connecting' });
    expect(access.roomId).toBe(room(WAITS));
    expect(JSON.parse(Buffer.from(access.token.split('.')[1]!, 'base64url').toString()).grants).toEqual({
      ...{ produce: ['microphone', 'camera'], consume: true, activate: true, standby: true },
    });
    for (const participant of await database.rows<{ id: string }>(
      `SELECT id FROM participant WHERE session_id = '${room(WAITS)}'`,
    )) {
      await reports({ type: 'peer.joined', roomId: room(WAITS), peerId: participant.id, role: 'resident' });
      await reports({ type: 'media.flowing', roomId: room(WAITS), peerId: participant.id, kind: 'audio' });
    }
    expect(await database.rows(`SELECT state FROM contact WHERE id = '${call(WAITS)}'`)).toEqual([{ state: 'active' }]);
  });

  test('[C1] who talks hangs up: the session is over and nobody is in it', async () => {
    await reports({ type: 'peer.left', roomId: room(TALKS), peerId: person(TALKS), reason: 'left' });
    expect(
      await database.rows(`SELECT c.state, c.end_reason, s.ended_at = c.ended_at AS over,
          (SELECT count(*)::int FROM participant p WHERE p.session_id = s.id AND p.joined_at IS NOT NULL AND p.left_at IS NULL) AS present,
          (SELECT state FROM agent_state WHERE staff_id = '${LAWYER}') AS agent
        FROM contact c JOIN session s ON s.contact_id = c.id WHERE c.id = '${call(TALKS)}'`),
    ).toEqual([{ state: 'ended', end_reason: 'resident_hung_up', over: true, present: 0, agent: 'wrap_up' }]);
  });

  test('the intake closes with its contact, and who is done rates once', async () => {
    await hangUp(ctx, staff(OFFICER), { id: call(OFFICE) });
    expect(await database.rows('SELECT close_reason FROM intake')).toEqual([{ close_reason: 'call_ended' }]);
    await rateContact(ctx, terminal(DONE), { id: call(DONE), score: 5 });
    expect(await database.rows(`SELECT rated_at IS NOT NULL AS rated FROM contact WHERE id = '${call(DONE)}'`)).toEqual(
      [{ rated: true }],
    );
  });
});
