import { AgentStateSchema, OutcomeCodeSchema, TerminalStateSchema } from '@falink/protocol';
import { AGENT_LOOK, deadlineState, OUTCOME_FAMILY, TERMINAL_LOOK } from './status.js';

describe('status looks', () => {
  it('has one for every state of the contract', () => {
    expect(Object.keys(TERMINAL_LOOK).sort()).toEqual([...TerminalStateSchema.options].sort());
    expect(Object.keys(AGENT_LOOK).sort()).toEqual([...AgentStateSchema.options].sort());
    expect(Object.keys(OUTCOME_FAMILY).sort()).toEqual([...OutcomeCodeSchema.options].sort());
  });

  it('names deadlines by the calendar days left', () => {
    expect([-1, 0, 1, 3, 4].map(deadlineState)).toEqual(['overdue', 'today', 'soon', 'soon', 'normal']);
  });
});
