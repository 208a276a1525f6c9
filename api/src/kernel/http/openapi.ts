import {
  ERRORS,
  ErrorBodySchema,
  type ErrorCode,
  errorsOf,
  PROTOCOL_HEADER,
  type Route,
  type RouteAuth,
  routes,
} from '@falink/protocol';
import type { z } from 'zod';
import { type Json, OpenApiSchemas } from './openapi-schemas.js';

/** Routes between services are not part of the document. */
const SECURITY: Readonly<Record<Exclude<RouteAuth, 'public' | 'service'>, string>> = {
  terminal: 'terminalToken',
  staff: 'staffToken',
  guest: 'guestToken',
};

/** The OpenAPI 3.1 document of the HTTP API, made from the protocol's routes: nothing in it is written twice. */
export function openApiDocument({ version, demo }: { readonly version: string; readonly demo: boolean }): Json {
  const schemas = new OpenApiSchemas();
  // Every refusal refers to it.
  schemas.output(ErrorBodySchema);
  const paths: Record<string, Json> = {};
  for (const [operationId, route] of Object.entries(routes) as [string, Route][]) {
    if (operationId === 'demoPair' && !demo) continue;
    const path = route.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(operationId, route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'FaLink 法联',
      version,
      description:
        '公共法律服务电视终端与指挥中心的控制接口。错误都带稳定的 code 和中英文说明。\n\nControl plane of the public legal service terminals and their command center. Every error carries a stable code and words in both languages.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values(routes).map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.components,
      headers: HEADERS,
      securitySchemes: {
        staffToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'POST /api/v1/auth/login' },
        guestToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'POST /api/v1/guest/token' },
        terminalToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'POST /api/v1/terminals/{id}/token',
        },
      },
    },
  };
}

/** Headers that answers carry, with the place where each is defined. */
const HEADERS: Json = {
  RateLimit: header('What is left of the limit, and when it starts over (draft-ietf-httpapi-ratelimit-headers-08)'),
  'RateLimit-Policy': header('The limit and its window (draft-ietf-httpapi-ratelimit-headers-08)'),
  'Retry-After': header('Seconds until another try makes sense (RFC 9110 §10.2.3)', 'integer'),
  'WWW-Authenticate': header('Which credential is needed (RFC 9110 §11.6.1)'),
  'Set-Cookie': header('The refresh cookie: HttpOnly, SameSite=Strict, only for /api/v1/auth'),
};

function header(description: string, type: 'string' | 'integer' = 'string'): Json {
  return { description, schema: { type } };
}

function headersOf(names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Every answer to somebody who is counted says what is left. */
function limitsOf({ auth }: Route): readonly string[] {
  return auth.includes('service') ? [] : ['RateLimit', 'RateLimit-Policy'];
}

function operation(operationId: string, route: Route, schemas: OpenApiSchemas): Json {
  const body = bodyOf(route, schemas);
  return {
    operationId,
    tags: [route.tag],
    summary: route.summary,
    security: route.auth.map((auth) => (auth === 'public' || auth === 'service' ? {} : { [SECURITY[auth]]: [] })),
    parameters: [
      ...parametersOf(route.params, 'path', schemas),
      ...parametersOf(route.query, 'query', schemas),
      ...(speaksVersions(route) ? [VERSION_HEADER] : []),
    ],
    ...(body && { requestBody: body }),
    responses: responsesOf(route, schemas),
  };
}

/** Televisions and pages before their sign-in say which version of the contract they speak (SPEC V2). */
function speaksVersions({ auth }: Route): boolean {
  return auth.includes('terminal') || auth.includes('public');
}

const VERSION_HEADER: Json = {
  name: PROTOCOL_HEADER,
  in: 'header',
  required: false,
  description: 'The version of the contract that the caller speaks; without it the present one',
  schema: { type: 'integer' },
};

function bodyOf({ body, binary }: Route, schemas: OpenApiSchemas): Json | null {
  if (body) return { required: true, content: { 'application/json': { schema: schemas.input(body) } } };
  if (binary) return { required: true, content: Object.fromEntries(binary.map((type) => [type, {}])) };
  return null;
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', schemas: OpenApiSchemas): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemas.input(schema) as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function responsesOf(route: Route, schemas: OpenApiSchemas): Json {
  const codes = new Map<number, ErrorCode[]>();
  for (const code of errorsOf(route)) {
    const { status } = ERRORS[code];
    codes.set(status, [...(codes.get(status) ?? []), code]);
  }
  const refusals = [...codes]
    .sort(([a], [b]) => a - b)
    .map(([status, list]) => [String(status), refusal(status, list, route)]);
  const headers = headersOf([...limitsOf(route), ...(route.setsCookie ? ['Set-Cookie'] : [])]);
  const good = route.response
    ? { description: 'OK', headers, content: { 'application/json': { schema: schemas.output(route.response) } } }
    : { description: 'OK', headers, content: { [route.produces ?? 'image/jpeg']: {} } };
  return {
    [String(route.status ?? 200)]: good,
    ...Object.fromEntries(refusals),
    ...(route.alsoStatus && { [String(route.alsoStatus)]: good }),
  };
}

/** The headers of refusals, by status. */
const OF_STATUS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

function refusal(status: number, codes: readonly ErrorCode[], route: Route): Json {
  return {
    headers: headersOf([...limitsOf(route), ...(OF_STATUS[status] ?? [])]),
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].zh} ${ERRORS[code].en}`).join('\n\n'),
    content: {
      'application/json': {
        schema: { allOf: [{ $ref: '#/components/schemas/ErrorBody' }, { properties: { code: { enum: codes } } }] },
      },
    },
  };
}
