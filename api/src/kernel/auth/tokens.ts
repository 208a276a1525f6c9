import {
  FalinkError,
  IdSchema,
  type ParticipantRole,
  PROBE_TOKEN_AUDIENCE,
  PROBE_TTL_S,
  ROOM_TOKEN_AUDIENCE,
  ROOM_TOKEN_ISSUER,
  ROOM_TOKEN_TTL_S,
  type RoomGrants,
} from '@falink/protocol';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Secrets } from './secrets.js';
import { VerifiedTokens } from './verified-tokens.js';

const STAFF_TOKEN_TTL_S = 600;
const TERMINAL_TOKEN_TTL_S = 300;
const GUEST_TOKEN_TTL_S = 300;
const ISSUER = 'falink-api';
const STAFF_AUDIENCE = 'falink-console';
const TERMINAL_AUDIENCE = 'falink-tv';
const GUEST_AUDIENCE = 'falink-guest';

const StaffClaimsSchema = z.object({ sub: IdSchema, sid: IdSchema, exp: z.number() });
const GuestClaimsSchema = z.object({ sub: IdSchema });
const TerminalClaimsSchema = z.object({ sub: IdSchema, ver: z.number().int(), exp: z.number() });

export interface StaffClaims {
  readonly staffId: string;
  readonly sessionId: string;
  /** End of the token, ms since the epoch. */
  readonly expiresAtMs: number;
}

export interface TerminalClaims {
  readonly terminalId: string;
  readonly version: number;
  /** End of the token, ms since the epoch. */
  readonly expiresAtMs: number;
}

/** Signs and verifies each kind of token; a token of one kind never passes as another. */
export class Tokens {
  readonly #terminals = new VerifiedTokens<TerminalClaims>();
  readonly #staff = new VerifiedTokens<StaffClaims>();

  constructor(private readonly secrets: Secrets) {}

  async signStaff(staffId: string, sessionId: string): Promise<{ token: string; expiresInS: number }> {
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(STAFF_AUDIENCE)
      .setSubject(staffId)
      .setIssuedAt()
      .setExpirationTime(`${STAFF_TOKEN_TTL_S}s`)
      .sign(this.secrets.staffTokens);
    return { token, expiresInS: STAFF_TOKEN_TTL_S };
  }

  /** @throws FalinkError auth.token_expired, auth.token_invalid */
  async verifyStaff(token: string): Promise<StaffClaims> {
    const known = this.#staff.get(token);
    if (known) return known;
    const { sub, sid, exp } = await verify(token, this.secrets.staffTokens, STAFF_AUDIENCE, StaffClaimsSchema);
    const claims = { staffId: sub, sessionId: sid, expiresAtMs: exp * 1000 };
    this.#staff.add(token, claims);
    return claims;
  }

  async signTerminal(terminalId: string, version: number): Promise<{ token: string; expiresInS: number }> {
    const issuedAtS = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ ver: version })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(TERMINAL_AUDIENCE)
      .setSubject(terminalId)
      .setIssuedAt(issuedAtS)
      .setExpirationTime(issuedAtS + TERMINAL_TOKEN_TTL_S)
      .sign(this.secrets.terminalTokens);
    this.#terminals.add(token, { terminalId, version, expiresAtMs: (issuedAtS + TERMINAL_TOKEN_TTL_S) * 1000 });
    return { token, expiresInS: TERMINAL_TOKEN_TTL_S };
  }

  /** @throws FalinkError auth.token_expired, auth.token_invalid */
  async verifyTerminal(token: string): Promise<TerminalClaims> {
    const known = this.#terminals.get(token);
    if (known) return known;
    const { sub, ver, exp } = await verify(token, this.secrets.terminalTokens, TERMINAL_AUDIENCE, TerminalClaimsSchema);
    const claims = { terminalId: sub, version: ver, expiresAtMs: exp * 1000 };
    this.#terminals.add(token, claims);
    return claims;
  }

  async signGuest(guestId: string): Promise<{ token: string; expiresInS: number }> {
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(GUEST_AUDIENCE)
      .setSubject(guestId)
      .setIssuedAt()
      .setExpirationTime(`${GUEST_TOKEN_TTL_S}s`)
      .sign(this.secrets.guestTokens);
    return { token, expiresInS: GUEST_TOKEN_TTL_S };
  }

  /** @returns the visit @throws FalinkError auth.token_expired, auth.token_invalid */
  async verifyGuest(token: string): Promise<string> {
    return (await verify(token, this.secrets.guestTokens, GUEST_AUDIENCE, GuestClaimsSchema)).sub;
  }

  /** A probe token as `ProbeTokenClaimsSchema` says, to be used within PROBE_TTL_S. */
  signProbe(proberId: string): Promise<string> {
    return new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ROOM_TOKEN_ISSUER)
      .setAudience(PROBE_TOKEN_AUDIENCE)
      .setSubject(proberId)
      .setIssuedAt()
      .setExpirationTime(`${PROBE_TTL_S}s`)
      .sign(this.secrets.roomTokens);
  }

  /** A room token as `RoomTokenClaimsSchema` says, to be used within ROOM_TOKEN_TTL_S. */
  signRoom(room: {
    readonly roomId: string;
    readonly participantId: string;
    /** The participant whose second device this is. */
    readonly of?: string;
    readonly role: ParticipantRole;
    readonly grants: RoomGrants;
  }): Promise<string> {
    return new SignJWT({
      room: room.roomId,
      role: room.role,
      grants: room.grants,
      ...(room.of !== undefined && { of: room.of }),
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ROOM_TOKEN_ISSUER)
      .setAudience(ROOM_TOKEN_AUDIENCE)
      .setSubject(room.participantId)
      .setIssuedAt()
      .setExpirationTime(`${ROOM_TOKEN_TTL_S}s`)
      .sign(this.secrets.roomTokens);
  }
}

async function verify<S extends z.ZodType>(
  token: string,
  key: Uint8Array,
  audience: string,
  schema: S,
): Promise<z.infer<S>> {
  try {
    const { payload } = await jwtVerify(token, key, { issuer: ISSUER, audience, algorithms: ['HS256'] });
    return schema.parse(payload);
  } catch (cause) {
    throw new FalinkError(
      cause instanceof errors.JWTExpired ? 'auth.token_expired' : 'auth.token_invalid',
      {},
      { cause },
    );
  }
}
