import type { Route } from './contract.js';
import type { ErrorCode } from './errors.js';

/** What any route of this shape may answer: about its sender, its body and the service. */
function impliedErrors({ auth, params, query, body, binary, beforeSecondFactor }: Route): readonly ErrorCode[] {
  const codes: ErrorCode[] = ['request.rate_limited', 'service.unavailable', 'service.internal'];
  if (params || query || body) codes.push('request.malformed');
  if (body || binary) codes.push('request.too_large');
  if (body) codes.push('request.not_json');
  if (binary) codes.push('request.media_type');
  if (!auth.includes('public')) codes.push('auth.required', 'auth.token_invalid');
  if (auth.some((kind) => kind === 'terminal' || kind === 'staff' || kind === 'guest'))
    codes.push('auth.token_expired', 'auth.forbidden');
  if (auth.includes('terminal')) codes.push('terminal.revoked', 'terminal.locked');
  if (auth.includes('staff') && !beforeSecondFactor) codes.push('auth.second_factor_missing');
  if (auth.includes('terminal') || auth.includes('public')) codes.push('protocol.version');
  return codes;
}

/** Every code that a route may answer: its own and the implied ones, each once. Another one breaks the contract [P11]. */
export function errorsOf(route: Route): readonly ErrorCode[] {
  return [...new Set([...route.errors, ...impliedErrors(route)])];
}
