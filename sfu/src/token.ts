import {
  FalinkError,
  ROOM_TOKEN_AUDIENCE,
  ROOM_TOKEN_ISSUER,
  type RoomTokenClaims,
  RoomTokenClaimsSchema,
} from '@falink/protocol';
import { errors, jwtVerify } from 'jose';

/** Clocks of api and sfu may differ by this much. */
const CLOCK_TOLERANCE_S = 5;

export type VerifyRoomToken = (token: string) => Promise<RoomTokenClaims>;

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
      return RoomTokenClaimsSchema.parse(payload);
    } catch (cause) {
      const code = cause instanceof errors.JWTExpired ? 'room.token_expired' : 'room.token_invalid';
      throw new FalinkError(code, {}, { cause });
    }
  };
}
