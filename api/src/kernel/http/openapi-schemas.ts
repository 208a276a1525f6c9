import * as protocol from '@falink/protocol';
import { z } from 'zod';

export type Json = Record<string, unknown>;

/** The contract's exported schemas by their names: `CallSchema` is the component `Call`. */
const NAMES = z.registry<{ id: string }>();
for (const [name, value] of Object.entries(protocol)) {
  if (value instanceof z.ZodType && name.endsWith('Schema') && !NAMES.has(value))
    NAMES.add(value, { id: name.slice(0, -'Schema'.length) });
}

/** The schemas of one OpenAPI document. What answers share is a component, written once. */
export class OpenApiSchemas {
  readonly #components: Record<string, Json> = {};

  /** What the schemas given so far refer to, by name. */
  get components(): Json {
    return Object.fromEntries(Object.entries(this.#components).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** What the service sends. */
  output(schema: z.ZodType): Json {
    const { $schema: _, $defs = {}, ...own } = jsonSchema(schema, 'output', NAMES);
    for (const [name, shared] of Object.entries($defs as Record<string, Json>)) this.#components[name] ??= shared;
    return own;
  }

  /** What the service takes. Written out: there a default is optional and an entity is seldom whole. */
  input(schema: z.ZodType): Json {
    const { $schema: _, ...own } = jsonSchema(schema, 'input');
    return own;
  }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output', metadata?: typeof NAMES): Json {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', ...(metadata && { metadata }) });
  return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}
