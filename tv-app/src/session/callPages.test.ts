import type { CallState } from '@falink/protocol';
import { pageForCall } from './callPages.js';
import { type CallViewState, NO_CALL } from './callView.js';
import type { PageId } from './Navigator.js';
import { AGENT, callWith } from './testing.js';

const view = (change: Partial<CallViewState>): CallViewState => ({ ...NO_CALL, ...change });
const open = (state: CallState, kind: 'consultation' | 'intake' = 'consultation') =>
  view({ phase: 'open', kind, call: callWith({ state, kind, agent: AGENT }) });
/** Of a browser. */
const shown = (state: CallState) => view({ phase: 'open', call: callWith({ state, agent: AGENT, origin: 'browser' }) });

describe('pageForCall', () => {
  it.each<[string, CallViewState, PageId, string | null]>([
    ['nothing without a call', view({}), 'home', null],
    ['a queue may be left for other pages', open('queued'), 'library', null],
    ['ringing does not drag anybody back', open('offered'), 'home', null],
    ['a call that was handed over takes the place of its code', shown('queued'), 'handover', 'call-waiting'],
    ['whose queue may be left for other pages too', shown('queued'), 'services', null],
    ['a call of its own does not', open('queued'), 'handover', null],
    ['an answered call that was handed over', shown('active'), 'handover', 'call-active'],
    ['an answered call comes to the front', open('connecting'), 'live', 'call-active'],
    ['it stays there', open('active'), 'call-active', null],
    ['on hold is still the call', open('held'), 'call-active', null],
    ['a legal-aid session has a page of its own', open('active', 'intake'), 'call-waiting', 'intake'],
    ['an offer that came back to the queue', open('queued'), 'call-active', 'call-waiting'],
    ['a refusal is explained', view({ phase: 'refused', trouble: 'nobody_answered' }), 'home', 'call-waiting'],
    [
      'but not over the number that is being left',
      view({ phase: 'refused', trouble: 'nobody_on_duty' }),
      'callback',
      null,
    ],
    [
      'a rating that is due',
      view({ phase: 'ended', call: callWith({ state: 'ended', ratingDue: true }) }),
      'call-active',
      'call-rating',
    ],
    ['none that is not', view({ phase: 'ended', call: callWith({ state: 'ended' }) }), 'call-active', 'home'],
    [
      'another page is not closed by the end',
      view({ phase: 'ended', call: callWith({ state: 'ended' }) }),
      'library',
      null,
    ],
  ])('%s', (_name, state, shown, expected) => {
    const move = pageForCall(state, shown, false);
    expect(move === null || move === 'home' ? move : move.page).toBe(expected);
  });

  it('keeps the receipt on the screen until it is noted', () => {
    expect(pageForCall(open('active', 'intake'), 'intake', true)).toEqual({ page: 'receipt' });
    expect(
      pageForCall(view({ phase: 'ended', call: callWith({ state: 'ended', ratingDue: true }) }), 'receipt', true),
    ).toBeNull();
    expect(pageForCall(view({ phase: 'refused', trouble: 'line_lost' }), 'receipt', true)).toBeNull();
  });
});
