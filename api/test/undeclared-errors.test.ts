import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { FalinkError, route } from '@falink/protocol';
import { createLogger, errorHandler } from '@falink/service-kit';
import express from 'express';
import type { Context } from '../src/kernel/context.js';
import { Methods } from '../src/kernel/http/methods.js';
import { mount } from '../src/kernel/http/mount.js';
import { createRateLimits } from '../src/kernel/http/rate-limits.js';
import { ask } from './support/api.js';

/** A route that declares `call.ended` and refuses with `thrown`. */
const refuse = route({
  method: 'POST',
  path: '/refuse',
  auth: ['public'],
  tag: 'test',
  summary: 'Refuses',
  errors: ['call.ended'],
});

let thrown: unknown;
const written: string[] = [];
const log = createLogger({ service: 'test', destination: { write: (line) => void written.push(line) } });
const app = express();
// All that a public route needs of the context.
const ctx = { log } as unknown as Context;
mount({ ctx, router: app, limits: createRateLimits(1000), methods: new Methods() }, refuse, () => {
  throw thrown;
});
app.use(errorHandler(log));
const server = app.listen(0, '127.0.0.1');
beforeAll(() => server.listening || once(server, 'listening'));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  written.length = 0;
});
const at = () => ({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });

test('[P11] a declared code is answered and nothing is logged', async () => {
  thrown = new FalinkError('call.ended');
  expect((await ask(at(), refuse)).error?.code).toBe('call.ended');
  expect(written).toEqual([]);
});

test('[P11] a code that the route does not declare is answered, logged as an error, and fails the test that asked', async () => {
  thrown = new FalinkError('call.unknown');
  await expect(ask(at(), refuse)).rejects.toThrow('POST /refuse does not declare call.unknown');
  expect(JSON.parse(written.join())).toMatchObject({ level: 'error', route: '/refuse', code: 'call.unknown' });
  const response = await fetch(`${at().url}/refuse`, { method: 'POST' });
  expect(response.status).toBe(404);
});

test('[P11] what no code describes is an internal error, which every route implies', async () => {
  thrown = new Error('a bug');
  expect((await ask(at(), refuse)).error?.code).toBe('service.internal');
  expect(written.join()).not.toContain('not declared');
});
