import { z } from 'zod';
import {
  ConsoleHandshakeSchema,
  consoleMessages,
  ErrorBodySchema,
  FleetHandshakeSchema,
  fleet,
  internalRoutes,
  MediaHandshakeSchema,
  media,
  type Notice,
  type Request,
  type Route,
  routes,
  SfuEventSchema,
  sfuRoutes,
} from '../src/index.js';

/** A schema of the contract by its place in it. */
export interface Shape {
  readonly name: string;
  readonly schema: z.ZodType;
}

const some = (name: string, schema: z.ZodType | undefined): Shape[] =>
  schema && !(schema instanceof z.ZodUndefined) ? [{ name, schema }] : [];

const ofRoutes = Object.entries({ ...routes, ...internalRoutes, ...sfuRoutes } as Record<string, Route>);

const sockets: readonly [string, Record<string, Notice | Request>][] = [
  ['fleet', fleet],
  ['console', consoleMessages],
  ['media', media],
];

/** Whatever arrives at a service from outside: requests, messages, handshakes. */
export const ARRIVING: readonly Shape[] = [
  ...ofRoutes.flatMap(([name, { params, query, body }]) => [
    ...some(`${name}.params`, params),
    ...some(`${name}.query`, query),
    ...some(`${name}.body`, body),
  ]),
  ...sockets.flatMap(([space, messages]) =>
    Object.values(messages).flatMap(({ name, from, payload }) =>
      from === 'client' ? some(`${space}:${name}`, payload) : [],
    ),
  ),
  { name: 'fleet:handshake', schema: FleetHandshakeSchema },
  { name: 'console:handshake', schema: ConsoleHandshakeSchema },
  { name: 'media:handshake', schema: MediaHandshakeSchema },
  { name: 'sfu:event', schema: SfuEventSchema },
];

/** Whatever a service sends: answers, notices, refusals. */
export const LEAVING: readonly Shape[] = [
  ...ofRoutes.flatMap(([name, { response }]) => some(`${name}.response`, response)),
  ...sockets.flatMap(([space, messages]) =>
    Object.values(messages).flatMap((message) => [
      ...(message.from === 'server' ? some(`${space}:${message.name}`, message.payload) : []),
      ...('answer' in message ? some(`${space}:${message.name}.answer`, message.answer) : []),
    ]),
  ),
  { name: 'refusal', schema: ErrorBodySchema },
];
