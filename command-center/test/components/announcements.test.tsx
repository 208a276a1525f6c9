/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, sampleCall, sampleOffer, sampleStaff } from '@falink/fixtures';
import type { AgentState, StaffCall } from '@falink/protocol';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { CallControls } from '../../src/call/CallControls.js';
import type { CallLine } from '../../src/call/call-line.js';
import { DutyContext, useDuty } from '../../src/call/DutyContext.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { type DutyState, dutyView, EMPTY_DUTY } from '../../src/call/duty-state.js';
import { useDutySaid } from '../../src/call/use-duty-said.js';
import { NotesPanel } from '../../src/features/desk/NotesPanel.js';
import { RingingCard } from '../../src/features/desk/RingingCard.js';
import { StatusCard } from '../../src/features/desk/StatusCard.js';
import { useSay } from '../../src/ui/announcer.js';
import { Note } from '../../src/ui/Note.js';
import { useTell } from '../../src/ui/use-tell.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { announced, draw } from './draw.js';

/** Another thing in its place at each press. */
function Turn({ first, then }: { first: ReactNode; then: ReactNode }) {
  const [turned, setTurned] = useState(false);
  return (
    <>
      {turned ? then : first}
      <button type="button" onClick={() => setTurned(true)}>
        turn
      </button>
    </>
  );
}

let world: ConsoleWorld;
beforeEach(async () => {
  // jsdom plays nothing.
  HTMLMediaElement.prototype.play = async () => undefined;
  world = await consoleWorld();
});
afterEach(() => world.close());

const nothing = () => () => undefined;
const still = <T,>(value: T) => ({ subscribe: nothing, snapshot: () => value });

/** A duty without media whose state the test sets. */
function dutyOf(first: DutyState) {
  let state = first;
  const listeners = new Set<() => void>();
  const stream = { getTracks: () => [], getVideoTracks: () => [], getAudioTracks: () => [] };
  const devices = { camera: 'ready', microphone: 'ready', stream };
  const controller = {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => state,
    devices: { ...still(devices), open: async () => undefined },
    ringer: { ...still('ready'), mute: () => undefined, test: () => undefined },
    notifications: still('allowed'),
    accept: async () => undefined,
    callSaved: () => undefined,
  } as unknown as DutyController;
  const become = (change: Partial<DutyState>): void =>
    act(() => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    });
  return { controller, become };
}

const agent = (state: AgentState): DutyState['agent'] => ({
  staffId: sampleStaff().id,
  displayName: '周敏',
  state,
  since: ago(0),
  callId: null,
  offerId: null,
  until: null,
});
const line = still({ microphoneMuted: false, cameraOff: false }) as unknown as CallLine;
const CALL: StaffCall = sampleCall({ state: 'active', endedAt: null });

/** The faces of the desk, without pictures and lists. */
function Faces() {
  useDutySaid();
  const duty = useDuty();
  const view = dutyView(duty);
  if (view === 'ringing' && duty.ringing) return <RingingCard ringing={duty.ringing} answering={false} />;
  if (view === 'call') return <CallControls line={line} />;
  if (view === 'wrap_up' && duty.call) return <NotesPanel call={duty.call} />;
  if (view === 'off' || view === 'away' || view === 'idle') return <StatusCard view={view} skills={[]} />;
  return null;
}

const desk = async (first: DutyState, locale: 'zh-CN' | 'en' = 'zh-CN') => {
  const duty = dutyOf(first);
  await draw(
    world,
    <DutyContext value={duty.controller}>
      <Faces />
    </DutyContext>,
    locale,
  );
  return duty;
};
const focused = (): string | null | undefined =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

describe('a duty that nobody sees', () => {
  it.each([
    [
      'zh-CN',
      { on: '空闲', ring: /^来电：.*Enter/, call: '已接听', over: '通话已结束' },
      { on: '小休', bar: '通话控制', outcome: '已解答' },
    ],
    [
      'en',
      { on: 'Available', ring: /^Incoming call: .*Enter/, call: 'Answered', over: 'The call has ended' },
      { on: /break|away/i, bar: /./, outcome: 'Answered' },
    ],
  ] as const)('says in %s each change once, and leads the focus to the next step', async (locale, said, next) => {
    const duty = await desk({ ...EMPTY_DUTY, agent: agent('offline') }, locale);
    // What is there when the page opens is its own title.
    expect(announced()).toEqual({ polite: '', assertive: '' });

    duty.become({ agent: agent('available') });
    expect(announced().polite).toContain(said.on);
    expect(focused()).toMatch(next.on);

    const offer = sampleOffer();
    duty.become({ ringing: { offer, endsAtMs: performance.now() + 15_000 } });
    expect(announced().assertive).toMatch(said.ring);
    expect(announced().assertive).toContain(offer.call.terminal.siteName);

    duty.become({ ringing: null, call: CALL, place: 'here', agent: agent('on_call') });
    expect(announced().polite).toContain(said.call);
    expect([focused(), document.activeElement?.getAttribute('role')]).toEqual([
      expect.stringMatching(next.bar),
      'toolbar',
    ]);

    duty.become({ call: { ...CALL, state: 'ended', endedAt: ago(0) }, agent: agent('wrap_up') });
    expect(announced().polite).toContain(said.over);
    expect([focused(), document.activeElement?.getAttribute('role')]).toEqual([next.outcome, 'radio']);

    duty.become({ call: null, agent: agent('available') });
    expect(announced().polite).toContain(said.on);
    expect(focused()).toMatch(next.on);
  });

  it('leaves the caret to somebody who types when the call ends', async () => {
    const duty = await desk({ ...EMPTY_DUTY, agent: agent('on_call'), call: CALL, place: 'here' });
    const field = document.body.appendChild(document.createElement('textarea'));
    field.focus();
    duty.become({ call: { ...CALL, state: 'ended', endedAt: ago(0) }, agent: agent('wrap_up') });
    expect(announced().polite).toContain('通话已结束');
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('interrupts for a call that was missed, and says the outcome that was chosen', async () => {
    const duty = await desk({ ...EMPTY_DUTY, agent: agent('available') });
    duty.become({ agent: agent('away'), notice: 'missed' });
    expect(announced().assertive).toContain('没有接听');
    duty.become({ notice: null, call: { ...CALL, endedAt: ago(0) }, agent: agent('wrap_up') });
    await userEvent.setup().keyboard('2');
    expect(announced().polite).toBe('结果：转法律援助');
  });
});

describe('a sentence at the top of the window', () => {
  function Buttons() {
    const tell = useTell();
    const say = useSay();
    const undo = { word: '撤销', act: () => tell.done('已撤销') };
    return (
      <>
        <button type="button" onClick={() => tell.done('已改名', { key: 'a', undo })}>
          done
        </button>
        <button type="button" onClick={() => tell.failed('没有改成')}>
          failed
        </button>
        <button type="button" onClick={() => say('又一次')}>
          again
        </button>
      </>
    );
  }

  it('is said once, politely when done and at once when it failed; what is undone as well', async () => {
    const user = userEvent.setup();
    await draw(world, <Buttons />);
    await user.click(screen.getByText('done'));
    await screen.findByText('已改名');
    expect(announced()).toEqual({ polite: '已改名', assertive: '' });
    // The component library does not say it as well.
    expect(screen.queryAllByRole('alert')).toEqual([]);
    await user.click(screen.getByText('撤销'));
    await waitFor(() => expect(announced().polite).toBe('已撤销'));
    await user.click(screen.getByText('failed'));
    expect(announced().assertive).toBe('没有改成');
  });

  it('is said again when it is the same', async () => {
    const user = userEvent.setup();
    await draw(world, <Buttons />);
    await user.click(screen.getByText('again'));
    const first = document.querySelector('[data-announcer] span');
    await user.click(screen.getByText('again'));
    const second = document.querySelector('[data-announcer] span');
    expect([second?.textContent, second === first]).toEqual(['又一次', false]);
  });
});

describe('a note', () => {
  function Notes({ stale, n }: { stale: boolean; n: number }) {
    return (
      <>
        {stale && (
          <Note tone="gold" action={<button type="button">重试</button>}>
            数据是旧的
          </Note>
        )}
        <Note tone="blue">
          <div>会影响 {n} 台</div>
          <div>其中 2 台正在通话</div>
        </Note>
      </>
    );
  }

  it('is said with all others that come with it, without what can be done, and again when it changes', async () => {
    await draw(world, <Turn first={<Notes stale n={3} />} then={<Notes stale={false} n={4} />} />);
    expect(announced().polite).toBe('数据是旧的 会影响 3 台 其中 2 台正在通话');
    await userEvent.click(screen.getByRole('button', { name: 'turn' }));
    expect(announced().polite).toBe('会影响 4 台 其中 2 台正在通话');
  });
});
