import { expect, test } from '@jest/globals';
import { checkFile } from './check.mjs';
import { checkCycles } from './cycles.mjs';
import { checkReferences } from './references.mjs';
import { checkSql } from './sql.mjs';

const INDEX_ONLY = { '.': { default: './dist/index.js' } };
const WORKSPACES = [
  ...['api', 'sfu', 'tv-app', 'command-center'].map((name) => workspace(name, name)),
  ...[
    'protocol',
    'client',
    'call-client',
    'broadcast',
    'storage',
    'service-kit',
    'fixtures',
    'dev-env',
    'e2e',
    'bench',
  ].map((name) => workspace(name, `packages/${name}`)),
  {
    ...workspace('legal-rules', 'packages/legal-rules'),
    manifest: { exports: { ...INDEX_ONLY, './vocabulary': { default: './dist/src/vocabulary/index.js' } } },
  },
  {
    ...workspace('tooling', 'packages/tooling'),
    manifest: { exports: { './jest': './jest.mjs', './tsconfig/*': './x/*' } },
  },
];

/** @param {string} name  @param {string} folder */
function workspace(name, folder) {
  return { name, folder, manifest: { exports: INDEX_ONLY } };
}

/** @param {string} path  @param {string} specifier */
function problemsOf(path, specifier) {
  return checkFile({ path, imports: [specifier] }, WORKSPACES).map(({ problem }) => problem);
}

test.each([
  ['api/src/routes/calls.ts', '@falink/protocol'],
  ['api/src/routes/calls.ts', '@falink/service-kit'],
  ['api/src/bin.ts', 'node:path'],
  ['sfu/src/media/worker-pool.ts', 'mediasoup'],
  ['sfu/test/room.test.ts', '@falink/call-client'],
  ['tv-app/src/pages/Home/Home.ts', '@falink/call-client'],
  ['tv-app/src/pages/Home/Home.ts', '../../components/Tile/Tile.js'],
  ['tv-app/src/pages/Home/Home.ts', './homeScene.js'],
  ['tv-app/src/pages/Home/Home.ts', '../Page.js'],
  ['tv-app/src/routes.ts', './pages/Home/Home.js'],
  ['tv-app/src/pages/Home/Home.test.ts', '../../testing/render.js'],
  ['tv-app/src/session/Session.ts', './directors/CallDirector.js'],
  ['tv-app/vite.config.ts', 'node:path'],
  ['tv-app/build/fonts.mjs', 'node:fs'],
  ['packages/protocol/src/areas/calls/call.test.ts', 'node:fs'],
  ['packages/protocol/src/areas/calls/messages.ts', './call.js'],
  ['packages/protocol/src/areas/calls/routes.ts', './desk-routes.js'],
  ['packages/protocol/src/errors.ts', './areas/calls/errors.js'],
  ['packages/protocol/src/areas/intakes/form.ts', '@falink/legal-rules/vocabulary'],
  ['packages/legal-rules/src/vocabulary/index.ts', './grounds.js'],
  ['packages/call-client/src/session.ts', 'mediasoup-client/types'],
  ['packages/e2e/test/call.test.ts', '@falink/dev-env'],
  ['packages/e2e/src/world.ts', '@falink/fixtures'],
  ['tv-app/src/session/testing.ts', '@falink/fixtures'],
  ['command-center/test/look/shots.ts', '@falink/fixtures'],
  ['packages/bench/src/call.ts', '@falink/e2e'],
  ['api/jest.config.mjs', '@falink/tooling/jest'],
  ['api/src/app.ts', './areas/contacts/index.js'],
  ['api/src/areas/terminals/commands/revoke-terminal.ts', '../../contacts/index.js'],
  ['api/src/areas/contacts/commands/end-contact.ts', '../queries/lock-contact.js'],
  ['api/src/kernel/db/transaction.ts', '../delivery/change-feed.js'],
  ['api/test/calls.test.ts', '../src/areas/contacts/contact-state.js'],
])('%s may import %s', (path, specifier) => {
  expect(problemsOf(path, specifier)).toEqual([]);
});

test.each([
  ['api/src/routing/core.ts', '@falink/sfu', 'api must not import sfu'],
  ['sfu/src/room/room.ts', '@falink/legal-rules', 'sfu must not import legal-rules'],
  ['sfu/src/room/room.ts', '@falink/call-client', 'sfu must not import call-client'],
  ['packages/protocol/src/x.ts', '@falink/legal-rules', 'protocol must not import legal-rules'],
  [
    'packages/legal-rules/src/vocabulary/grounds.ts',
    '../grounds.js',
    'must not import packages/legal-rules/src/grounds.js',
  ],
  ['packages/legal-rules/src/vocabulary/grounds.ts', 'big.js', 'must not import big.js'],
  ['packages/protocol/src/areas/calls/messages.ts', './desk-routes.js', 'must not import packages/protocol/src/areas'],
  ['packages/protocol/src/areas/calls/offer.ts', './messages.js', 'must not import packages/protocol/src/areas'],
  ['packages/protocol/src/areas/home/routes.ts', '../../routes.js', 'must not import packages/protocol/src/routes.js'],
  ['tv-app/src/App.ts', '@falink/api', 'tv-app must not import api'],
  ['api/src/index.ts', '@falink/dev-env', 'api imports dev-env, which stands outside the product'],
  ['tv-app/src/App.ts', '@falink/protocol/src/errors', '"./src/errors" is inside protocol'],
  ['tv-app/src/App.ts', '../../packages/protocol/src/index.js', 'a relative path leads out of the workspace'],
  ['packages/protocol/src/x.ts', 'node:fs', 'must not use Node\'s "node:fs"'],
  ['packages/broadcast/src/x.ts', 'crypto', 'must not use Node\'s "crypto"'],
  ['tv-app/src/App.ts', 'node:path', 'must not use Node\'s "node:path"'],
  ['packages/call-client/src/x.ts', 'hls.js', 'call-client may use only mediasoup-client'],
  ['sfu/src/room/room.ts', 'mediasoup', 'sfu/src/room/room.ts must not import mediasoup'],
  ['tv-app/src/session/call.ts', '@lightningjs/sdk', 'must not import @lightningjs/sdk'],
  ['tv-app/src/components/Tile/Tile.ts', '../../session/call.js', 'must not import tv-app/src/session/call.js'],
  ['tv-app/src/pages/Live/Live.ts', '../../testing/render.js', 'must not import tv-app/src/testing/render.js'],
  ['tv-app/src/session/CallModel.ts', './directors/CallDirector.js', 'must not import tv-app/src/session/directors'],
  ['tv-app/src/pages/Live/Live.ts', '../Home/homeScene.js', 'the page "Live" imports the page "Home"'],
  ['command-center/src/features/desk/Desk.tsx', '../fleet/list.js', 'the feature "desk" imports the feature "fleet"'],
  ['command-center/src/phone/main.tsx', 'antd', 'must not import antd'],
  [
    'command-center/src/call/CallVideo.tsx',
    '../features/desk/InCall.js',
    'must not import command-center/src/features',
  ],
  ['command-center/src/data/jobs.ts', '../ui/Card.js', 'must not import command-center/src/ui/Card.js'],
  ['command-center/src/ui/Page.tsx', '../call/AgentPill.js', 'must not import command-center/src/call/AgentPill.js'],
  ['command-center/src/model/today.ts', 'react', 'must not import react'],
  [
    'api/src/areas/terminals/routes.ts',
    '../contacts/queries/lock-contact.js',
    'this reaches inside the area "contacts"',
  ],
  ['api/src/app.ts', './areas/contacts/tellers.js', 'this reaches inside the area "contacts"'],
  ['api/src/kernel/area.ts', '../areas/contacts/index.js', 'must not import api/src/areas/contacts/index.js'],
  ['api/src/kernel/db/transaction.ts', '../delivery/sockets.js', 'must not import api/src/kernel/delivery/sockets.js'],
  ['api/src/areas/contacts/commands/hang-up.ts', 'express', 'must not import express'],
  [
    'api/src/areas/contacts/commands/hang-up.ts',
    '../../../kernel/http/mount.js',
    'must not import api/src/kernel/http',
  ],
  ['api/src/areas/intakes/queries/intakes.ts', '../view.js', 'must not import api/src/areas/intakes/view.js'],
  ['tv-app/src/session/call.ts', '@falink/fixtures', 'ships fixtures, which is for tests'],
  ['api/src/index.ts', '@falink/nothing', 'there is no workspace "@falink/nothing"'],
  ['api/src/index.ts', '@falink/api', 'a workspace imports itself by name'],
])('%s must not import %s', (path, specifier, problem) => {
  expect(problemsOf(path, specifier)).toEqual([expect.stringContaining(problem)]);
});

test('every violation says what to do', () => {
  const [found] = checkFile({ path: 'api/src/x.ts', imports: ['@falink/sfu'] }, WORKSPACES);
  expect(found?.remedy).toMatch(
    /^It may import protocol, client, legal-rules, .*What both need belongs in protocol\.$/,
  );
});

test('a workspace outside the table is refused', () => {
  const odd = workspace('odd', 'packages/odd');
  expect(checkFile({ path: 'packages/odd/src/x.ts', imports: [] }, [odd])).toHaveLength(1);
});

test('package.json and tsconfig.json name what is imported', () => {
  const api = { name: 'api', folder: 'api', manifest: { dependencies: { '@falink/protocol': '*' } } };
  const files = [{ path: 'api/src/x.ts', imports: ['@falink/protocol', '@falink/storage', 'zod'] }];
  const found = checkReferences(api, files, ['packages/storage'], WORKSPACES);
  expect(found.map(({ problem }) => problem)).toEqual([
    'api/tsconfig.json does not refer to packages/protocol',
    'api/package.json does not declare @falink/storage',
  ]);
});

test.each([
  ['api/src/areas/contacts/commands/x.ts', 1],
  ['api/src/areas/contacts/routes/x.ts', 1],
  ['api/src/kernel/command.ts', 1],
  ['api/src/areas/contacts/queries/x.ts', 0],
  ['api/src/areas/home/queries.ts', 0],
  ['api/src/kernel/db/pool.ts', 0],
  ['api/test/calls.test.ts', 0],
  ['sfu/src/x.ts', 0],
])('a statement in %s: %d problem', (path, problems) => {
  expect(checkSql({ path, text: "await tx.query<Row>('SELECT 1')" })).toHaveLength(problems);
  expect(checkSql({ path, text: 'await tx.queryable()' })).toEqual([]);
});

test('a circle of imports is named whole, types included; none is found where there is none', () => {
  const a = { path: 'api/src/a.ts', imports: ['./b.js', 'zod'] };
  const b = { path: 'api/src/b.ts', imports: ['./deep/c.js'] };
  const c = { path: 'api/src/deep/c.ts', imports: ['../a.js'] };
  expect(checkCycles([a, b, c]).map(({ problem }) => problem)).toEqual([
    'these files import each other in a circle: api/src/a.ts → api/src/b.ts → api/src/deep/c.ts → api/src/a.ts',
  ]);
  expect(checkCycles([a, b, { ...c, imports: ['../d.js'] }, { path: 'api/src/d.ts', imports: [] }])).toEqual([]);
  expect(checkCycles([{ path: 'api/src/a.test.ts', imports: ['./a.test.js'] }])).toEqual([]);
});
