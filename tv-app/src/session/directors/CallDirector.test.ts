import { settled } from '../../platform/FakeClock.js';
import { AGENT, asset, callWith, intakeWith, ROOM } from '../testing.js';
import { CallDirector } from './CallDirector.js';
import { stage } from './testing.js';

const ACTIVE = { state: 'active', agent: AGENT, activeAt: '2026-06-11T07:42:00.000Z' } as const;

function setUp() {
  const parts = stage();
  const director = new CallDirector(parts);
  director.start();
  return { ...parts, director };
}

describe('CallDirector', () => {
  it('makes no call before the television is paired', () => {
    const { director, identity, navigator, call } = setUp();
    identity.store.set({ state: { kind: 'starting' } });
    director.callLawyer();
    expect(navigator.location.page).toBe('home');
    expect(call.state.phase).toBe('none');
  });

  it('says before a call that Firefox has no media on this same machine, and calls all the same', async () => {
    const { director, device, call, toasts } = setUp();
    device.mayLackMedia = true;
    director.callLawyer();
    await settled();
    expect(toasts.store.state.toast?.key).toBe('noLocalMedia');
    expect(call.state.phase).toBe('open');
  });

  it('opens the page of the call that waits already instead of a second call', async () => {
    const { director, navigator, platform } = setUp();
    director.callLawyer();
    await settled();
    navigator.reset('library');
    director.callLawyer();
    expect(navigator.location.page).toBe('call-waiting');
    expect(platform.requests.filter((request) => request.endsWith('/calls'))).toHaveLength(1);
  });

  it('puts the pages of a call in place of each other: Back leads to where it began', async () => {
    const { director, navigator, call } = setUp();
    navigator.open('library');
    director.callLawyer();
    await settled();
    call.accept(callWith({ revision: 2, ...ACTIVE }));
    expect(navigator.location.page).toBe('call-active');
    navigator.back();
    expect(navigator.location.page).toBe('library');
  });

  it.each([
    ['connection_lost', 'connectionLost'],
    ['failed', 'failed'],
    ['agent_hung_up', 'callOver'],
  ] as const)('says that it is over (%s) where no rating is due, and leads home', async (endReason, toast) => {
    const { director, navigator, call, toasts } = setUp();
    director.callLawyer();
    await settled();
    call.accept(callWith({ revision: 2, ...ACTIVE }));
    call.accept(callWith({ ...ACTIVE, revision: 3, state: 'ended', endReason }));
    expect(toasts.store.state.toast?.key).toBe(toast);
    expect(navigator.location.page).toBe('home');
    expect(call.state.phase).toBe('none');
  });

  describe('[U10] the call of a browser', () => {
    const handedOver = () => {
      const parts = setUp();
      parts.platform.answer('POST', /room-access$/, { json: ROOM });
      parts.platform.answer('DELETE', /screen$/, { json: {} });
      parts.navigator.open('handover');
      parts.call.accept(callWith({ origin: 'browser', revision: 4 }));
      return parts;
    };

    it('takes the place of its code, and of other pages once it is answered', () => {
      const { navigator, call } = handedOver();
      expect(navigator.location.page).toBe('call-waiting');
      navigator.reset('library');
      call.accept(callWith({ ...ACTIVE, origin: 'browser', revision: 5 }));
      expect(navigator.location.page).toBe('call-active');
    });

    it('that was given back leads home and says so; another page stays', async () => {
      const { navigator, call, toasts } = handedOver();
      await call.leaveScreen();
      expect([navigator.location.page, call.state.phase]).toEqual(['home', 'none']);
      expect(toasts.store.state.toast?.key).toBe('returned');
      call.accept(callWith({ origin: 'browser', revision: 9 }));
      navigator.reset('library');
      await call.leaveScreen();
      expect([navigator.location.page, call.state.phase]).toEqual(['library', 'none']);
    });

    it('that was given back during a warning leads home after it', async () => {
      const { navigator, call, director, toasts } = handedOver();
      navigator.open('emergency');
      await call.leaveScreen();
      expect(navigator.location.page).toBe('emergency');
      navigator.back();
      director.follow();
      expect(navigator.location.page).toBe('home');
      expect(toasts.store.state.toast?.key).toBe('returned');
    });
  });

  it('gives the screen back to the video that it interrupted', () => {
    const { director, navigator, programme } = setUp();
    programme.playAsset(asset('a'), 0);
    director.close();
    expect(navigator.location).toEqual({ page: 'programme', params: { id: 'a' } });
  });

  it('loads the paper of a legal-aid session once', async () => {
    const { director, call, intake, platform } = setUp();
    const known = intakeWith();
    platform.answer('GET', /intakes/, { json: known });
    call.accept(callWith({ kind: 'intake', intakeId: known.id }));
    await settled();
    director.follow();
    await settled();
    expect(intake.state.intake?.id).toBe(known.id);
    expect(platform.requests.filter((request) => request.includes('intakes'))).toHaveLength(1);
  });

  it('gives a call up when its media has ended and the line is lost for good', async () => {
    const { director, call, line, navigator } = setUp();
    director.callLawyer();
    await settled();
    call.store.set({ media: { ...call.state.media, phase: 'ended' } });
    expect(call.state.phase).toBe('open');
    line.set({ online: false, lost: true });
    director.follow();
    expect(call.state).toMatchObject({ phase: 'refused', trouble: 'line_lost' });
    expect(navigator.location.page).toBe('call-waiting');
  });
});
