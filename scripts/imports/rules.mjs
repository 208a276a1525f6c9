/**
 * The "May import" table of ARCHITECTURE.md.
 *
 * @typedef {object} Rule
 * @property {string[] | 'anything'} workspaces other workspaces that its source may import; `name/entry`: only that entry
 * @property {string[]} [testsToo] what its tests may import besides
 * @property {boolean} [node] whether its source may use Node's built-in modules
 * @property {string[]} [only] the only packages from npm that its source may use
 */

/** @type {Record<string, Rule>} */
export const RULES = {
  // The words alone: the contract knows no rule.
  protocol: { workspaces: ['legal-rules/vocabulary'], node: false },
  'legal-rules': { workspaces: [], node: false },
  client: {
    workspaces: ['protocol', 'legal-rules/dates'],
    node: false,
    only: ['socket.io-client', 'zod'],
  },
  'call-client': { workspaces: ['protocol', 'client'], node: false, only: ['mediasoup-client', 'zod'] },
  broadcast: { workspaces: ['protocol'], node: false },
  storage: { workspaces: ['protocol'], node: true },
  'service-kit': { workspaces: ['protocol'], node: true },
  stories: { workspaces: ['protocol', 'broadcast'], node: true },
  api: {
    workspaces: ['protocol', 'client', 'legal-rules', 'broadcast', 'storage', 'service-kit', 'stories/speech'],
    node: true,
  },
  sfu: { workspaces: ['protocol', 'client', 'storage', 'service-kit'], testsToo: ['call-client'], node: true },
  'tv-app': { workspaces: ['protocol', 'client', 'call-client', 'legal-rules'], node: false },
  'command-center': { workspaces: ['protocol', 'client', 'call-client', 'legal-rules'], node: false },
  'dev-env': { workspaces: 'anything', node: true },
  e2e: { workspaces: 'anything', node: true },
  bench: { workspaces: 'anything', node: true },
  fixtures: { workspaces: ['protocol', 'legal-rules/dates'], node: true },
  tooling: { workspaces: [], node: true },
};

/** Imported by tests and developer tools alone: what is in a `test` folder or ends in `.test.ts`. */
export const FOR_TESTS = ['fixtures'];

/** Only these may import each other; nothing else imports them. */
export const OUTERMOST = ['dev-env', 'e2e', 'bench'];

/**
 * The seams inside a workspace: files below `in` (not those below `except`) do not import what `never` matches.
 * A pattern is matched against the package's name, or against the imported file's path from the root.
 * @type {{ in: RegExp, except?: RegExp, never: RegExp, why: string }[]}
 */
export const SEAMS = [
  {
    in: /^packages\/legal-rules\/src\/vocabulary\//,
    never: /^(?!packages\/legal-rules\/src\/vocabulary\/)/,
    why: 'the vocabulary is lists of words and nothing else, because the contract and every page carry it',
  },
  {
    in: /^packages\/protocol\/src\/areas\//,
    except: /[/-]routes\.ts$|\/index\.ts$/,
    never: /^packages\/protocol\/src\/areas\/.*[/-](routes|messages)\.js$/,
    why: 'entities know neither routes nor messages: what HTTP and the sockets share is an entity',
  },
  {
    in: /^packages\/protocol\/src\/areas\//,
    never: /^packages\/protocol\/src\/(console|errors|falink-error|fleet|index|permissions|routes)\.js$/,
    why: 'the gathering files know the areas, no area knows them',
  },
  {
    in: /^sfu\/src\//,
    except: /^sfu\/src\/media\//,
    never: /^mediasoup$/,
    why: 'sfu/src/media is the only importer of mediasoup, so that rooms and signalling are tested without it',
  },
  {
    in: /^api\/src\/kernel\//,
    never: /^api\/src\/(areas|pages|app|service)\b/,
    why: 'the kernel knows an area only as an Area: a new one edits nothing here',
  },
  {
    in: /^api\/src\/kernel\/db\//,
    never: /^api\/src\/kernel\/(?!db\/|delivery\/change-feed|config|alive)/,
    why: 'the database lies below everything; a transaction knows only the change feed',
  },
  {
    in: /^api\/src\/areas\/[^/]+\/(commands|agents|callbacks|offers|routing|queries)\//,
    never: /^express$|^socket\.io$|^api\/src\/kernel\/http\//,
    why: 'commands and queries know no HTTP: the route hands them an actor and parsed input',
  },
  {
    in: /^api\/src\/.*\/queries(\/|\.)/,
    never: /\/(commands|routes|tellers|view)(\/|\.)/,
    why: 'queries read and write rows; what they mean is decided above them',
  },
  {
    in: /^tv-app\/src\/(session|scene)\//,
    never: /^@lightningjs\/|^tv-app\/src\/(pages|components|widgets)\//,
    why: 'view models know no Lightning: pages → components, session; session → platform',
  },
  {
    in: /^tv-app\/src\/session\/[^/]+$/,
    except: /\/Session\.ts$/,
    never: /^tv-app\/src\/session\/directors\//,
    why: 'directors know the models, no model knows a director: what a change leads to is decided above it',
  },
  {
    in: /^tv-app\/src\/(?!testing\/)/,
    never: /^tv-app\/src\/testing\//,
    why: 'testing draws pages in Node, for tests alone',
  },
  {
    in: /^tv-app\/src\/components\//,
    never: /^tv-app\/src\/(pages|session|widgets)\//,
    why: 'components know the theme and what they are given, nothing above them',
  },
  {
    in: /^tv-app\/src\/platform\//,
    never: /^tv-app\/src\/(pages|session|widgets|components)\//,
    why: 'platform is the lowest layer of the television app',
  },
  {
    in: /^command-center\/src\/phone\//,
    never: /^antd$|^echarts$|^command-center\/src\/(features|app)\//,
    why: 'the phone pages are a small entry of their own, without the component library',
  },
  {
    in: /^command-center\/src\/ui\//,
    never: /^command-center\/src\/(features|app|call|data|api)\//,
    why: 'ui is presentational: it is given what it shows',
  },
  {
    in: /^command-center\/src\/(call|data|api|model)\//,
    never: /^command-center\/src\/(features|app)\//,
    why: 'what features share lies below them: features → call → ui, data → api → model',
  },
  {
    in: /^command-center\/src\/(data|api|model)\//,
    never: /^antd$|^command-center\/src\/(call|ui)\//,
    why: 'data is asked for and kept live here; how it looks is decided above',
  },
  {
    in: /^command-center\/src\/model\//,
    never: /^react|^@tanstack\/|^command-center\/src\/(?!model\/)/,
    why: 'models are pure: no component, no connection',
  },
];

/** Features of the console do not import each other. */
export const FEATURE = /^command-center\/src\/features\/([^/]+)\//;

/** Pages of the television do not import each other. */
export const PAGE = /^tv-app\/src\/pages\/([^/]+)\//;

/** Areas of the api meet only through their index.ts. */
export const AREA = /^api\/src\/areas\/([^/]+)\//;

/** Where the api writes SQL: an area's queries, and the frame. */
export const SQL_HOME = /\/queries\.ts$|\/queries\/[^/]+\.ts$|^api\/src\/kernel\/db\/|\/postgres-bus\.ts$/;
