import { AgentStateSchema, DueSchema, OutcomeCodeSchema, TerminalStateSchema } from '@falink/protocol';
import { AGENT_LOOK, DEADLINE_LOOK, OUTCOME_FAMILY, TERMINAL_LOOK } from './status.js';

describe('status looks', () => {
  it('has one for every state of the contract', () => {
    expect(Object.keys(TERMINAL_LOOK).sort()).toEqual([...TerminalStateSchema.options].sort());
    expect(Object.keys(AGENT_LOOK).sort()).toEqual([...AgentStateSchema.options].sort());
    expect(Object.keys(DEADLINE_LOOK).sort()).toEqual([...DueSchema.options].sort());
    expect(Object.keys(OUTCOME_FAMILY).sort()).toEqual([...OutcomeCodeSchema.options].sort());
  });
});
