import { fleet, targetRoutes } from '@falink/protocol';
import { jest } from '@jest/globals';
import { runCli } from '../src/cli.js';
import { ask } from './support/api.js';
import { SocketWorld } from './support/socket-world.js';

const LOUD = 'volume={"default":60,"max":80,"min":20}';

let world: SocketWorld;
let output: string;
beforeAll(async () => {
  world = await SocketWorld.start();
  process.env.DATABASE_URL = world.api.service.ctx.config.databaseUrl;
});
beforeEach(async () => {
  await world.reset();
  output = '';
  const collect = (chunk: unknown): boolean => {
    output += String(chunk);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(collect);
  jest.spyOn(process.stderr, 'write').mockImplementation(collect);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await world.closeSockets();
});
afterAll(async () => {
  delete process.env.DATABASE_URL;
  await world.stop();
});

/** As the television fetches it. */
const fetched = async () => {
  const { id, token } = world.home1;
  return (await ask(world.api, targetRoutes.terminalTarget, { token, params: { id } })).data;
};

test('[R1] [R3] what everybody is given is set on the host: said first, audited, and televisions are notified', async () => {
  const tv = await world.tv(world.home1);
  const before = await fetched();
  expect(await runCli(['target', 'set', LOUD])).toBe(1);
  expect(output).toMatch(/(\d+) terminals in service, \1 of them change, 0 keep/);
  expect(output).toContain('Nothing was changed');
  expect((await fetched()).revision).toBe(before.revision);

  expect(await runCli(['target', 'set', LOUD, '--yes'])).toBe(0);
  const after = await fetched();
  expect([after.values.volume.default, after.from.volume.level]).toEqual([60, 'root']);
  await tv.hears(fleet.targetUpdated, ({ revision }) => revision === after.revision);
  expect(await runCli(['target', 'set', LOUD, '--yes'])).toBe(0);
  expect(output).toContain('It was so already.');
  const { rows } = await world.api.service.ctx.pool.query(
    `SELECT actor, action, data FROM audit_event WHERE subject = 'target:root'`,
  );
  expect(rows).toMatchObject([
    { actor: 'system', action: 'target.changed', data: { settings: { volume: { default: 60 } } } },
  ]);

  output = '';
  expect(await runCli(['target', 'show'])).toBe(0);
  expect(output).toBe(`${LOUD}\n`);
  expect(await runCli(['target', 'set', 'volume=null', '--yes'])).toBe(0);
  expect(output).toContain('Nothing is given for everybody.');
  expect((await fetched()).revision).toBe(before.revision);
});

test.each([
  [['target', 'set'], 2, 'name settings as SETTING=VALUE'],
  [['target', 'set', 'brightness=5'], 2, 'There is no setting brightness'],
  [['target', 'set', 'volume={"default":60,"min":70,"max":80}'], 2, 'volume.min: above_default'],
  [['target', 'hide'], 2, 'target hide: show, or set'],
  [['target', 'set', 'feature_call=false', '--yes'], 1, 'target.call_needed'],
  [['target', 'set', 'channel=nowhere', '--yes'], 1, 'target.channel_unknown'],
])('[R6] %j is refused in words, and changes nothing', async (args, status, words) => {
  const before = await fetched();
  expect(await runCli(args)).toBe(status);
  expect(output).toContain(words);
  expect((await fetched()).revision).toBe(before.revision);
});
