/**
 * Whether calls of this browser probably have no way for media: Firefox gathers no loopback candidates for ICE, and a
 * page that was opened by this machine's own name mostly has media on 127.0.0.1 alone (docs/operations.md).
 */
export function mayLackMedia({ hostname, userAgent }: { hostname: string; userAgent: string }): boolean {
  return /\bFirefox\//.test(userAgent) && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
