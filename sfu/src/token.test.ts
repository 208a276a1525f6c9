import { randomUUID } from 'node:crypto';
import { ROOM_TOKEN_AUDIENCE, ROOM_TOKEN_ISSUER, type RoomTokenClaims } from '@falink/protocol';
import { SignJWT } from 'jose';
import { roomTokenVerifier } from './token.js';

const SECRET = 'room-secret-for-tests-0123456789abcdef';
const NEXT = 'next-room-secret-for-tests-0123456789abc';
const verify = roomTokenVerifier([SECRET]);

function sign(
  role: RoomTokenClaims['role'],
  grants: Partial<RoomTokenClaims['grants']>,
  secret = SECRET,
  atMs = Date.now(),
): Promise<string> {
  return new SignJWT({ room: randomUUID(), role, grants: { produce: [], consume: true, activate: false, ...grants } })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ROOM_TOKEN_ISSUER)
    .setAudience(ROOM_TOKEN_AUDIENCE)
    .setSubject(randomUUID())
    .setIssuedAt(new Date(atMs))
    .setExpirationTime(new Date(atMs + 60_000))
    .sign(new TextEncoder().encode(secret));
}

test.each([
  ['lawyer', false],
  ['resident', true],
] as const)('[M9] what a token says of standby holds for a %s: %s', async (role, standby) => {
  expect((await verify(await sign(role, { standby }))).grants.standby).toBe(standby);
});

test.each([
  ['lawyer', true],
  ['officer', true],
  ['resident', false],
  ['helper', false],
  ['interpreter', false],
  ['supervisor', false],
] as const)('[M9] a token of an api that does not know the grant: a %s is on standby: %s', async (role, standby) => {
  expect((await verify(await sign(role, {}))).grants.standby).toBe(standby);
});

test('[P18] while the key is changed, tokens of the old and the new one hold; afterwards only the new', async () => {
  const during = roomTokenVerifier([NEXT, SECRET]);
  for (const secret of [SECRET, NEXT]) {
    expect((await during(await sign('lawyer', {}, secret))).role).toBe('lawyer');
  }
  const other = 'some-other-secret-for-tests-0123456789ab';
  await expect(during(await sign('lawyer', {}, other))).rejects.toMatchObject({ code: 'room.token_invalid' });
  await expect(roomTokenVerifier([NEXT])(await sign('lawyer', {}))).rejects.toMatchObject({
    code: 'room.token_invalid',
  });
});

test.each([-600_000, -70_000, 70_000, 600_000])(
  '[P31] the clock of the api decides: a fresh token holds though it is %d ms ahead',
  async (aheadMs) => {
    const apiNow = () => Date.now() + aheadMs;
    const token = await sign('lawyer', {}, SECRET, apiNow());
    expect((await roomTokenVerifier([SECRET], apiNow)(token)).role).toBe('lawyer');
    const late = await sign('lawyer', {}, SECRET, apiNow() - 66_000);
    await expect(roomTokenVerifier([SECRET], apiNow)(late)).rejects.toMatchObject({ code: 'room.token_expired' });
  },
);

test('[P31] a token that was signed in the future says that clocks differ, not that it is too late', async () => {
  await expect(verify(await sign('lawyer', {}, SECRET, Date.now() + 10_000))).rejects.toMatchObject({
    code: 'room.clock_skew',
  });
  expect((await verify(await sign('lawyer', {}, SECRET, Date.now() + 4_000))).role).toBe('lawyer');
});
