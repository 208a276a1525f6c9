import { routes } from '@falink/protocol';
import { StaffClient, startWorld, until, type World, Wpe } from '../src/index.js';

/** The engine of many set-top boxes, in Debian's build: without WebRTC, so a call is a number that is left. */
describe('a box with WPE WebKit', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => {
    await world?.close();
  });

  it('draws the notice of a first start and is connected, and its script has no error', async () => {
    const box = await Wpe.open(`${world.dev.baseUrl}/tv/?demo=home-1`);
    try {
      const operator = await StaffClient.signIn(world.dev.baseUrl, 'operator');
      const terminal = async () => {
        const { items } = await operator.ask(routes.listTerminals, { query: {} });
        const scene = items.find(({ connected }) => connected)?.scene;
        return { page: scene?.page, options: scene?.options.length ?? 0, lines: box.lines };
      };
      const seen = await until('the notice in the fleet', terminal, ({ page }) => page === 'privacy');
      expect(seen.options).toBeGreaterThan(1);
      expect(box.lines.filter((line) => line.startsWith('CONSOLE JS ERROR'))).toEqual([]);
    } finally {
      await box.close();
    }
  });
});
