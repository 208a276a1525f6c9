import { type DeviceKey, errorBody } from '@falink/protocol';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { TerminalIdentity } from './TerminalIdentity.js';
import { ID } from './testing.js';

type Fault = 'offer' | 'offer answer' | 'proof answer';

/** The service's side of one terminal's keys, by their numbers. */
class Keys {
  live = 1;
  next: number | null = null;
  asked = true;
  readonly revoked: number[] = [];
  /** What gets lost, once. */
  fault: Fault | null = null;

  constructor(platform: FakePlatform) {
    const refused = (code: 'terminal.challenge_invalid' | 'terminal.revoked') => ({
      status: 401,
      json: errorBody(code),
    });
    platform.answer('POST', /challenge$/, { json: { nonce: 'once', expiresAt: '2026-06-11T07:43:00.000Z' } });
    platform.answer('POST', /token$/, ({ json }) => {
      const key = numberOf((json as { signature: string }).signature);
      if (this.revoked.includes(key)) return refused('terminal.revoked');
      if (key !== this.live && key !== this.next) return refused('terminal.challenge_invalid');
      if (key === this.next) {
        this.revoked.push(this.live);
        [this.live, this.next, this.asked] = [key, null, false];
        this.#lose('proof answer');
      }
      const terminal = { id: ID(1), name: '一号', kind: 'home' };
      return { json: { token: `of-${key}`, expiresInS: 600, rotateKey: key === this.live && this.asked, terminal } };
    });
    platform.answer('POST', /terminal\/key$/, ({ json }) => {
      const { publicKey, signature, newSignature } = json as Record<'signature' | 'newSignature', string> & {
        publicKey: DeviceKey;
      };
      this.#lose('offer');
      expect([numberOf(signature), numberOf(newSignature)]).toEqual([this.live, Number(publicKey.y[0])]);
      this.next = Number(publicKey.y[0]);
      this.#lose('offer answer');
      return { json: {} };
    });
  }

  #lose(fault: Fault): void {
    if (this.fault !== fault) return;
    this.fault = null;
    throw new Error('network');
  }
}

/** The fake's signatures name slot and number; the first key has none. */
const numberOf = (signature: string): number => Number(/^signed:[^:#]*#?(\d*):/.exec(signature)?.[1] || 1);

function setUp() {
  const platform = new FakePlatform();
  platform.storage.set('terminal.terminal', ID(1));
  const keys = new Keys(platform);
  /** The box is switched on: what it had stored is there. */
  const boot = async () => {
    const identity = new TerminalIdentity(platform, new ApiClient(platform));
    await identity.start();
    await settled();
    await settled();
    return identity.store.state.state.kind;
  };
  return { platform, keys, boot };
}

describe('[T4] a key that is followed by another', () => {
  it('is made, offered and proved, and takes the place of the old one', async () => {
    const { platform, keys, boot } = setUp();
    expect(await boot()).toBe('paired');
    expect(keys).toMatchObject({ live: 2, next: null, revoked: [1] });
    expect(platform.nextKeys.size).toBe(0);
    expect(platform.keyGeneration).toBe(2);
    expect(await boot()).toBe('paired');
    expect(keys.live).toBe(2);
  });

  it.each(['offer', 'offer answer', 'proof answer'] as const)(
    'is the same one after the power went at: %s',
    async (fault) => {
      const { platform, keys, boot } = setUp();
      keys.fault = fault;
      await boot();
      expect(keys.fault).toBeNull();
      expect(await boot()).toBe('paired');
      expect(keys).toMatchObject({ live: 2, next: null, revoked: [1] });
      expect(platform.keyGeneration).toBe(2);
      expect(platform.nextKeys.size).toBe(0);
    },
  );

  it('holds when the power went between its proof and its place', async () => {
    const { platform, keys, boot } = setUp();
    platform.promoteFails = true;
    await boot();
    expect(keys).toMatchObject({ live: 2, revoked: [1] });
    expect(platform.keyGeneration).toBe(1);
    platform.promoteFails = false;
    expect(await boot()).toBe('paired');
    expect(platform.keyGeneration).toBe(2);
    expect(platform.storage.get('terminal.terminal')).toBe(ID(1));
  });

  it('is dropped when it was never registered and nobody asks for it any more', async () => {
    const { platform, keys, boot } = setUp();
    keys.fault = 'offer';
    await boot();
    keys.asked = false;
    expect(await boot()).toBe('paired');
    expect(platform.nextKeys.size).toBe(0);
    expect(keys.live).toBe(1);
  });

  it('is dropped with the old one when the terminal is registered again', async () => {
    const { platform, keys, boot } = setUp();
    keys.fault = 'offer';
    await boot();
    keys.revoked.push(1);
    const identity = new TerminalIdentity(platform, new ApiClient(platform));
    await identity.start();
    expect(identity.store.state.state.kind).toBe('revoked');
    await identity.startOver();
    expect(platform.nextKeys.size).toBe(0);
  });
});
