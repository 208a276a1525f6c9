import { z } from 'zod';

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
}

/** One value that fits a schema of the contract, with every field filled. */
export function sampleOf(schema: z.ZodType): unknown {
  return sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
}

function sample(schema: JsonSchema): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return sample(options.at(0) ?? {});
  switch (schema.type) {
    case 'object': {
      const { properties, additionalProperties } = schema;
      if (!properties && typeof additionalProperties === 'object') return { wage: sample(additionalProperties) };
      return Object.fromEntries(Object.entries(properties ?? {}).map(([key, one]) => [key, sample(one)]));
    }
    case 'array':
      return [sample(schema.items ?? {})];
    case 'string':
      return sampleText(schema);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function sampleText({ format, pattern, minLength = 0 }: JsonSchema): string {
  if (format === 'uuid') return '0b0f6c3e-8f0f-4d3f-9a57-000000000001';
  if (format === 'uri') return 'http://localhost:8081';
  if (format === 'date') return '2026-03-01';
  if (format === 'date-time') return '2026-03-01T08:00:00.000Z';
  if (pattern?.includes('{43}')) return 'a'.repeat(43);
  if (pattern?.includes('{8}')) return '12345678';
  if (pattern !== undefined) return '13800001234';
  return 'text'.padEnd(minLength, 'x');
}

/** Every place of a value that holds a text, by its keys. */
export function textsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

/** The value with another text at one place. */
export function withText(value: unknown, [key, ...rest]: readonly string[], change: (text: string) => string): unknown {
  if (key === undefined) return change(String(value));
  const inner = withText((value as Record<string, unknown>)[key], rest, change);
  if (Array.isArray(value)) return value.map((one, n) => (n === Number(key) ? inner : one));
  return { ...(value as object), [key]: inner };
}
