import { FalinkError, type Route, type RouteAuth } from '@falink/protocol';
import { bearerToken, secretEquals } from '@falink/service-kit';
import { decodeJwt } from 'jose';
import type { Actor } from '../actor.js';
import { findGuest, findSignedIn } from '../auth/queries.js';
import type { Context } from '../context.js';
import { needsSecondFactor } from '../policies/second-factor.js';

/** A member of staff with the session that the token belongs to. */
export type StaffIdentity = Extract<Actor, { kind: 'staff' }> & {
  readonly sessionId: string;
  /** The role wants one and there is none: nothing else is served. */
  readonly needsSecondFactor: boolean;
  /** End of the token, ms since the epoch. */
  readonly expiresAtMs: number;
};

export type TerminalCredentials = Extract<Actor, { kind: 'terminal' }> & { readonly tokenVersion: number };

/**
 * Finds out who is asking, in one of the ways that the route accepts. The row is read every time: a revoked terminal,
 * a disabled person and an ended session are out at once, not when their token ends.
 *
 * @throws FalinkError auth.required, auth.token_expired, auth.token_invalid, auth.forbidden, terminal.revoked,
 *   terminal.locked, auth.second_factor_missing
 */
export async function authenticate(
  ctx: Pick<Context, 'pool' | 'terminals' | 'tokens' | 'secrets' | 'config'>,
  route: Pick<Route, 'auth' | 'beforeSecondFactor'>,
  authorization: string | undefined,
): Promise<Actor> {
  if (route.auth.includes('public')) return { kind: 'public' };
  const token = bearerToken(authorization);
  if (token === null) throw new FalinkError('auth.required');
  if (route.auth.includes('service')) {
    if (!secretEquals(token, ctx.secrets.service)) throw new FalinkError('auth.token_invalid');
    return { kind: 'service' };
  }
  const kind = kindOf(token);
  if (!route.auth.includes(kind)) throw new FalinkError('auth.forbidden');
  if (kind === 'terminal') return authenticateTerminal(ctx, token);
  if (kind === 'guest') return authenticateGuest(ctx, token);
  const staff = await authenticateStaff(ctx, token);
  if (!route.beforeSecondFactor) requireSecondFactor(staff);
  return staff;
}

/** Which key to verify with; the unverified audience decides only that. */
function kindOf(token: string): Extract<RouteAuth, 'staff' | 'terminal' | 'guest'> {
  try {
    const { aud } = decodeJwt(token);
    if (aud === 'falink-guest') return 'guest';
    return aud === 'falink-tv' ? 'terminal' : 'staff';
  } catch (cause) {
    throw new FalinkError('auth.token_invalid', {}, { cause });
  }
}

/** @throws FalinkError auth.token_expired, auth.token_invalid */
export async function authenticateStaff(
  ctx: Pick<Context, 'pool' | 'tokens' | 'config'>,
  token: string,
): Promise<StaffIdentity> {
  const claims = await ctx.tokens.verifyStaff(token);
  const found = await findSignedIn(ctx.pool, claims.staffId, claims.sessionId);
  if (!found) throw new FalinkError('auth.token_invalid');
  const { staff, secondFactor } = found;
  const { sessionId, expiresAtMs } = claims;
  const needs = needsSecondFactor(ctx.config, staff, secondFactor);
  return { kind: 'staff', staff, sessionId, expiresAtMs, needsSecondFactor: needs };
}

/** @throws FalinkError auth.token_expired, auth.token_invalid */
async function authenticateGuest(ctx: Pick<Context, 'pool' | 'tokens'>, token: string): Promise<Actor> {
  const guest = await findGuest(ctx.pool, await ctx.tokens.verifyGuest(token));
  if (!guest) throw new FalinkError('auth.token_invalid');
  return { kind: 'guest', guest };
}

/** @throws FalinkError auth.second_factor_missing */
export function requireSecondFactor({ needsSecondFactor: missing }: Pick<StaffIdentity, 'needsSecondFactor'>): void {
  if (missing) throw new FalinkError('auth.second_factor_missing');
}

/** @throws FalinkError auth.token_expired, auth.token_invalid, terminal.revoked, terminal.locked */
export async function authenticateTerminal(
  ctx: Pick<Context, 'terminals' | 'tokens'>,
  token: string,
): Promise<TerminalCredentials> {
  const claims = await ctx.tokens.verifyTerminal(token);
  const found = await ctx.terminals.run(claims.terminalId);
  if (!found) throw new FalinkError('auth.token_invalid');
  if (found.revoked) throw new FalinkError('terminal.revoked');
  if (found.locked) throw new FalinkError('terminal.locked');
  if (found.tokenVersion !== claims.version) throw new FalinkError('auth.token_invalid');
  return { kind: 'terminal', terminal: found.terminal, tokenVersion: found.tokenVersion };
}
