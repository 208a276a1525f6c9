import fc from 'fast-check';

/** The parts of JSON Schema that zod writes. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

const FEW = 3;

/** Any value that a JSON Schema allows. @throws Error for a schema of a form that zod does not write */
export function anyOfSchema(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map(anyOfSchema));
  if (typeof schema.type === 'object') return fc.oneof(...schema.type.map((type) => anyOfSchema({ ...schema, type })));
  switch (schema.type) {
    case 'object':
      return anyObject(schema);
    case 'array':
      return fc.array(anyOfSchema(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? FEW, FEW)),
      });
    case 'string':
      return anyString(schema);
    case 'integer':
      return fc.integer({
        min: schema.minimum ?? (schema.exclusiveMinimum ?? -1001) + 1,
        max: schema.maximum ?? 100_000,
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case undefined:
      return fc.jsonValue();
    default:
      throw new Error(`no values for the schema ${JSON.stringify(schema)}`);
  }
}

function anyObject({ properties, required = [], additionalProperties }: JsonSchema): fc.Arbitrary<unknown> {
  if (!properties && typeof additionalProperties === 'object')
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), anyOfSchema(additionalProperties), { maxKeys: FEW });
  const fields = Object.fromEntries(Object.entries(properties ?? {}).map(([key, one]) => [key, anyOfSchema(one)]));
  return fc.record(fields, { requiredKeys: [...required] });
}

function anyString({ pattern, format, minLength = 0, maxLength }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uri') return fc.webUrl();
  if (format === 'date-time')
    return fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((at) => at.toISOString());
  if (pattern !== undefined) return anyMatching(pattern);
  // Neither spaces, which fields trim, nor more than a hundred letters, which say nothing new.
  const unit = fc.constantFrom(...'abcxyz0189字法');
  return fc.string({ unit, minLength, maxLength: Math.min(maxLength ?? 12, 100) });
}

/** By pattern: one of a UUID takes ten milliseconds to build, and the contract has it in a thousand places. */
const matching = new Map<string, fc.Arbitrary<string>>();

function anyMatching(pattern: string): fc.Arbitrary<string> {
  const built = matching.get(pattern) ?? fc.stringMatching(new RegExp(pattern));
  matching.set(pattern, built);
  return built;
}
