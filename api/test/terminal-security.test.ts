import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { fleet, keyChangeText, PROTOCOL_HEADER, routes } from '@falink/protocol';
import { ask, Box, signIn, type TestApi } from './support/api.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { SocketWorld, tvAuth } from './support/socket-world.js';
import { TestSocket } from './support/sockets.js';
import { addStaff } from './support/staff.js';

let world: SocketWorld;
let api: TestApi;
let home1: TestTerminal;
let operator: string;

beforeAll(async () => {
  world = await SocketWorld.start();
  ({ api, home1 } = world);
});
beforeEach(async () => {
  await world.reset();
  operator = await signIn(api, 'operator');
});
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const at = (token: string) => ({ token, params: { id: home1.id } });
const security = async () => (await ask(api, routes.terminalSecurity, at(operator))).data;
const lock = (reason = '被盗', token = operator) => ask(api, routes.lockTerminal, { ...at(token), body: { reason } });
const unlock = (token = operator) => ask(api, routes.unlockTerminal, at(token));
const rotate = (token = operator) => ask(api, routes.askKeyRotation, at(token));
const home = (token: string) => ask(api, routes.home, { token });
const audited = async (action: string) =>
  (await api.service.ctx.pool.query('SELECT data FROM audit_event WHERE action = $1 ORDER BY id', [action])).rows.map(
    ({ data }) => data,
  );
/** A token, with what comes with it. */
const proof = async (box: Box) => {
  const { data, error } = await ask(api, routes.challenge, { params: { id: home1.id } });
  if (error) return { error, data: null };
  const { nonce } = data;
  return ask(api, routes.token, { params: { id: home1.id }, body: { nonce, signature: box.sign(home1.id, nonce) } });
};
/** Offers a new key, signed with these two. */
const offer = async (next: Box, by: { old?: Box; fresh?: Box } = {}) => {
  const { nonce } = (await ask(api, routes.challenge, { params: { id: home1.id } })).data;
  const text = keyChangeText(home1.id, nonce, next.publicKey);
  return ask(api, routes.offerKey, {
    token: home1.token,
    body: {
      publicKey: next.publicKey,
      nonce,
      signature: (by.old ?? home1.box).signText(text),
      newSignature: (by.fresh ?? next).signText(text),
    },
  });
};

describe('[T4] a key that is followed by another', () => {
  test('both hold until the box has proved the new one, then the old one is out for good', async () => {
    expect((await proof(home1.box)).data?.rotateKey).toBe(false);
    expect((await rotate()).data.rotationAskedAt).not.toBeNull();
    expect((await proof(home1.box)).data?.rotateKey).toBe(true);
    const next = new Box();
    expect((await offer(next)).status).toBe(200);
    expect((await offer(next)).status).toBe(200);
    expect((await security()).keys.map(({ state }) => state)).toEqual(['next', 'live']);
    expect((await proof(home1.box)).data?.token).toEqual(expect.any(String));
    expect((await proof(next)).data?.rotateKey).toBe(false);
    expect((await proof(next)).data?.token).toEqual(expect.any(String));
    expect((await proof(home1.box)).error?.code).toBe('terminal.revoked');
    const after = await security();
    expect(after.keys.map(({ state }) => state)).toEqual(['live', 'revoked']);
    expect(after.rotationAskedAt).toBeNull();
    expect(await audited('terminal.key_rotated')).toEqual([
      { key: after.keys[0]!.fingerprint, replacedKey: after.keys[1]!.fingerprint },
    ]);
    // The line and the token that the box has go on.
    expect((await home(home1.token)).status).toBe(200);
  });

  test('another new key takes the place of one that was lost before it was proved', async () => {
    await rotate();
    const [lost, next] = [new Box(), new Box()];
    await offer(lost);
    expect((await offer(next)).status).toBe(200);
    expect((await proof(lost)).error?.code).toBe('terminal.revoked');
    expect((await proof(next)).data?.token).toEqual(expect.any(String));
  });

  test('is refused unasked, without either signature, and for a key of another box', async () => {
    const next = new Box();
    expect((await offer(next)).error?.code).toBe('terminal.rotation_not_asked');
    await rotate();
    expect((await offer(next, { old: next })).error?.code).toBe('terminal.challenge_invalid');
    expect((await offer(next, { fresh: home1.box })).error?.code).toBe('terminal.challenge_invalid');
    const other = await TestTerminal.pair(api, 'home-2');
    expect((await offer(other.box)).error?.code).toBe('pairing.key_in_use');
    expect((await offer(home1.box)).error?.code).toBe('pairing.key_in_use');
    expect((await security()).keys.map(({ state }) => state)).toEqual(['live']);
  });

  test('of two first proofs at the same moment one changes it', async () => {
    await rotate();
    const next = new Box();
    await offer(next);
    const proofs = await Promise.all([1, 2, 3].map(() => proof(next)));
    expect(proofs.map(({ error }) => error)).toEqual([null, null, null]);
    expect(await audited('terminal.key_rotated')).toHaveLength(1);
  });

  test('is asked for once, in scope only, and not of a terminal without a key', async () => {
    const first = (await rotate()).data;
    expect((await rotate()).data).toEqual(first);
    expect((await rotate(await signIn(api, 'lawyer'))).error?.code).toBe('auth.forbidden');
    const params = { id: (await TestTerminal.pair(api, 'home-2')).id };
    await ask(api, routes.revokeTerminal, { token: operator, params, body: { reason: '坏了' } });
    expect((await ask(api, routes.askKeyRotation, { token: operator, params })).error?.code).toBe(
      'terminal.not_in_service',
    );
  });

  test('of a certain age is due without anybody asking, where that is configured', async () => {
    await api.service.ctx.pool.query(`UPDATE terminal_key SET confirmed_at = now() - interval '31 days'`);
    const { config } = api.service.ctx;
    const before = config.rotateKeysDays;
    expect((await proof(home1.box)).data?.rotateKey).toBe(false);
    Object.assign(config, { rotateKeysDays: 30 });
    try {
      expect((await proof(home1.box)).data?.rotateKey).toBe(true);
      expect((await offer(new Box())).status).toBe(200);
    } finally {
      Object.assign(config, { rotateKeysDays: before });
    }
  });
});

test('[T5] the box of a terminal is replaced: the terminal stays, the old key is out for good, the audit log has both', async () => {
  await TestAgent.onDuty(api, 'lawyer');
  const { call } = await home1.queue();
  const before = (await ask(api, routes.getTerminal, at(operator))).data;
  const fresh = new Box();
  const { site, name, kind } = before;
  await fresh.pair(api, operator, { siteId: site.id, name, kind, replaceTerminalId: home1.id });
  const after = (await ask(api, routes.getTerminal, at(operator))).data;
  expect(after).toMatchObject({ id: home1.id, name, kind, site });
  expect((await proof(fresh)).data?.token).toEqual(expect.any(String));
  expect((await proof(home1.box)).error?.code).toBe('terminal.revoked');
  const { rows } = await api.service.ctx.pool.query('SELECT terminal_id, state FROM contact WHERE id = $1', [call.id]);
  expect(rows).toEqual([{ terminal_id: home1.id, state: 'ended' }]);
  const [live, old] = (await security()).keys;
  expect([live!.state, old!.state]).toEqual(['live', 'revoked']);
  expect(await audited('pairing.approved')).toMatchObject([{ key: live!.fingerprint, replacedKey: old!.fingerprint }]);
});

describe('[T6] a locked box', () => {
  test('is put out at once, its call ends, and nothing lets it in until it is unlocked', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    const socket = await world.tv(home1);
    const { call } = await home1.queue();
    expect((await lock('被盗')).data.lock).toMatchObject({ reason: '被盗' });
    const seen = await ask(api, routes.getTerminal, at(operator));
    expect(seen.data.lockedAt).toBe((await security()).lock?.at);
    expect(await socket.hears(fleet.locked)).toEqual({});
    await socket.closed();
    const { rows } = await api.service.ctx.pool.query('SELECT state FROM contact WHERE id = $1', [call.id]);
    expect(rows[0].state).toBe('ended');
    expect((await home(home1.token)).error?.code).toBe('terminal.locked');
    expect((await home1.call()).error?.code).toBe('terminal.locked');
    expect((await proof(home1.box)).error?.code).toBe('terminal.locked');
    expect((await TestSocket.refused(api, 'fleet', tvAuth(home1))).code).toBe('terminal.locked');
    expect((await unlock()).data.lock).toBeNull();
    expect((await home(home1.token)).status).toBe(200);
    expect((await proof(home1.box)).data?.token).toEqual(expect.any(String));
    (await world.tv(home1)).close();
  });

  test('that is away finds out when it comes back, also with a challenge from before', async () => {
    const { nonce } = (await ask(api, routes.challenge, { params: { id: home1.id } })).data;
    await lock();
    const body = { nonce, signature: home1.box.sign(home1.id, nonce) };
    expect((await ask(api, routes.token, { params: { id: home1.id }, body })).error?.code).toBe('terminal.locked');
    expect((await TestSocket.refused(api, 'fleet', tvAuth(home1))).code).toBe('terminal.locked');
  });

  test('[V4] of the version before reads that the service is away, keeps its key and comes back', async () => {
    const socket = await world.tv(home1, { protocol: 1 });
    await lock();
    await socket.closed();
    expect(socket.heard.map(({ name }) => name)).not.toContain(fleet.revoked.name);
    expect((await TestSocket.refused(api, 'fleet', { ...tvAuth(home1), protocol: 1 })).code).toBe(
      'service.unavailable',
    );
    const answer = await ask(api, routes.challenge, { params: { id: home1.id }, headers: { [PROTOCOL_HEADER]: '1' } });
    expect(answer.error?.code).toBe('service.unavailable');
    await unlock();
    (await world.tv(home1, { protocol: 1 })).close();
  });

  test('is locked once, in scope, with a reason, while it is in service', async () => {
    const first = (await lock('甲')).data;
    expect((await lock('乙')).data).toEqual(first);
    expect((await lock('')).error?.code).toBe('request.malformed');
    await addStaff(api, { username: 'south', role: 'operator', orgPath: 'yunhe.liuhe' });
    const south = await signIn(api, 'south');
    expect((await unlock(south)).error?.code).toBe('auth.out_of_scope');
    expect((await lock('丙', await signIn(api, 'roomstaff'))).error?.code).toBe('auth.forbidden');
    expect((await unlock()).data).toEqual((await unlock()).data);
    const unknown = { token: operator, params: { id: randomUUID() } };
    expect((await ask(api, routes.unlockTerminal, unknown)).error?.code).toBe('terminal.unknown');
    await ask(api, routes.revokeTerminal, { ...at(operator), body: { reason: '坏了' } });
    expect((await lock('丁')).error?.code).toBe('terminal.not_in_service');
    expect(await audited('terminal.locked')).toHaveLength(1);
  });

  test('is unlocked by the box that replaces it', async () => {
    await lock();
    const { site, name, kind } = (await ask(api, routes.getTerminal, at(operator))).data;
    const fresh = new Box();
    await fresh.pair(api, operator, { siteId: site.id, name, kind, replaceTerminalId: home1.id });
    expect((await security()).lock).toBeNull();
    expect((await proof(fresh)).data?.token).toEqual(expect.any(String));
    expect((await proof(home1.box)).error?.code).toBe('terminal.revoked');
  });

  test('has no call even when it was locked while it asked for one', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    const holder = await api.service.ctx.pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query(`UPDATE terminal SET locked_at = now(), lock_reason = 'x' WHERE id = $1`, [home1.id]);
      const asked = home1.call();
      await until(
        'it waits for the row',
        () => world.waitingForLocks(),
        (n) => n > 0,
      );
      await holder.query('COMMIT');
      expect((await asked).error?.code).toBe('terminal.locked');
    } finally {
      holder.release(true);
    }
  });
});
