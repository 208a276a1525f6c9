import type { Http } from '../Platform.js';

/** fetch with JSON out. */
export const browserHttp: Http = async (path, request) => {
  const response = await fetch(path, {
    method: request.method,
    headers: request.headers,
    credentials: 'omit',
    cache: 'no-store',
    ...(request.body !== undefined && { body: request.body }),
    ...(request.signal && { signal: request.signal }),
  });
  const text = await response.text();
  let json: unknown;
  try {
    json = text === '' ? undefined : JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, json };
};
