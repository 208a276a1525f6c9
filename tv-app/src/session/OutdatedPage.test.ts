import { errorBody, PROTOCOL_HEADER, PROTOCOL_VERSION, terminalRoutes } from '@falink/protocol';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { OutdatedPage } from './OutdatedPage.js';

const REFUSED = { status: 400, json: errorBody('protocol.version') };

describe('a page that the service has left behind', () => {
  it('[V1] is loaded again once, and again only after a while', async () => {
    const platform = new FakePlatform();
    const page = new OutdatedPage(platform, () => false);
    page.refused();
    page.refused();
    expect(platform.reloads).toBe(1);
    await platform.clock.advance(9 * 60_000);
    new OutdatedPage(platform, () => false).refused();
    expect(platform.reloads).toBe(1);
    await platform.clock.advance(2 * 60_000);
    page.refused();
    expect(platform.reloads).toBe(2);
  });

  it('[V1] finishes its call first', () => {
    const platform = new FakePlatform();
    const call = { open: true };
    const page = new OutdatedPage(platform, () => call.open);
    page.refused();
    expect(platform.reloads).toBe(0);
    call.open = false;
    page.refused();
    expect(platform.reloads).toBe(1);
  });

  it('[V1] [V2] announces its version with every request, and hears that it is refused', async () => {
    const platform = new FakePlatform();
    const headers: Array<string | undefined> = [];
    platform.answer('POST', /challenge$/, (request) => {
      headers.push(request.headers[PROTOCOL_HEADER]);
      return REFUSED;
    });
    let refused = 0;
    const outdated = (): void => {
      refused += 1;
    };
    const api = new ApiClient(platform, { outdated });
    await expect(api.call(terminalRoutes.challenge, { params: { id: 'x' } })).rejects.toMatchObject({
      code: 'protocol.version',
    });
    await settled();
    expect(headers).toEqual([String(PROTOCOL_VERSION)]);
    expect(refused).toBe(1);
  });
});
