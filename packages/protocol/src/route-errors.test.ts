import { z } from 'zod';
import { ErrorCodeSchema, errorsOf, internalRoutes, type Route, route, routes, sfuRoutes } from './index.js';

const all: [string, Route][] = Object.entries({ ...routes, ...internalRoutes, ...sfuRoutes });
const base = { method: 'POST', path: '/x', tag: 'x', summary: 'x', errors: [] } as const;

it.each(all)('[P11] %s declares codes that exist, each once, and none that its shape implies', (_name, declared) => {
  expect(declared.errors).toEqual([...new Set(declared.errors)]);
  for (const code of errorsOf(declared)) expect(ErrorCodeSchema.options).toContain(code);
  const implied = errorsOf({ ...declared, errors: [] });
  // A public route says itself which credentials it refuses.
  expect(implied.filter((code) => declared.errors.includes(code))).toEqual([]);
});

it('[P11] the shape implies what is about sender, body and service', () => {
  const open = errorsOf(route({ ...base, auth: ['public'] }));
  expect([...open].sort()).toEqual([
    'protocol.version',
    'request.rate_limited',
    'service.internal',
    'service.unavailable',
  ]);
  const withBody = errorsOf(route({ ...base, auth: ['public'], body: z.strictObject({}) }));
  expect(withBody).toEqual(expect.arrayContaining(['request.malformed', 'request.too_large']));
  expect(withBody).not.toContain('request.media_type');
  expect(errorsOf(route({ ...base, auth: ['terminal'], binary: ['image/png'] }))).toEqual(
    expect.arrayContaining(['request.media_type', 'request.too_large', 'auth.forbidden', 'terminal.revoked']),
  );
  const service = errorsOf(route({ ...base, auth: ['service'] }));
  expect(service).toEqual(expect.arrayContaining(['auth.required', 'auth.token_invalid']));
  expect(service).not.toContain('auth.token_expired');
  expect(service).not.toContain('protocol.version');
});
