import { readFileSync } from 'node:fs';
import {
  consoleMessages,
  ERRORS,
  fleet,
  internalRoutes,
  media,
  routes,
  SfuEventSchema,
  sfuRoutes,
} from '../src/index.js';

const SPEC = readFileSync(new URL('../SPEC.md', import.meta.url), 'utf8');

const ROUTES = new Set(
  Object.values({ ...routes, ...internalRoutes, ...sfuRoutes }).map(({ method, path }) => `${method} ${path}`),
);
const NAMES = new Set<string>([
  ...[fleet, consoleMessages, media].flatMap((messages) => Object.values(messages).map(({ name }) => name)),
  ...SfuEventSchema.options.map(({ shape }) => shape.type.value),
  ...Object.keys(ERRORS),
]);

const quoted = (pattern: RegExp): string[] => [...new Set([...SPEC.matchAll(pattern)].map(([, name]) => String(name)))];

it.each(quoted(/`((?:GET|POST|PUT|DELETE) \/[\w/:.-]+)`/g))('[P5] SPEC.md: %s is a route', (route) => {
  expect(ROUTES).toContain(route);
});

it.each(quoted(/`([a-z_]+\.[a-z_]+)`/g))('[P5] SPEC.md: %s is a message, an event or an error', (name) => {
  expect(NAMES).toContain(name);
});
