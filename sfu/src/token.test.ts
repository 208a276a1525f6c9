import { randomUUID } from 'node:crypto';
import { ROOM_TOKEN_AUDIENCE, ROOM_TOKEN_ISSUER, type RoomTokenClaims } from '@falink/protocol';
import { SignJWT } from 'jose';
import { roomTokenVerifier } from './token.js';

const SECRET = 'room-secret-for-tests-0123456789abcdef';
const verify = roomTokenVerifier(SECRET);

function sign(role: RoomTokenClaims['role'], grants: Partial<RoomTokenClaims['grants']>): Promise<string> {
  return new SignJWT({ room: randomUUID(), role, grants: { produce: [], consume: true, activate: false, ...grants } })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ROOM_TOKEN_ISSUER)
    .setAudience(ROOM_TOKEN_AUDIENCE)
    .setSubject(randomUUID())
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(new TextEncoder().encode(SECRET));
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
