import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** Where a request came from, as it is counted: an IPv4 address, or the network of an IPv6 one. */
export function addressOf(request: Pick<Request, 'ip'>): string {
  return ipKeyGenerator(request.ip ?? '');
}
