import { z } from 'zod';
import { firstOf, line, SceneSchema, shown } from '../src/index.js';
import { ARRIVING, LEAVING, type Shape } from './shapes.js';

/** What has no end in its schema, and what ends it. */
const ENDED_ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^media:.*(apabilities|Parameters|iceCandidates\[\])\{\}$/, 'mediasoup checks its own; MAX_SOCKET_MESSAGE_BYTES'],
  [/^sfuEvents\.body\.events\[\]\{\}$/, 'each is parsed again as an SfuEvent; MAX_SERVICE_BODY_BYTES'],
  [/^(calculate|eligibility)\.body\{\}$/, 'a refinement: at most 40 fields'],
  [/^listCalculators\.response\.calculators\[\]\.schema\{\}$/, 'JSON schemas written in legal-rules'],
  [/^getCall\.response\.timeline\[\]\.data\{\}$/, 'of an event of the service’s own'],
  [/^audit\.response\.items\[\]\.data\{\}$/, 'of an event of the service’s own'],
  [/^refusal\.details\{\}$/, 'what the code promises'],
];

const FINITE_FORMATS = new Set(['uuid', 'datetime', 'date']);
const REPEATS = /(?<!\\)[*+]|\{\d+,\}/;

interface Check {
  readonly _zod: { readonly def: { readonly check: string; readonly maximum?: number; readonly pattern?: RegExp } };
}

const checksOf = ({ _zod: { def } }: z.core.$ZodType): Check['_zod']['def'][] =>
  ((def as { checks?: Check[] }).checks ?? []).map((check) => check._zod.def);

const hasMaximum = (schema: z.core.$ZodType): boolean => checksOf(schema).some(({ check }) => check === 'max_length');

/** Texts, lists and records without an end, by their paths. */
function endless(schema: z.core.$ZodType, path: string): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string': {
      const finite = 'format' in def && FINITE_FORMATS.has(String(def.format));
      const pattern = checksOf(schema).some((check) => check.pattern && !REPEATS.test(check.pattern.source));
      return finite || pattern || hasMaximum(schema) ? [] : [path];
    }
    case 'array':
      return [...(hasMaximum(schema) ? [] : [`${path}[]`]), ...endless(def.element, `${path}[]`)];
    case 'object':
      return [
        ...(def.catchall && def.catchall._zod.def.type !== 'never' ? [`${path}{}`] : []),
        ...Object.entries(def.shape).flatMap(([key, one]) => endless(one, `${path}.${key}`)),
      ];
    case 'record':
      return (def.keyType as z.core.$ZodTypes)._zod.def.type === 'enum'
        ? endless(def.valueType, `${path}{}`)
        : [`${path}{}`];
    case 'union':
      return def.options.flatMap((option) => endless(option, path));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
      return endless(def.innerType, path);
    case 'pipe':
      return [...endless(def.in, path), ...endless(def.out, path)];
    case 'enum':
    case 'literal':
    case 'number':
    case 'boolean':
    case 'null':
    case 'undefined':
    case 'transform':
      return [];
    default:
      return [`${path}: ${def.type}`];
  }
}

const unexplained = ({ name, schema }: Shape): string[] =>
  endless(schema, name).filter((path) => !ENDED_ELSEWHERE.some(([where]) => where.test(path)));

it.each([...ARRIVING, ...LEAVING].map((shape) => [shape.name, shape] as const))(
  '[P16] every text and list of %s has a maximum',
  (_, shape) => {
    expect(unexplained(shape)).toEqual([]);
  },
);

it('every exception is of something that is there', () => {
  const all = [...ARRIVING, ...LEAVING].flatMap(({ name, schema }) => endless(schema, name));
  for (const [where] of ENDED_ELSEWHERE) expect(all.some((path) => where.test(path))).toBe(true);
});

it('finds what has none', () => {
  const found = endless(
    z.object({ a: z.string(), b: z.array(z.string().max(3)).optional(), c: z.url(), d: z.string().regex(/^x+$/) }),
    '',
  );
  expect(found).toEqual(['.a', '.b[]', '.c', '.d']);
});

describe('[P16] what is shown is cut, what is entered is refused', () => {
  it('a text, at a whole character', () => {
    expect(shown(4).parse('法律援助')).toBe('法律援助');
    expect(shown(4).parse('法律援助中心')).toBe('法律援…');
    expect(shown(4).parse('法律𠮷祥如意')).toBe('法律…');
    expect(line(4).safeParse('法律援助中心').success).toBe(false);
  });

  it('a list', () => {
    expect(firstOf(z.number(), 2).parse([1, 2, 3])).toEqual([1, 2]);
  });

  it('a scene of a shelf with three hundred videos and a title of three hundred characters', () => {
    const options = Array.from({ length: 300 }, (_, n) => ({
      id: `asset:${n}`,
      label: '普'.repeat(300),
      digit: null,
      disabled: false,
    }));
    const scene = SceneSchema.parse({ page: 'library', title: '法'.repeat(300), focus: null, options });
    expect(scene.options).toHaveLength(64);
    expect([scene.title.length, scene.options[0]?.label.length]).toEqual([200, 200]);
  });
});
