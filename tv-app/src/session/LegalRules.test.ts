import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { LegalRules, type Rules } from './LegalRules.js';

const OVERRIDE = {
  id: '00000000-0000-4000-8000-000000000001',
  parameterId: 'court-fee.divorce',
  from: '2026-01-01',
  value: { min: '200.00', max: '200.00' },
  citation: { zh: '本省规定', en: 'Rule of the province' },
  lastChecked: '2026-06-01',
  setAt: '2026-06-01T00:00:00.000Z',
};

function legalOn(platform: FakePlatform, fetchRules?: () => Promise<Rules>) {
  return new LegalRules(platform, new ApiClient(platform), () => 'yunhe', fetchRules);
}

describe('the legal rules on the television', () => {
  it("are asked for with the district's own figures", async () => {
    const platform = new FakePlatform();
    platform.answer('GET', /legal\/rulebook/, { json: { today: '2026-06-12', overrides: [OVERRIDE] } });
    const legal = legalOn(platform);
    await legal.load();
    expect(platform.requests).toEqual(['GET /api/v1/legal/rulebook?district=yunhe']);
    expect(legal.state).toMatchObject({
      status: 'ready',
      local: true,
      book: { today: '2026-06-12', overrides: [{ parameterId: 'court-fee.divorce' }] },
    });
  });

  it('compute without the service, by the date of the television, and know it', async () => {
    const platform = new FakePlatform();
    platform.clock.correct(Date.parse('2026-06-11T17:00:00Z'));
    const legal = legalOn(platform);
    await legal.load();
    expect(legal.state).toMatchObject({ status: 'ready', local: false, book: { today: '2026-06-12', overrides: [] } });
  });

  it('do not wait for a service that is slow; its figures count when they arrive', async () => {
    const platform = new FakePlatform();
    let answer: (() => void) | undefined;
    const slow = new ApiClient({
      clock: platform.clock,
      http: () =>
        new Promise((resolve) => {
          const json = JSON.stringify({ today: '2026-06-12', overrides: [OVERRIDE] });
          answer = () => resolve(new Response(json));
        }),
    });
    const legal = new LegalRules(platform, slow, () => undefined);
    const loaded = legal.load();
    while (legal.state.status !== 'ready') await platform.clock.advance(1_000);
    expect(legal.state).toMatchObject({ local: false });
    answer?.();
    await loaded;
    expect(legal.state).toMatchObject({ local: true });
  });

  it('can be asked for again after the network was away', async () => {
    const platform = new FakePlatform();
    let away = true;
    const legal = legalOn(platform, async () => {
      if (away) throw new TypeError('Failed to fetch dynamically imported module');
      return import('./legalParts.js');
    });
    await legal.load();
    expect(legal.state.status).toBe('failed');
    away = false;
    await legal.load();
    await settled();
    expect(legal.state.status).toBe('ready');
  });
});
