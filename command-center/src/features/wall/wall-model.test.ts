import type { TerminalMark } from '@falink/protocol';
import { compareDays, countAgents, countStates } from './wall-model.js';

function terminal(
  id: string,
  unitId: string,
  position: TerminalMark['position'],
  state: TerminalMark['state'] = 'idle',
): TerminalMark {
  return { id, unitId, position, state };
}

describe('the wall', () => {
  it('counts terminals and agents by state, without those off duty', () => {
    expect(countStates([terminal('a', 'u', null, 'playing'), terminal('b', 'u', null, 'offline')])).toMatchObject({
      playing: 1,
      offline: 1,
      idle: 0,
    });
    const agents = (['available', 'offline'] as const).map((state) => ({
      staffId: state,
      displayName: state,
      state,
      since: '2026-07-15T02:00:00Z',
      callId: null,
      offerId: null,
      until: null,
    }));
    expect(countAgents(agents)).toMatchObject({ total: 1, by: { available: 1 } });
  });

  it('compares today with last week up to the same hour', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, today: hour < 10 ? 2 : 0, lastWeek: 1 }));
    expect(compareDays(hours, 9)).toEqual({ today: 20, lastWeekSoFar: 10, from: 0, to: 23 });
    expect(compareDays([], 9)).toEqual({ today: 0, lastWeekSoFar: 0, from: 8, to: 18 });
  });
});
