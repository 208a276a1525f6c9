import { outage, until, untilMoving, videos } from '../src/index.js';
import { NAME, NetworkedBox } from './networked-box.js';

describe('a box on the network', () => {
  let networked: NetworkedBox;
  beforeAll(async () => {
    networked = await NetworkedBox.start();
  });
  afterAll(() => networked?.close());

  it('calls over https on a name that is not localhost; network lost for 5 s: the call resumes', async () => {
    const { tv, desk } = await networked.callInProgress('home-1', 'lawyer');
    expect(await tv.page.evaluate(() => [location.protocol, location.hostname, isSecureContext])).toEqual([
      'https:',
      NAME,
      true,
    ]);
    const shown = async () => (await videos(tv.page)).find((v) => v.id === 'call-remote')?.frames ?? 0;
    const before = await outage(networked.host, 5_000, async (over) => {
      const atStart = await shown();
      await over;
      expect((await shown()) - atStart).toBeLessThan(30);
      return atStart;
    });
    await until('the box shows the lawyer again', shown, (frames) => frames > before + 60);
    await untilMoving(desk.page, 'remote-video', 30);
    expect((await tv.scene())?.call?.state).toBe('active');
    await tv.press('red', 'red');
    await tv.untilPage('call-rating');
    await tv.press('4');
    await tv.close();
    await desk.close();
  });
});
