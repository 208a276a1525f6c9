import type { Logger } from '@falink/service-kit';
import type { Express, RequestHandler } from 'express';

/** Anybody can send the header: a few addresses are named, not all. */
const MOST_NAMED = 5;

/**
 * Says loudly, once for each address, that requests arrive through a proxy that is not trusted: everybody behind it then
 * counts as one address, and is refused together.
 */
export function warnOfProxies(app: Express, log: Logger, trusted: string | number): RequestHandler {
  const named = new Set<string>();
  return (request, _response, next) => {
    const from = request.socket.remoteAddress;
    if (from !== undefined && request.headers['x-forwarded-for'] !== undefined && named.size < MOST_NAMED) {
      const trust = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
      if (!trust(from, 0) && !named.has(from)) {
        named.add(from);
        log.error(
          { proxy: from, trusted },
          `Requests arrive through ${from}, whose X-Forwarded-For does not count: everybody behind it counts as one address and is limited together. If it is your proxy, set FALINK_TRUST_PROXY=${from}; if not, somebody sends a header of their own.`,
        );
      }
    }
    next();
  };
}
