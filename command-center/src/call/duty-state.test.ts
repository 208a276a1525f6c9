import type { AgentState, AgentStatus, Offer, StaffCall } from '@falink/protocol';
import {
  type DutyEvent,
  type DutyState,
  dutyView,
  EMPTY_DUTY,
  isOffDuty,
  noticeOfRefusal,
  reduceDuty,
} from './duty-state.js';

function agent(state: AgentState): AgentStatus {
  return {
    staffId: 's',
    displayName: 's',
    state,
    since: '2026-07-15T02:00:00Z',
    callId: null,
    offerId: null,
    until: null,
  };
}
function call(id: string, endedAt: string | null = null): StaffCall {
  return { id, endedAt, state: endedAt ? 'ended' : 'active', revision: 1 } as StaffCall;
}
function offer(id: string, about: Partial<StaffCall> = {}): Offer {
  return { id, call: { ...call('c1'), ...about }, remainingMs: 15_000, history: [] as Offer['history'] } as Offer;
}
function run(...events: DutyEvent[]): DutyState {
  return events.reduce(reduceDuty, EMPTY_DUTY);
}
const on = (state: AgentState): DutyEvent => ({ type: 'agent_updated', agent: agent(state) });
const rings: DutyEvent = { type: 'offer_created', offer: offer('o1'), atMs: 1_000 };
const answer: DutyEvent = { type: 'answer_started', offerId: 'o1' };
const ENDED = '2026-07-15T02:10:00Z';

const runs = (endedAt: string | null = null): DutyEvent => ({ type: 'call_updated', call: call('c1', endedAt) });

describe('the duty', () => {
  const CALLED = { ...call('c9'), origin: 'desk', state: 'ringing', answeredAt: null } as StaffCall;
  const notified = (change: Partial<StaffCall>): DutyEvent => ({
    type: 'call_updated',
    call: { ...CALLED, revision: 2, ...change },
  });

  it('[C19] shows a television that this desk calls, here or after a reload, and then the call', () => {
    const calls = run(on('on_call'), { type: 'calling', call: CALLED });
    expect([dutyView(calls), calls.place]).toEqual(['calling', 'here']);
    const answered = reduceDuty(calls, notified({ state: 'connecting', answeredAt: ENDED }));
    expect(dutyView(answered)).toBe('call');
    const reloaded = run({ type: 'snapshot', agent: agent('on_call'), offer: null, call: CALLED, atMs: 0 });
    expect(dutyView(reloaded)).toBe('calling');
    expect(dutyView(reduceDuty(reloaded, { type: 'joined_here' }))).toBe('calling');
  });

  it('[C19] a notification that overtakes the response is not undone by it', () => {
    const state = run(on('on_call'), notified({ state: 'connecting', answeredAt: ENDED }), {
      type: 'calling',
      call: CALLED,
    });
    expect([dutyView(state), state.call?.state]).toEqual(['call', 'connecting']);
  });

  it('[C21] is free at once when nobody answered there, and says how it ended until the next thing happens', () => {
    const over = run(
      on('on_call'),
      { type: 'calling', call: CALLED },
      notified({ state: 'ended', endedAt: ENDED }),
      on('available'),
    );
    expect([dutyView(over), over.unanswered?.id]).toEqual(['idle', 'c9']);
    expect(reduceDuty(over, rings).unanswered).toBeNull();
    expect(reduceDuty(over, { type: 'unanswered_seen' }).unanswered).toBeNull();
    expect(reduceDuty(over, { type: 'calling', call: CALLED }).unanswered).toBeNull();
  });

  it('is off once nobody is on duty here and no call goes on, in whatever order that is notified', () => {
    expect(isOffDuty(EMPTY_DUTY)).toBe(true);
    expect(isOffDuty(run(on('available')))).toBe(false);
    expect(isOffDuty(run(on('on_call'), runs(), on('offline')))).toBe(false);
    expect(isOffDuty(run(on('on_call'), runs(), on('offline'), runs(ENDED)))).toBe(true);
    expect(isOffDuty(run(on('on_call'), runs(), runs(ENDED), on('wrap_up')))).toBe(false);
    expect(isOffDuty(run(on('on_call'), runs(), runs(ENDED), on('offline')))).toBe(true);
  });

  it('rings, counting from the moment the offer came', () => {
    const state = run(on('available'), rings);
    expect(dutyView(state)).toBe('ringing');
    expect(state.ringing?.endsAtMs).toBe(16_000);
  });

  it('does not start the countdown again when the offer is told twice', () => {
    const state = run(on('available'), rings, { type: 'offer_created', offer: offer('o1'), atMs: 9_000 });
    expect(state.ringing?.endsAtMs).toBe(16_000);
  });

  it('[C9] shows the category that the resident sets meanwhile, and rings on as before', () => {
    const labour = offer('o1', { category: 'labour', revision: 3 });
    const told: DutyEvent = { type: 'offer_created', offer: labour, atMs: 9_000 };
    const snapshot: DutyEvent = {
      type: 'snapshot',
      agent: agent('reserved'),
      offer: labour,
      call: null,
      atMs: 9_000,
    };
    for (const news of [told, snapshot]) {
      expect(run(on('available'), rings, news).ringing).toEqual({ offer: labour, endsAtMs: 16_000 });
      expect(run(on('available'), rings, answer, news).answering).toBe('o1');
    }
    const older: DutyEvent = { ...told, offer: offer('o1', { category: 'family', revision: 2 }) };
    expect(run(on('available'), rings, told, older).ringing?.offer).toBe(labour);
  });

  it.each([
    ['accepted', 'answered_elsewhere'],
    ['expired', 'missed'],
    ['withdrawn', 'resident_left'],
    ['declined', null],
  ] as const)('stops ringing when the offer was %s and says %s', (reason, notice) => {
    const state = run(on('available'), rings, { type: 'offer_closed', offerId: 'o1', reason });
    expect(dutyView(state)).toBe('idle');
    expect(state.notice).toBe(notice);
  });

  it('is in the call in the window that answered, whatever order the news come in', () => {
    const state = run(
      on('available'),
      rings,
      answer,
      { type: 'offer_closed', offerId: 'o1', reason: 'accepted' },
      on('on_call'),
      { type: 'call_updated', call: call('c1') },
      { type: 'answered', call: call('c1') },
    );
    expect(dutyView(state)).toBe('call');
    expect(state.notice).toBeNull();
  });

  it('keeps the card while the answer is on its way', () => {
    expect(dutyView(run(on('available'), rings, answer, { type: 'call_updated', call: call('c1') }))).toBe('ringing');
  });

  it('tells the other window of the same person, and offers to continue there', () => {
    const state = run(
      on('available'),
      rings,
      { type: 'offer_closed', offerId: 'o1', reason: 'accepted' },
      on('on_call'),
      {
        type: 'call_updated',
        call: call('c1'),
      },
    );
    expect(dutyView(state)).toBe('elsewhere');
    expect(dutyView(reduceDuty(state, { type: 'joined_here' }))).toBe('call');
  });

  it('comes back to its call after a reload', () => {
    const state = run({ type: 'snapshot', agent: agent('on_call'), offer: null, call: call('c1'), atMs: 0 });
    expect(dutyView(state)).toBe('elsewhere');
    const again = reduceDuty(reduceDuty(state, { type: 'joined_here' }), {
      type: 'snapshot',
      agent: agent('on_call'),
      offer: null,
      call: call('c1'),
      atMs: 0,
    });
    expect(dutyView(again)).toBe('call');
  });

  it('wraps up after the call in either order of the news, and is clear afterwards', () => {
    const inCall: DutyEvent[] = [on('available'), rings, answer, { type: 'answered', call: call('c1') }];
    const ended: DutyEvent = { type: 'call_updated', call: call('c1', ENDED) };
    expect(dutyView(run(...inCall, ended))).toBe('wrap_up');
    expect(dutyView(run(...inCall, ended, on('wrap_up')))).toBe('wrap_up');
    expect(dutyView(run(...inCall, on('wrap_up'), ended))).toBe('wrap_up');
    const clear = run(...inCall, ended, on('wrap_up'), on('available'));
    expect(dutyView(clear)).toBe('idle');
    expect(clear.call).toBeNull();
  });

  it('says why answering was refused and stops ringing; an unknown trouble keeps the card', () => {
    const refused = run(on('available'), rings, answer, { type: 'answer_refused', offerId: 'o1', notice: 'taken' });
    expect(dutyView(refused)).toBe('idle');
    expect(refused.notice).toBe('taken');
    const trouble = run(on('available'), rings, answer, { type: 'answer_refused', offerId: 'o1', notice: null });
    expect(dutyView(trouble)).toBe('ringing');
    expect(trouble.answering).toBeNull();
  });

  it('[C9] ignores an older picture of its call', () => {
    const now = { ...call('c1'), revision: 5, unstable: true };
    const state = run(on('available'), rings, answer, { type: 'answered', call: now });
    expect(reduceDuty(state, { type: 'call_updated', call: { ...call('c1'), revision: 4 } })).toBe(state);
    expect(reduceDuty(state, { type: 'call_updated', call: { ...call('c1'), revision: 6 } }).call?.revision).toBe(6);
  });

  it('ignores news of another call while one is open, and of an old one afterwards', () => {
    const state = run(on('available'), rings, answer, { type: 'answered', call: call('c1') });
    expect(reduceDuty(state, { type: 'call_updated', call: call('c2') })).toBe(state);
    const idle = run(on('available'));
    expect(reduceDuty(idle, { type: 'call_updated', call: call('c0', ENDED) })).toBe(idle);
  });

  it('maps refusals to notices', () => {
    expect(noticeOfRefusal('offer.taken')).toBe('taken');
    expect(noticeOfRefusal('offer.withdrawn')).toBe('resident_left');
    expect(noticeOfRefusal('service.unavailable')).toBeNull();
    expect(noticeOfRefusal(null)).toBeNull();
  });
});
