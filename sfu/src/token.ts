import {
  FalinkError,
  PROBE_TOKEN_AUDIENCE,
  type ProbeTokenClaims,
  ProbeTokenClaimsSchema,
  ROOM_TOKEN_AUDIENCE,
  ROOM_TOKEN_ISSUER,
  type RoomGrants,
  type RoomTokenClaims,
  RoomTokenClaimsSchema,
} from '@falink/protocol';
import { errors, type JWTPayload, jwtVerify } from 'jose';

/** Clocks of api and sfu may differ by this much. */
const CLOCK_TOLERANCE_S = 5;

/** Whom an api of the release before, without the grant `standby`, offers calls to. Remove with that release. */
const STANDBY_ROLES_BEFORE_THE_GRANT: ReadonlySet<RoomTokenClaims['role']> = new Set(['lawyer', 'officer']);

/** The claims of a genuine token, with every grant set. */
export type RoomClaims = RoomTokenClaims & { readonly grants: RoomGrants };

export type VerifyProbeToken = (token: string) => Promise<ProbeTokenClaims>;
export type VerifyRoomToken = (token: string) => Promise<RoomClaims>;

/**
 * Checks room tokens with the keys shared with the api: while the key is being changed, processes of the api sign with
 * the old and the new one.
 *
 * @param apiNow the clock that they were signed by, ms since the epoch: that of this machine may be wrong
 * @throws FalinkError room.token_expired, room.token_invalid; room.clock_skew for one that was signed in the future
 */
export function roomTokenVerifier(
  secrets: readonly [string, ...string[]],
  apiNow: () => number = Date.now,
): VerifyRoomToken {
  const verify = verifier(secrets, ROOM_TOKEN_AUDIENCE, apiNow);
  return (token) => verify(token, (payload) => withEveryGrant(RoomTokenClaimsSchema.parse(payload)));
}

/** Checks probe tokens, which the same keys sign. @throws FalinkError as for room tokens */
export function probeTokenVerifier(
  secrets: readonly [string, ...string[]],
  apiNow: () => number = Date.now,
): VerifyProbeToken {
  const verify = verifier(secrets, PROBE_TOKEN_AUDIENCE, apiNow);
  return (token) => verify(token, (payload) => ProbeTokenClaimsSchema.parse(payload));
}

function verifier(secrets: readonly string[], audience: string, apiNow: () => number) {
  const keys = secrets.map((secret) => new TextEncoder().encode(secret));
  return async <Claims>(token: string, read: (payload: JWTPayload) => Claims): Promise<Claims> => {
    try {
      const nowMs = apiNow();
      const payload = await verifyWithAny(token, keys, audience, new Date(nowMs));
      if (Number(payload.iat) - nowMs / 1000 > CLOCK_TOLERANCE_S) throw new FalinkError('room.clock_skew');
      return read(payload);
    } catch (cause) {
      if (cause instanceof FalinkError) throw cause;
      const code = cause instanceof errors.JWTExpired ? 'room.token_expired' : 'room.token_invalid';
      throw new FalinkError(code, {}, { cause });
    }
  };
}

async function verifyWithAny(
  token: string,
  keys: readonly Uint8Array[],
  audience: string,
  currentDate: Date,
): Promise<JWTPayload> {
  for (const [at, key] of keys.entries()) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer: ROOM_TOKEN_ISSUER,
        audience,
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate,
      });
      return payload;
    } catch (error) {
      const isOtherKey = error instanceof errors.JWSSignatureVerificationFailed;
      if (!isOtherKey || at === keys.length - 1) throw error;
    }
  }
  throw new RangeError('there is no key for room tokens');
}

/** SPEC M9: during an upgrade tokens of both releases arrive. */
function withEveryGrant(claims: RoomTokenClaims): RoomClaims {
  const { grants, role } = claims;
  return { ...claims, grants: { ...grants, standby: grants.standby ?? STANDBY_ROLES_BEFORE_THE_GRANT.has(role) } };
}
