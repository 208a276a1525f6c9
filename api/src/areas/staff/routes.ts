import { authRoutes, type ErrorCode, FalinkError } from '@falink/protocol';
import type { Request } from 'express';
import { staffOf } from '../../kernel/actor.js';
import { addressOf } from '../../kernel/http/address.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { needsSecondFactor } from '../../kernel/policies/second-factor.js';
import { login, type OpenedSession } from './commands/login.js';
import { logout } from './commands/logout.js';
import { refresh } from './commands/refresh.js';
import { clearRefreshCookie, readRefreshCookie, refuseCrossSite, setRefreshCookie } from './refresh-cookie.js';

/** What says that there is no session any more. */
const SIGNED_OUT: ReadonlySet<ErrorCode> = new Set(['auth.required', 'auth.token_expired', 'auth.refresh_reused']);

const originOf = (request: Request) => ({ address: addressOf(request), userAgent: request.get('user-agent') });

/** Signing in, staying signed in, signing out. */
export function mountStaff(host: MountHost): void {
  const { ctx } = host;
  const present = async ({ staff, secondFactor, sessionId }: OpenedSession) => {
    const { token, expiresInS } = await ctx.tokens.signStaff(staff.id, sessionId);
    const needs = needsSecondFactor(ctx.config, staff, secondFactor);
    return { accessToken: token, expiresInS, staff, needsSecondFactor: needs };
  };

  mount(host, authRoutes.login, async ({ by, body, request, response }) => {
    const session = await login(ctx, by, { ...body, ...originOf(request) });
    setRefreshCookie(request, response, ctx.publicUrl(), session.refreshToken);
    return present(session);
  });

  mount(host, authRoutes.refresh, async ({ by, request, response }) => {
    refuseCrossSite(request);
    try {
      const session = await refresh(ctx, by, { token: readRefreshCookie(request), address: addressOf(request) });
      setRefreshCookie(request, response, ctx.publicUrl(), session.refreshToken);
      return await present(session);
    } catch (error) {
      // Anything else, an outage for example, says nothing about the session: the cookie is needed for the next try.
      if (error instanceof FalinkError && SIGNED_OUT.has(error.code))
        clearRefreshCookie(request, response, ctx.publicUrl());
      throw error;
    }
  });

  mount(host, authRoutes.logout, async ({ by, request, response }) => {
    refuseCrossSite(request);
    await logout(ctx, by, { token: readRefreshCookie(request) });
    clearRefreshCookie(request, response, ctx.publicUrl());
    return {};
  });

  mount(host, authRoutes.me, ({ by }) => staffOf(by));
}
