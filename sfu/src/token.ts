import {
  FalinkError,
  ROOM_TOKEN_AUDIENCE,
  ROOM_TOKEN_ISSUER,
  type RoomGrants,
  type RoomTokenClaims,
  RoomTokenClaimsSchema,
} from '@falink/protocol';
import { errors, jwtVerify } from 'jose';

/** Clocks of api and sfu may differ by this much. */
const CLOCK_TOLERANCE_S = 5;

/** Whom an api of the release before, without the grant `standby`, offers calls to. Remove with that release. */
const STANDBY_ROLES_BEFORE_THE_GRANT: ReadonlySet<RoomTokenClaims['role']> = new Set(['lawyer', 'officer']);

/** The claims of a genuine token, with every grant set. */
export type RoomClaims = RoomTokenClaims & { readonly grants: RoomGrants };

export type VerifyRoomToken = (token: string) => Promise<RoomClaims>;

/** Checks room tokens with the key shared with the api. @throws FalinkError room.token_expired, room.token_invalid */
export function roomTokenVerifier(secret: string): VerifyRoomToken {
  const key = new TextEncoder().encode(secret);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer: ROOM_TOKEN_ISSUER,
        audience: ROOM_TOKEN_AUDIENCE,
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      return withEveryGrant(RoomTokenClaimsSchema.parse(payload));
    } catch (cause) {
      const code = cause instanceof errors.JWTExpired ? 'room.token_expired' : 'room.token_invalid';
      throw new FalinkError(code, {}, { cause });
    }
  };
}

/** SPEC M9: during an upgrade tokens of both releases arrive. */
function withEveryGrant(claims: RoomTokenClaims): RoomClaims {
  const { grants, role } = claims;
  return { ...claims, grants: { ...grants, standby: grants.standby ?? STANDBY_ROLES_BEFORE_THE_GRANT.has(role) } };
}
