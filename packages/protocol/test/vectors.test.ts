import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import {
  ConsoleHandshakeSchema,
  consoleMessages,
  FalinkError,
  FleetHandshakeSchema,
  fleet,
  media,
  parseAtEdge,
  type Route,
  routes,
  SfuEventSchema,
} from '../src/index.js';

interface Vector {
  readonly name: string;
  readonly target: string;
  readonly part: 'body' | 'query' | 'params' | 'payload';
  readonly value: unknown;
  readonly fields?: readonly string[];
}

const read = (kind: 'valid' | 'invalid'): Vector[] =>
  JSON.parse(readFileSync(new URL(`../vectors/${kind}/messages.json`, import.meta.url), 'utf8'));

const sockets = { fleet, console: consoleMessages, media };
const handshakes: Record<string, z.ZodType> = { fleet: FleetHandshakeSchema, console: ConsoleHandshakeSchema };

function schemaOf({ target, part }: Vector): z.ZodType {
  const [space, name] = target.split(/:(.*)/s) as [string, string];
  if (space === 'route') {
    const schema = (routes as unknown as Record<string, Route>)[name]?.[part as 'body'];
    if (schema) return schema;
  } else if (space === 'event') {
    return SfuEventSchema;
  } else if (name === 'handshake' && handshakes[space]) {
    return handshakes[space];
  } else {
    const message = Object.values(sockets[space as keyof typeof sockets]).find((m) => m.name === name);
    if (message) return message.payload;
  }
  throw new Error(`no schema for ${target}`);
}

describe('[P1] everything that arrives is parsed by its schema', () => {
  it.each(read('valid').map((v) => [v.name, v] as const))('accepts %s', (_, vector) => {
    expect(() => parseAtEdge(schemaOf(vector), vector.value)).not.toThrow();
  });

  it.each(read('invalid').map((v) => [v.name, v] as const))('[P2] refuses %s and names the field', (_, vector) => {
    let refusal: unknown;
    try {
      parseAtEdge(schemaOf(vector), vector.value);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(FalinkError);
    const { code, extra } = refusal as FalinkError;
    expect(code).toBe('request.malformed');
    expect(extra.fields?.map((field) => field.path)).toEqual(expect.arrayContaining([...(vector.fields ?? [])]));
  });
});
