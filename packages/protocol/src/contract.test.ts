import { z } from 'zod';
import {
  challengeText,
  consoleMessages,
  ERRORS,
  ErrorBodySchema,
  errorBody,
  FalinkError,
  fleet,
  internalRoutes,
  isIdentityNumber,
  media,
  pathOf,
  readAck,
  routes,
  sfuRoutes,
} from './index.js';

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    return error instanceof FalinkError ? error.code : String(error);
  }
  return undefined;
};

describe('errors', () => {
  it.each(Object.entries(ERRORS))(
    '[P3] %s says what happened in both languages and has a fitting status',
    (code, spec) => {
      expect(spec.zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(spec.en).toMatch(/\.$/);
      expect(spec.status).toBeGreaterThanOrEqual(400);
      const ours = spec.category === 'internal' || spec.category === 'unavailable' || spec.category === 'limit';
      expect(spec.status < 500 || ours).toBe(true);
      expect(code).toMatch(/^[a-z]+\.[a-z_]+$/);
    },
  );

  it('[P3] survives the wire', () => {
    const sent = new FalinkError('auth.locked', { retryAfterS: 900, details: { until: 'x' } });
    const back = FalinkError.fromBody(ErrorBodySchema.parse(JSON.parse(JSON.stringify(sent.toBody()))));
    expect(back.code).toBe('auth.locked');
    expect(back.extra).toEqual(sent.extra);
    expect(back.status).toBe(423);
  });
});

describe('routes', () => {
  const all = Object.entries({ ...routes, ...internalRoutes, ...sfuRoutes });

  it('[P4] no method and path is declared twice', () => {
    const seen = all.map(([, r]) => `${r.method} ${r.path.replace(/:[a-zA-Z]+/g, ':x')}`);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(all)('[P4] %s declares who may call it, and parameters for its path', (_, r) => {
    expect(r.auth.length).toBeGreaterThan(0);
    const names = [...r.path.matchAll(/:([a-zA-Z]+)/g)].map((m) => m[1]);
    const shape = 'params' in r ? Object.keys((r.params as unknown as z.ZodObject).shape) : [];
    expect(shape.sort()).toEqual(names.sort());
  });

  it('fills in a path and refuses to leave a hole', () => {
    expect(pathOf(routes.getCall, { id: 'a/b' })).toBe('/api/v1/calls/a%2Fb');
    expect(() => pathOf(routes.getCall)).toThrow(/id/);
  });
});

describe('socket messages', () => {
  it.each([
    ['fleet', fleet],
    ['console', consoleMessages],
    ['media', media],
  ])('[P5] names in %s are unique', (_, messages) => {
    const names = Object.values(messages).map((m) => m.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('[P6] an acknowledgement is data, a refusal with its code, or malformed', () => {
    const answer = z.object({ n: z.number() });
    expect(readAck(answer, { ok: true, data: { n: 1, more: true } })).toEqual({ n: 1 });
    expect(codeOf(() => readAck(answer, { ok: false, error: errorBody('room.closed') }))).toBe('room.closed');
    for (const raw of [
      undefined,
      null,
      'ok',
      {},
      { ok: true },
      { ok: true, data: {} },
      { ok: false, error: { code: 'x' } },
    ]) {
      expect(codeOf(() => readAck(answer, raw))).toBe('request.malformed');
    }
  });
});

describe('identity numbers (GB 11643-1999)', () => {
  it.each(['11010519491231002X', '440524188001010014'])('accepts %s', (n) => expect(isIdentityNumber(n)).toBe(true));
  it.each([
    '11010519491231002x',
    '110105194912310020',
    '11010519490230002X',
    '1101051949123100',
    '01010519491231002X',
    '',
  ])('refuses %j', (n) => expect(isIdentityNumber(n)).toBe(false));
});

it('[P7] the signed text binds the terminal and the nonce', () => {
  expect(challengeText('a', 'b')).not.toBe(challengeText('ab', ''));
});
