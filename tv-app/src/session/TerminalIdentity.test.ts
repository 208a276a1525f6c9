import { challengeText, errorBody } from '@falink/protocol';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { TerminalIdentity } from './TerminalIdentity.js';
import { ID, refusal } from './testing.js';

function setUp(demo?: string, parameters: Record<string, string> = {}) {
  const platform = new FakePlatform();
  platform.parameters = { ...parameters, ...(demo && { demo }) };
  platform.answer('POST', /\/pairings$/, {
    status: 201,
    json: {
      pairingId: ID(9),
      code: '47291634',
      fingerprint: 'K7QF',
      approveUrl: 'http://localhost:8080/console/pair',
      expiresAt: '2026-06-11T07:52:00.000Z',
      pollAfterMs: 2_000,
    },
  });
  platform.answer('POST', /challenge$/, { json: { nonce: 'once', expiresAt: '2026-06-11T07:43:00.000Z' } });
  platform.answer('POST', /token$/, {
    json: {
      token: 'token-1',
      expiresInS: 600,
      rotateKey: false,
      terminal: { id: ID(1), name: '河湾村 1 号', kind: 'home' },
    },
  });
  return { platform, identity: new TerminalIdentity(platform, new ApiClient(platform)) };
}

const kind = (identity: TerminalIdentity) => identity.store.state.state.kind;

describe('TerminalIdentity', () => {
  it('shows a code until staff approve, then proves its key', async () => {
    const { platform, identity } = setUp();
    platform.answer('GET', /status$/, { json: { state: 'pending', terminalId: null, pollAfterMs: 2_000 } });
    await identity.start();
    expect(identity.store.state.state).toMatchObject({ kind: 'pairing', code: { code: '47291634' } });
    await platform.clock.advance(2_000);
    expect(kind(identity)).toBe('pairing');
    platform.answer('GET', /status$/, { json: { state: 'approved', terminalId: ID(1), pollAfterMs: 2_000 } });
    await platform.clock.advance(2_000);
    expect(kind(identity)).toBe('paired');
    const signed = platform.bodies.find((body) => typeof body === 'object' && body !== null && 'signature' in body);
    expect(signed).toEqual({ nonce: 'once', signature: `signed:terminal:${challengeText(ID(1), 'once')}` });
    expect(await identity.accessToken()).toBe('token-1');
  });

  it('asks for a new code when the old one expires', async () => {
    const { platform, identity } = setUp();
    platform.answer('GET', /status$/, { json: { state: 'expired', terminalId: null, pollAfterMs: 2_000 } });
    await identity.start();
    await platform.clock.advance(2_000);
    expect(platform.requests.filter((request) => request === 'POST /api/v1/pairings')).toHaveLength(2);
  });

  it('goes through the demo door when the address asks for it, with a key of its own', async () => {
    const { platform, identity } = setUp('home-1');
    platform.answer('POST', /demo\/pair$/, { json: { terminalId: ID(1) } });
    await identity.start();
    expect(kind(identity)).toBe('paired');
    expect(identity.slot).toBe('demo-home-1');
  });

  it('ignores a demo name that is none', async () => {
    const { identity } = setUp('../../etc');
    await identity.start();
    expect(kind(identity)).toBe('pairing');
  });

  it('renews its token before it ends, once for everybody who waits', async () => {
    const { platform, identity } = setUp('home-1');
    platform.answer('POST', /demo\/pair$/, { json: { terminalId: ID(1) } });
    await identity.start();
    await platform.clock.advance(560_000);
    const before = platform.requests.length;
    await Promise.all([identity.accessToken(), identity.accessToken()]);
    expect(platform.requests.slice(before)).toEqual([
      `POST /api/v1/terminals/${ID(1)}/challenge`,
      `POST /api/v1/terminals/${ID(1)}/token`,
    ]);
  });

  it('says that it was revoked, and starts over with another key', async () => {
    const { platform, identity } = setUp();
    platform.storage.set('terminal.terminal', ID(1));
    platform.answer('POST', /challenge$/, refusal('terminal.revoked', 401));
    await identity.start();
    expect(kind(identity)).toBe('revoked');
    const generation = platform.keyGeneration;
    await identity.startOver();
    expect(kind(identity)).toBe('pairing');
    expect(platform.keyGeneration).toBe(generation + 1);
  });

  it.each(['terminal.challenge_invalid', 'terminal.challenge_used'] as const)(
    'stays who it is after a challenge that came to nothing: %s',
    async (code) => {
      const { platform, identity } = setUp();
      platform.storage.set('terminal.terminal', ID(1));
      let refused = 0;
      platform.answer('POST', /token$/, () => {
        refused += 1;
        return refused <= 3
          ? refusal(code, 401)
          : {
              json: {
                token: 'token-1',
                expiresInS: 600,
                rotateKey: false,
                terminal: { id: ID(1), name: '河湾村 1 号', kind: 'home' },
              },
            };
      });
      await identity.start();
      const generation = platform.keyGeneration;
      await platform.clock.advance(60_000);
      expect(kind(identity)).toBe('paired');
      expect(platform.keyGeneration).toBe(generation);
      expect(platform.requests).not.toContain('POST /api/v1/pairings');
    },
  );

  it('keeps its name and key while the service does not know it, and asks to be paired after two hours', async () => {
    const { platform, identity } = setUp();
    platform.storage.set('terminal.terminal', ID(1));
    platform.answer('POST', /challenge$/, refusal('terminal.unknown', 404));
    const generation = platform.keyGeneration;
    await identity.start();
    expect(identity.store.state.state).toEqual({ kind: 'unreachable', why: 'unknown' });
    await platform.clock.advance(3_600_000);
    expect(platform.storage.get('terminal.terminal')).toBe(ID(1));
    await platform.clock.advance(3_720_000);
    expect(kind(identity)).toBe('pairing');
    expect(platform.keyGeneration).toBe(generation);
  });

  it.each(['store', 'insecure'] as const)('says that it cannot keep a key: %s', async (why) => {
    const { platform, identity } = setUp();
    platform.keysUnavailable = why;
    await identity.start();
    expect(identity.store.state.state).toEqual({ kind: 'unreachable', why });
    platform.keysUnavailable = null;
    await platform.clock.advance(60_000);
    expect(kind(identity)).toBe('pairing');
  });

  it('keeps trying while nobody answers', async () => {
    const { platform, identity } = setUp();
    platform.online = false;
    await identity.start();
    expect(kind(identity)).toBe('unreachable');
    platform.online = true;
    await platform.clock.advance(3_000);
    await settled();
    expect(kind(identity)).toBe('pairing');
  });

  it('[P14] comes back when the busy service asked for it, and not before', async () => {
    const { platform, identity } = setUp();
    platform.storage.set('terminal.terminal', ID(1));
    platform.answer('POST', /challenge$/, { status: 503, json: errorBody('service.busy', { retryAfterS: 40 }) });
    await identity.start();
    const asked = () => platform.requests.filter((request) => request.endsWith('/challenge')).length;
    await platform.clock.advance(39_000);
    expect(asked()).toBe(1);
    await platform.clock.advance(12_000);
    expect(asked()).toBe(2);
  });

  describe('[T2] a box with a label', () => {
    const LABEL = { serial: 'box-0001', voucher: '12345 67890' };
    const claims = ({ bodies }: FakePlatform) =>
      bodies.filter((body) => typeof body === 'object' && body !== null && 'voucher' in body);

    it('is its terminal at once when its start address has serial number and voucher', async () => {
      const { platform, identity } = setUp(undefined, LABEL);
      platform.answer('POST', /enrolments\/claim$/, { json: { terminalId: ID(1) } });
      await identity.start();
      expect(kind(identity)).toBe('paired');
      expect(claims(platform)).toMatchObject([{ serial: 'BOX-0001', voucher: '1234567890' }]);
      expect(platform.requests).not.toContain('POST /api/v1/pairings');
      // Next time it is who it is.
      const next = new TerminalIdentity(platform, new ApiClient(platform));
      await next.start();
      expect(claims(platform)).toHaveLength(1);
    });

    it('shows its code with its serial number when the voucher is refused, and does not try that again', async () => {
      const { platform, identity } = setUp(undefined, LABEL);
      platform.answer('POST', /enrolments\/claim$/, refusal('enrolment.refused', 401));
      await identity.start();
      expect(kind(identity)).toBe('pairing');
      expect(platform.bodies).toContainEqual(
        expect.objectContaining({ serial: 'BOX-0001', device: expect.anything() }),
      );
      await identity.refreshCode();
      await identity.start();
      expect(claims(platform)).toHaveLength(1);
    });

    it('claims with the same key after an answer that was lost', async () => {
      const { platform, identity } = setUp(undefined, LABEL);
      let lost = 1;
      platform.answer('POST', /enrolments\/claim$/, () => {
        if (lost-- > 0) throw new Error('network');
        return { json: { terminalId: ID(1) } };
      });
      await identity.start();
      expect(kind(identity)).toBe('unreachable');
      await platform.clock.advance(10_000);
      expect(kind(identity)).toBe('paired');
      const [first, second] = claims(platform);
      expect(second).toEqual(first);
    });

    it('is registered with the digits that the installer types, and stays where it is when they are wrong', async () => {
      const { platform, identity } = setUp(undefined, { serial: 'BOX-0001' });
      await identity.start();
      platform.answer('POST', /enrolments\/claim$/, refusal('enrolment.refused', 401));
      await expect(identity.enrol('1234567890')).rejects.toMatchObject({ code: 'enrolment.refused' });
      expect(kind(identity)).toBe('pairing');
      platform.answer('POST', /enrolments\/claim$/, { json: { terminalId: ID(1) } });
      await identity.enrol('1234567890');
      expect(kind(identity)).toBe('paired');
    });

    it('reads no serial number or voucher that is none', () => {
      const { identity } = setUp(undefined, { serial: '<b>', voucher: '12' });
      expect(identity.serial).toBeNull();
    });
  });

  describe('[T6] a locked box', () => {
    const locked = { status: 403, json: errorBody('terminal.locked') };

    it('keeps its key and its name, asks from time to time, and is back when it is unlocked', async () => {
      const { platform, identity } = setUp();
      platform.storage.set('terminal.terminal', ID(1));
      platform.answer('POST', /challenge$/, locked);
      await identity.start();
      expect(kind(identity)).toBe('locked');
      await expect(identity.accessToken()).rejects.toMatchObject({ code: 'auth.required' });
      await platform.clock.advance(5 * 60_000);
      const asked = platform.requests.filter((request) => request.endsWith('/challenge')).length;
      expect(asked).toBeGreaterThanOrEqual(5);
      expect(asked).toBeLessThanOrEqual(11);
      platform.answer('POST', /challenge$/, { json: { nonce: 'once', expiresAt: '2026-06-11T07:43:00.000Z' } });
      await platform.clock.advance(60_000);
      expect(kind(identity)).toBe('paired');
      expect(platform.keyGeneration).toBe(1);
      expect(platform.requests).not.toContain('POST /api/v1/pairings');
    });

    it('stays locked when it is switched on without a line', async () => {
      const { platform, identity } = setUp();
      platform.storage.set('terminal.terminal', ID(1));
      await identity.start();
      identity.lock();
      platform.online = false;
      const next = new TerminalIdentity(platform, new ApiClient(platform));
      await next.start();
      expect(kind(next)).toBe('locked');
      platform.online = true;
      await platform.clock.advance(60_000);
      expect(kind(next)).toBe('paired');
      expect(platform.storage.get('locked')).toBeNull();
    });

    it('finds out when it renews its token', async () => {
      const { platform, identity } = setUp();
      platform.storage.set('terminal.terminal', ID(1));
      await identity.start();
      platform.answer('POST', /challenge$/, locked);
      identity.dropToken();
      await expect(identity.accessToken()).rejects.toMatchObject({ code: 'terminal.locked' });
      expect(kind(identity)).toBe('locked');
    });
  });
});
