import { outage } from '../src/index.js';
import { NetworkedBox } from './networked-box.js';

describe('a box whose network is lost for a minute', () => {
  let networked: NetworkedBox;
  beforeAll(async () => {
    networked = await NetworkedBox.start();
  });
  afterAll(() => networked?.close());

  it('the call ends for both', async () => {
    const { tv, desk } = await networked.callInProgress('home-2', 'lawyer2');
    await outage(networked.host, 60_000, () => desk.button('挂断').waitFor({ state: 'detached', timeout: 62_000 }));
    await tv.until('the call is over on the box', ({ call }) => call === undefined || call.state === 'ended');
    await tv.close();
    await desk.close();
  }, 240_000);
});
