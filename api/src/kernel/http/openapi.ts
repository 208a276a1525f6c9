import {
  ERRORS,
  ErrorBodySchema,
  type ErrorCode,
  errorsOf,
  type Route,
  type RouteAuth,
  routes,
} from '@falink/protocol';
import type { z } from 'zod';
import { type Json, OpenApiSchemas } from './openapi-schemas.js';

const SECURITY: Readonly<Record<Exclude<RouteAuth, 'public'>, string>> = {
  terminal: 'terminalToken',
  staff: 'staffToken',
  service: 'serviceSecret',
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
      securitySchemes: {
        staffToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'POST /api/v1/auth/login' },
        terminalToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'POST /api/v1/terminals/{id}/token',
        },
        serviceSecret: { type: 'http', scheme: 'bearer', description: 'Between services' },
      },
    },
  };
}

function operation(operationId: string, route: Route, schemas: OpenApiSchemas): Json {
  const body = bodyOf(route, schemas);
  return {
    operationId,
    tags: [route.tag],
    summary: route.summary,
    security: route.auth.flatMap((auth) => (auth === 'public' ? [{}] : [{ [SECURITY[auth]]: [] }])),
    parameters: [...parametersOf(route.params, 'path', schemas), ...parametersOf(route.query, 'query', schemas)],
    ...(body && { requestBody: body }),
    responses: responsesOf(route, schemas),
  };
}

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
  const refusals = [...codes].sort(([a], [b]) => a - b).map(([status, list]) => [String(status), refusal(list)]);
  const good = route.response
    ? { description: 'OK', content: { 'application/json': { schema: schemas.output(route.response) } } }
    : { description: 'OK', content: { 'image/jpeg': {} } };
  return {
    [String(route.status ?? 200)]: good,
    ...Object.fromEntries(refusals),
    ...(route.alsoStatus && { [String(route.alsoStatus)]: good }),
  };
}

function refusal(codes: readonly ErrorCode[]): Json {
  return {
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].zh} ${ERRORS[code].en}`).join('\n\n'),
    content: {
      'application/json': {
        schema: { allOf: [{ $ref: '#/components/schemas/ErrorBody' }, { properties: { code: { enum: codes } } }] },
      },
    },
  };
}
