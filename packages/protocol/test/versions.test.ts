import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { z } from 'zod';
import {
  ackFor,
  announcedVersion,
  type BoxRoute,
  boxRoutes,
  changedIn,
  ERRORS,
  type ErrorCode,
  errorBody,
  errorFor,
  FalinkError,
  FleetHandshakeSchema,
  fleet,
  isSameIn,
  laterWords,
  MediaHandshakeSchema,
  media,
  type Notice,
  notice,
  noticeFor,
  PROTOCOL_VERSION,
  type Request,
  request,
  routes,
  SUPPORTED_VERSIONS,
  since,
  supportedVersion,
  valueFor,
} from '../src/index.js';
import { anyOfSchema, type JsonSchema } from './arbitrary.js';

interface KeptMessage {
  readonly type: 'notice' | 'request';
  readonly from: 'client' | 'server';
  readonly payload: JsonSchema;
  readonly answer?: JsonSchema;
}

interface KeptContract {
  readonly version: number;
  readonly routes: Record<
    string,
    { readonly body?: JsonSchema; readonly query?: JsonSchema; readonly response?: JsonSchema }
  >;
  readonly fleet: { readonly handshake: JsonSchema; readonly messages: Record<string, KeptMessage> };
  readonly media: { readonly handshake: JsonSchema; readonly messages: Record<string, KeptMessage> };
  readonly errorCodes: readonly ErrorCode[];
}

/** What the televisions of an older release read: strict, so that a key or a word that they do not know is an error. */
const kept = (version: number): KeptContract =>
  JSON.parse(readFileSync(new URL(`../versions/v${version}.json`, import.meta.url), 'utf8'));

const older = SUPPORTED_VERSIONS.filter((version) => version < PROTOCOL_VERSION).map(kept);
// Formats are checked by their patterns, which zod writes beside them.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const RUNS = { numRuns: 60, includeErrorInReport: true };

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;

/** Every value of today's schema, as an older peer is sent it, is one that it can read. */
function expectReadable(schema: z.ZodType, cut: (value: unknown) => unknown, before: JsonSchema): void {
  const reads: ValidateFunction = ajv.compile(before as object);
  fc.assert(
    fc.property(anyOfSchema(schemaOf(schema, 'output')), (value) => {
      const sent: unknown = JSON.parse(JSON.stringify(cut(value)));
      if (!reads(sent)) throw new Error(`${ajv.errorsText(reads.errors)}: ${JSON.stringify(sent)}`);
    }),
    RUNS,
  );
}

/** Every value that an older peer may send is one that today's service takes. */
function expectTaken(before: JsonSchema, schema: z.ZodType): void {
  fc.assert(
    fc.property(anyOfSchema(before), (value) => {
      const parsed = schema.safeParse(JSON.parse(JSON.stringify(value)));
      if (!parsed.success) throw new Error(`${z.prettifyError(parsed.error)}: ${JSON.stringify(value)}`);
    }),
    RUNS,
  );
}

describe.each(older.map((contract) => [contract.version, contract] as const))(
  'a television of version %d',
  (version, before) => {
    const all = Object.entries(boxRoutes) as [keyof typeof boxRoutes, BoxRoute][];
    const isLater = (route: BoxRoute): boolean => (route.since ?? 0) > version;
    const boxes = all.filter(([, route]) => !isLater(route));

    it('[V5] knows none of the routes that came later', () => {
      expect(all.filter(([name, route]) => isLater(route) && name in before.routes)).toEqual([]);
    });

    it.each(boxes)('[V3] reads every answer of %s', (name, { response }) => {
      const known = before.routes[name];
      expect(known).toBeDefined();
      if (response && known?.response)
        expectReadable(response, (value) => valueFor(version, response, value), known.response);
    });

    it.each(boxes.filter(([, route]) => 'body' in route || 'query' in route))(
      '[V5] is understood in %s',
      (name, route) => {
        for (const part of ['body', 'query'] as const) {
          const schema = (route as { body?: z.ZodType; query?: z.ZodType })[part];
          const known = before.routes[name]?.[part];
          if (schema) expectTaken(known ?? { type: 'object', properties: {} }, schema);
          else expect(known).toBeUndefined();
        }
      },
    );

    it.each([
      ['fleet', before.fleet, fleet, FleetHandshakeSchema],
      ['media', before.media, media, MediaHandshakeSchema],
    ] as const)('[V3] [V5] hears and is heard on the socket %s', (_, known, today, handshake) => {
      expectTaken(known.handshake, handshake);
      const byName = new Map<string, Notice | Request>(Object.values(today).map((message) => [message.name, message]));
      for (const [name, { from, payload, answer }] of Object.entries(known.messages)) {
        const message = byName.get(name);
        if (from === 'client') {
          // What it asks is answered in its words.
          if (message?.type !== 'request' || !answer) throw new Error(`${name} is not understood any more`);
          expectTaken(payload, message.payload);
          expectReadable(
            message.answer,
            (data) => {
              const ack = ackFor(version, message, { ok: true, data });
              return ack.ok ? ack.data : null;
            },
            answer,
          );
        } else if (message?.type === 'notice') {
          expectReadable(message.payload, (value) => noticeFor(version, message, value as never)?.payload, payload);
        }
      }
    });

    it.each(
      [...Object.values(fleet), ...Object.values(media)]
        .filter(({ from }) => from === 'server')
        .map((one) => [one.name, one] as const),
    )('[V4] is sent %s only if it knows it', (name, message) => {
      const isKnown = name in before.fleet.messages || name in before.media.messages;
      expect((message as Notice).since ?? 0).toBeLessThanOrEqual(isKnown ? version : PROTOCOL_VERSION);
      if (!isKnown) expect((message as Notice).since).toBeGreaterThan(version);
    });

    it.each(Object.keys(ERRORS) as ErrorCode[])('[V4] reads the refusal %s', (code) => {
      const sent = errorFor(version, errorBody(code));
      expect(before.errorCodes).toContain(sent.code);
      expect(sent.message).toEqual(errorBody(code).message);
    });
  },
);

describe('the window of versions', () => {
  const codeOf = (run: () => unknown): string | undefined => {
    try {
      run();
    } catch (error) {
      return error instanceof FalinkError ? error.code : String(error);
    }
    return undefined;
  };

  it('[V1] is this release and the one before', () => {
    expect(SUPPORTED_VERSIONS).toEqual([PROTOCOL_VERSION - 1, PROTOCOL_VERSION]);
    for (const version of SUPPORTED_VERSIONS) expect(supportedVersion(version)).toBe(version);
  });

  it.each([0, -1, PROTOCOL_VERSION - 2, PROTOCOL_VERSION + 1, 1.5, Number.NaN])('[V1] does not hold %d', (version) => {
    expect(codeOf(() => supportedVersion(version))).toBe('protocol.version');
  });

  it('[V2] is announced in a header; who announces nothing speaks what the service supposes', () => {
    expect(announcedVersion('2', 1)).toBe(2);
    expect(announcedVersion(undefined, 1)).toBe(1);
    for (const header of ['', '99', 'two', '1, 2'])
      expect(codeOf(() => announcedVersion(header, 1))).toBe('protocol.version');
  });
});

describe('[V6] lists of the television are whole', () => {
  const PAGING = /cursor|limit|offset|page(?!s$)|next|more/i;
  const keysOf = (schema: JsonSchema | undefined): string[] => {
    if (!schema) return [];
    const inner = [
      schema.items,
      ...(schema.anyOf ?? []),
      ...(schema.oneOf ?? []),
      ...Object.values(schema.properties ?? {}),
    ];
    return [...Object.keys(schema.properties ?? {}), ...inner.flatMap(keysOf)];
  };

  it.each(Object.entries(boxRoutes))('%s knows no pages', (name, route) => {
    const { query, response } = route as { query?: z.ZodType; response?: z.ZodType };
    expect(query ? keysOf(schemaOf(query, 'input')).filter((key) => PAGING.test(key)) : []).toEqual([]);
    // What is on air next, when the adviser comes next, and the day of a next step are no pages.
    const harmless = ['next', 'nextVisitAt', 'nextOn'];
    const keys = response ? keysOf(schemaOf(response, 'output')) : [];
    expect(keys.filter((key) => PAGING.test(key) && !harmless.includes(key))).toEqual([]);
    expect(name in routes).toBe(true);
  });

  it('every route that a terminal may call is one of them', () => {
    const names = Object.entries(routes).flatMap(([name, { auth }]) =>
      auth.some((one) => one === 'terminal') ? [name] : [],
    );
    expect(Object.keys(boxRoutes)).toEqual(expect.arrayContaining(names));
  });
});

describe('somebody adds to the contract', () => {
  const Thing = z.object({
    id: z.uuid(),
    state: z.enum(['open', 'closed']),
    parts: z.array(z.object({ size: z.number() })),
  });
  const before = schemaOf(Thing, 'output');
  const state = () => z.enum(['open', 'closed', 'moved', 'merged']);
  const words = { moved: { since: 2, before: 'closed' }, merged: { since: 3, before: 'moved' } } as const;
  const parts = () => z.array(z.object({ size: z.number(), colour: since(2, z.string()).nullable() }));

  const readable = (schema: z.ZodType) => () => expectReadable(schema, (value) => valueFor(1, schema, value), before);

  it('[V3] a field, and forgets the mark: the older contract notices', () => {
    expect(readable(Thing.extend({ note: z.string() }))).toThrow('additional properties');
    expect(readable(Thing.extend({ parts: z.array(z.object({ size: z.number(), colour: z.string() })) }))).toThrow(
      'additional properties',
    );
  });

  it('[V3] a word, and forgets the mark: the older contract notices', () => {
    expect(readable(Thing.extend({ state: state() }))).toThrow('must be equal to one of the allowed values');
  });

  it('[V3] [V4] fields and words with their marks: an older television is sent neither', () => {
    const today = Thing.extend({
      note: since(2, z.string()),
      state: laterWords(state(), words),
      parts: parts(),
      maybe: since(2, z.string()).optional(),
    });
    readable(today)();
    const value = { id: 'x', state: 'merged', parts: [{ size: 1, colour: 'red' }], note: 'new' };
    expect(valueFor(1, today, value)).toEqual({ id: 'x', state: 'closed', parts: [{ size: 1 }] });
    expect(valueFor(2, today, value)).toEqual({ ...value, state: 'moved' });
    expect(valueFor(3, today, value)).toBe(value);
  });

  it('[V3] inside a union, a record and an optional value', () => {
    const Inner = z.object({ kind: z.literal('a'), note: since(2, z.string()) });
    const schema = z.object({
      one: z.discriminatedUnion('kind', [Inner, z.object({ kind: z.literal('b') })]),
      all: z.record(z.string(), Inner),
      none: Inner.nullable().optional(),
    });
    const inner = { kind: 'a', note: 'new' };
    expect(valueFor(1, schema, { one: inner, all: { x: inner }, none: null })).toEqual({
      one: { kind: 'a' },
      all: { x: { kind: 'a' } },
      none: null,
    });
    expect(valueFor(1, schema, { one: { kind: 'b' }, all: {} })).toEqual({ one: { kind: 'b' }, all: {} });
  });

  it('[V3] another shape, with what older televisions are sent in its place', () => {
    const today = Thing.extend({
      parts: changedIn(2, z.object({ sizes: z.array(z.number()) }), ({ sizes }) => sizes.map((size) => ({ size }))),
    });
    readable(today)();
    expect(readable(Thing.extend({ parts: z.object({ sizes: z.array(z.number()) }) }))).toThrow('must be array');
  });

  it('[V4] a notice: it is not sent to who does not know it', () => {
    const moved = notice('server', 'thing.moved', Thing, { since: 2 });
    expect(noticeFor(1, moved, {} as never)).toBeNull();
    expect(noticeFor(2, moved, { id: 'x' } as never)).toEqual({ payload: { id: 'x' } });
    expect(isSameIn([1, 2], moved)).toBe(false);
    expect(isSameIn([1, 2], notice('server', 'thing.seen', Thing))).toBe(true);
    expect(isSameIn([1, 2], notice('server', 'thing.seen', Thing.extend({ note: since(2, z.string()) })))).toBe(false);
  });

  it('[V3] a field in the answer to a socket request', () => {
    const ask = request('client', 'thing.ask', z.strictObject({}), Thing.extend({ note: since(2, z.string()) }));
    expect(ackFor(1, ask, { ok: true, data: { id: 'x', note: 'new' } })).toEqual({ ok: true, data: { id: 'x' } });
    expect(ackFor(1, ask, { ok: false, error: errorBody('room.closed') })).toMatchObject({
      error: { code: 'room.closed' },
    });
  });

  it('a shared schema is marked for one field alone', () => {
    const Shared = z.string();
    const schema = z.object({ a: Shared, b: since(2, Shared) });
    expect(valueFor(1, schema, { a: 'x', b: 'y' })).toEqual({ a: 'x' });
  });
});
