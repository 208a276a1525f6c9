import type { Http } from '@falink/client';

/** fetch without cookies or cache. */
export const browserHttp: Http = (url, request) => fetch(url, { ...request, credentials: 'omit', cache: 'no-store' });
