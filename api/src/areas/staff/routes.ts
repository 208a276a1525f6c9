import { authRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/http/identity.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { login, type OpenedSession } from './commands/login.js';
import { logout } from './commands/logout.js';
import { refresh } from './commands/refresh.js';
import { clearRefreshCookie, readRefreshCookie, refuseCrossSite, setRefreshCookie } from './refresh-cookie.js';

/** Signing in, staying signed in, signing out. */
export function mountAuth(host: MountHost): void {
  const { ctx } = host;
  const present = async ({ staff, sessionId }: OpenedSession) => {
    const { token, expiresInS } = await ctx.tokens.signStaff(staff.id, sessionId);
    return { accessToken: token, expiresInS, staff };
  };

  mount(host, authRoutes.login, async ({ body, request, response }) => {
    const session = await login(ctx, body);
    setRefreshCookie(request, response, ctx.publicUrl(), session.refreshToken);
    return present(session);
  });

  mount(host, authRoutes.refresh, async ({ request, response }) => {
    refuseCrossSite(request);
    try {
      const session = await refresh(ctx, readRefreshCookie(request));
      setRefreshCookie(request, response, ctx.publicUrl(), session.refreshToken);
      return await present(session);
    } catch (error) {
      clearRefreshCookie(request, response, ctx.publicUrl());
      throw error;
    }
  });

  mount(host, authRoutes.logout, async ({ request, response }) => {
    refuseCrossSite(request);
    await logout(ctx, readRefreshCookie(request));
    clearRefreshCookie(request, response, ctx.publicUrl());
    return {};
  });

  mount(host, authRoutes.me, ({ identity }) => staffOf(identity));
}
