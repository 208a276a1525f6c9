import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import {
  type CommandOrder,
  commandRoutes,
  consoleMessages,
  fleet,
  operationsRoutes,
  routes,
  terminalGroupRoutes,
} from '@falink/protocol';
import { CommandAnswers } from '../src/areas/commands/command-answers.js';
import { ask, signIn } from './support/api.js';
import { backdate } from './support/backdate.js';
import { Commander, CommandWorld } from './support/command-world.js';
import { pairMany } from './support/fleet.js';
import { unitId } from './support/place-world.js';
import { addStaff } from './support/staff.js';

const MESSAGE: CommandOrder = { type: 'message', text: '今晚七点停水，请提前接水。', seconds: null };
const DISTRICT = { orgUnit: unitId('yunhe') };
const WHY = { reason: '画面卡住' };

let world: CommandWorld;
beforeAll(async () => {
  world = await CommandWorld.start();
});
beforeEach(() => world.sockets.reset());
afterEach(() => world.sockets.closeSockets());
afterAll(() => world.sockets.stop());

const at = (...terminals: { readonly id: string }[]) => ({ terminals: terminals.map(({ id }) => id) });

describe('from the desk to the box and back', () => {
  test('[K1] [K2] is offered, acknowledged and done once, whatever is repeated; the console follows', async () => {
    const { operator, home1 } = world;
    const box = await world.box();
    const desk = await world.sockets.desk(operator.token);
    await desk.ask(consoleMessages.subscribe, { topics: ['commands'] });
    const requestId = randomUUID();
    const id = await operator.sent(MESSAGE, at(home1), { requestId });
    expect(await operator.sent(MESSAGE, at(home1), { requestId })).toBe(id);
    const other = await operator.send({ ...MESSAGE, text: '别的话' }, at(home1), { requestId });
    expect(other.error?.code).toBe('request.id_reused');

    expect(await box.offered(id)).toMatchObject({ order: MESSAGE, consent: 'key' });
    await operator.counted(id, { sent: 1 });
    expect(await box.acknowledge(id)).toEqual({ proceed: true, repeated: false });
    expect(await box.acknowledge(id)).toEqual({ proceed: true, repeated: true });
    await box.report({ id, state: 'running', progress: 40 });
    expect((await operator.rows(id))[0]).toMatchObject({ state: 'acknowledged', progress: 40 });
    await box.report({ id, state: 'done' });
    await box.report({ id, state: 'failed', reason: 'error' });
    expect((await operator.rows(id))[0]).toMatchObject({ state: 'done', reason: null });
    expect(await box.acknowledge(id)).toEqual({ proceed: false, repeated: false });

    const over = await desk.hears(consoleMessages.commandChanged, ({ endedAt }) => endedAt !== null);
    expect(over.counts).toMatchObject({ done: 1, pending: 0, sent: 0, acknowledged: 0 });
  });

  test('[K1] a box that loses its line every moment begins it once', async () => {
    const { operator, home1 } = world;
    const id = await operator.sent(MESSAGE, at(home1));
    const answers = [];
    for (let i = 0; i < 4; i += 1) {
      const box = await world.box();
      await box.offered(id);
      answers.push(await box.acknowledge(id));
      await world.sockets.closeSockets();
    }
    expect(answers.map(({ repeated }) => repeated)).toEqual([false, true, true, true]);
    const box = await world.box();
    await box.does(id);
    expect((await operator.view(id)).counts.done).toBe(1);
  });

  test('[K3] waits for a box that is off, and not longer than its time', async () => {
    const { operator, home1 } = world;
    const [kept, late] = [await operator.sent(MESSAGE, at(home1)), await operator.sent({ type: 'stop' }, at(home1))];
    await backdate(world.api, 'command', late, { created_at: 700_000, expires_at: 100_000 });
    await operator.counted(late, { expired: 1 });
    const box = await world.box();
    await box.does(kept);
    expect(new Set(box.socket.all(fleet.commandOffered).map((offer) => offer.id))).toEqual(new Set([kept]));
    expect(await box.acknowledge(late)).toEqual({ proceed: false, repeated: false });
  });

  test('[K3] a box that acknowledged is asked until it reports, and given up a day after the time is over', async () => {
    const { operator, home1 } = world;
    const id = await operator.sent({ type: 'restart' }, at(home1), WHY);
    await (await world.box()).acknowledge(id);
    await world.sockets.closeSockets();
    await backdate(world.api, 'command', id, { created_at: 700_000, expires_at: 100_000 });
    const again = await world.box();
    await again.offered(id);
    expect(await again.acknowledge(id)).toEqual({ proceed: true, repeated: true });
    await backdate(world.api, 'command', id, { created_at: 90_000_000, expires_at: 86_500_000 });
    await operator.counted(id, { failed: 1 });
    expect((await operator.rows(id))[0]?.reason).toBe('no_report');
  });

  test('[K10] a television of version 1 is not sent what it does not know', async () => {
    const { operator, home1 } = world;
    const box = await world.box(home1, { protocol: 1 });
    const id = await operator.sent(MESSAGE, at(home1));
    await operator.counted(id, { unsupported: 1 });
    expect((await operator.rows(id))[0]?.reason).toBe('app_too_old');
    expect(box.socket.heard.map(({ name }) => name)).not.toContain(fleet.commandOffered.name);
  });

  test('another box cannot acknowledge or report it', async () => {
    const { operator, home1, home2 } = world;
    const id = await operator.sent(MESSAGE, at(home1));
    const stranger = await world.box(home2);
    await expect(stranger.acknowledge(id)).rejects.toMatchObject({ code: 'command.unknown' });
    await stranger.report({ id, state: 'done' });
    expect((await operator.view(id)).counts.done).toBe(0);
  });
});

describe('who may send what to whom', () => {
  test('[K4] one terminal out of scope or unknown refuses all of them; a unit is all that is below it, a group and a filter are cut to the scope', async () => {
    const { operator, home1, home2, api } = world;
    await addStaff(api, { username: 'street', role: 'operator', orgPath: 'yunhe.dongjie' });
    const street = await Commander.signIn(api, 'street');
    const inside = (await ask(api, routes.listTerminals, { token: street.token })).data.items;
    const outside = (await ask(api, routes.listTerminals, { token: operator.token })).data.items.find(
      ({ id }) => !inside.some((one) => one.id === id),
    )!;
    expect((await street.send(MESSAGE, at(inside[0]!, outside))).error?.code).toBe('auth.out_of_scope');
    expect((await street.send(MESSAGE, DISTRICT)).error?.code).toBe('auth.out_of_scope');
    expect((await operator.send(MESSAGE, at(home1, { id: randomUUID() }))).error?.code).toBe('terminal.unknown');
    expect((await operator.send(MESSAGE, { orgUnit: randomUUID() })).error?.code).toBe('unit.unknown');
    expect((await operator.send(MESSAGE, { group: randomUUID() })).error?.code).toBe('group.unknown');
    const listed = async () => (await ask(api, commandRoutes.listCommands, { token: operator.token })).data.total;
    expect(await listed()).toBe(0);

    const id = await street.sent(MESSAGE, { orgUnit: unitId('yunhe.dongjie') });
    expect((await operator.view(id)).terminals).toBe(inside.length);
    const { data: saved } = await ask(api, terminalGroupRoutes.createTerminalGroup, {
      token: operator.token,
      body: {
        requestId: randomUUID(),
        orgUnitId: unitId('yunhe'),
        name: '东街与别处',
        members: { terminals: [inside[0]!.id, outside.id] },
      },
    });
    const group = { group: saved.group.id };
    expect((await street.view(await street.sent(MESSAGE, group))).terminals).toBe(1);
    expect((await operator.view(await operator.sent(MESSAGE, group))).terminals).toBe(2);
    const filter = { filter: { view: 'all' as const } };
    expect((await street.view(await street.sent(MESSAGE, filter))).terminals).toBe(inside.length);
    const up = await operator.sent(MESSAGE, DISTRICT);
    const hidden = await ask(api, commandRoutes.getCommand, { token: street.token, params: { id: up } });
    expect(hidden.error?.code).toBe('auth.out_of_scope');
    await ask(api, routes.revokeTerminal, {
      token: operator.token,
      params: { id: home2.id },
      body: { reason: '坏了' },
    });
    expect((await operator.send(MESSAGE, at(home2))).error?.code).toBe('command.no_terminals');
  });

  test('[K5] what interrupts people needs a reason and the right; the preview says what it reaches', async () => {
    const { operator, home1, api } = world;
    expect((await operator.send({ type: 'reload' }, at(home1))).error?.code).toBe('command.reason_missing');
    const supervisor = await Commander.signIn(api, 'supervisor');
    expect((await supervisor.send({ type: 'reload' }, at(home1), WHY)).error?.code).toBe('auth.forbidden');
    expect((await supervisor.send(MESSAGE, at(home1))).status).toBe(201);
    const roomstaff = await Commander.signIn(api, 'roomstaff');
    expect((await roomstaff.send(MESSAGE, at(home1))).error?.code).toBe('auth.forbidden');

    await world.box();
    const reach = await ask(api, commandRoutes.previewCommand, { token: operator.token, body: { target: DISTRICT } });
    expect(reach.data).toEqual({ terminals: 5, connected: 1, inCall: 0, targetName: '云河区' });
  });

  test('bad input is refused and nothing is kept', async () => {
    const { operator, home1 } = world;
    for (const order of [
      { type: 'message', text: '', seconds: null },
      { type: 'message', text: '长'.repeat(201), seconds: null },
      { type: 'volume', level: 101 },
      { type: 'collect_logs', lines: 301 },
      { type: 'fly' },
    ]) {
      expect((await operator.send(order, at(home1), WHY)).error?.code).toBe('request.malformed');
    }
    expect((await operator.send({ type: 'stop' }, at(home1), { ttlS: 1 })).error?.code).toBe('request.malformed');
    expect((await ask(world.api, commandRoutes.listCommands, { token: operator.token })).data.total).toBe(0);
  });
});

describe('taking back and repeating', () => {
  test('[K9] what is not acknowledged is taken back; a box that has it is asked to stop, and says so', async () => {
    const { operator, home1, home2 } = world;
    const box = await world.box();
    const id = await operator.sent(MESSAGE, at(home1, home2));
    await box.offered(id);
    await box.acknowledge(id);
    const [first, second] = await Promise.all([operator.cancel(id), operator.cancel(id)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await operator.view(id)).counts).toMatchObject({ cancelled: 1, acknowledged: 1 });
    await box.socket.hears(fleet.commandCancelled);
    await box.report({ id, state: 'cancelled' });
    const over = await until(
      'it is over',
      () => operator.view(id),
      ({ endedAt }) => endedAt !== null,
    );
    expect(over.counts.cancelled).toBe(2);
    expect((await operator.repeat(id)).error?.code).toBe('command.nothing_to_repeat');
    const audit = await ask(world.api, operationsRoutes.audit, { token: await signIn(world.api, 'admin') });
    expect(audit.data.items.filter(({ subject }) => subject === `command:${id}`).map(({ action }) => action)).toEqual([
      'command.cancelled',
      'command.created',
    ]);
  });

  test('[K9] of a cancellation and an acknowledgement at once exactly one wins', async () => {
    const { operator, home1 } = world;
    const box = await world.box();
    for (let i = 0; i < 6; i += 1) {
      const id = await operator.sent(MESSAGE, at(home1));
      await box.offered(id);
      const [{ proceed }] = await Promise.all([box.acknowledge(id), operator.cancel(id)]);
      expect((await operator.rows(id))[0]?.state).toBe(proceed ? 'acknowledged' : 'cancelled');
    }
  });

  test('is repeated for the terminals at which it failed, once per wish', async () => {
    const { operator, home1, home2 } = world;
    const [one, two] = [await world.box(home1), await world.box(home2)];
    const id = await operator.sent({ type: 'reload' }, at(home1, home2), WHY);
    await one.does(id);
    await two.offered(id);
    await two.acknowledge(id);
    await two.report({ id, state: 'failed', reason: 'interrupted' });
    const requestId = randomUUID();
    const again = await operator.repeat(id, requestId);
    expect((await operator.repeat(id, requestId)).data).toEqual(again.data);
    expect((await operator.rows(again.data.id)).map(({ terminal }) => terminal.id)).toEqual([home2.id]);
    expect((await operator.view(again.data.id)).reason).toBe(WHY.reason);
  });
});

test('[K11] a ring is a call now: nobody orders one, and the record of an old one is not sent again', async () => {
  const { home1, operator, api } = world;
  const lawyer = await Commander.signIn(api, 'lawyer');
  expect((await lawyer.send({ type: 'ring' }, at(home1))).error?.code).toBe('request.malformed');
  const id = await operator.sent({ type: 'stop' }, at(home1));
  // As a version before wrote it.
  await api.service.ctx.pool.query(`UPDATE command SET type = 'ring', content = '{"type":"ring"}' WHERE id = $1`, [id]);
  expect((await operator.view(id)).order).toEqual({ type: 'ring' });
  expect((await operator.repeat(id)).error?.code).toBe('command.nothing_to_repeat');
  const box = await world.box();
  const next = await operator.sent({ type: 'stop' }, at(home1));
  await box.offered(next);
  expect(box.socket.all(fleet.commandOffered).map((offer) => offer.id)).toEqual([next]);
  expect((await operator.cancel(id)).status).toBe(200);
});

test('[K8] lines of a log are masked before they are stored, and each reading is recorded', async () => {
  const { operator, home1, api } = world;
  const box = await world.box();
  const id = await operator.sent({ type: 'collect_logs', lines: 50 }, at(home1), WHY);
  await box.offered(id);
  await box.acknowledge(id);
  const lines = ['2026-07-01T08:00:00.000Z warn 13800138000 拨出', `token ${'k'.repeat(40)} /x?phone=1`];
  await box.report({ id, state: 'done', lines });
  const findings = (token: string) =>
    ask(api, commandRoutes.commandFindings, { token, params: { id, terminalId: home1.id } });
  expect((await findings(await signIn(api, 'supervisor'))).error?.code).toBe('auth.forbidden');
  expect((await findings(operator.token)).data.lines).toEqual([
    '2026-07-01T08:00:00.000Z warn ••• 拨出',
    'token ••• /x?•••',
  ]);
  const audit = await ask(api, operationsRoutes.audit, { token: await signIn(api, 'admin') });
  const read = audit.data.items.find(({ action }) => action === 'command.log_read');
  expect(read).toMatchObject({ subject: `terminal:${home1.id}`, data: { commandId: id, lines: 2 } });
});

test('ten thousand terminals are one command, and their answers a few statements', async () => {
  const { operator, api } = world;
  const many = await pairMany(api, 10_000);
  const id = await operator.sent(MESSAGE, at(...many));
  expect((await operator.view(id)).counts.pending).toBe(10_000);
  const { pool } = api.service.ctx;
  let transactions = 0;
  pool.on('acquire', () => {
    transactions += 1;
  });
  const answers = new CommandAnswers(api.service.ctx);
  const acknowledged = await Promise.all(many.map((box) => answers.acknowledge(box.id, id)));
  await Promise.all(many.map((box) => answers.report(box.id, { id, state: 'done' })));
  const answered = transactions;
  await answers.stop();
  expect(acknowledged.every(({ proceed }) => proceed)).toBe(true);
  expect((await operator.counted(id, { done: 10_000 })).terminals).toBe(10_000);
  // Twice the first one alone and the others in batches; timers of the api take connections besides.
  expect(answered).toBeLessThan(100);
}, 60_000);
