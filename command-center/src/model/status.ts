import type { AgentState, Due, JobState, OutcomeCode, TerminalState } from '@falink/protocol';

/** A semantic colour family of the tokens. */
export type Family = 'jade' | 'gold' | 'coral' | 'blue' | 'violet' | 'slate';

/** Status is never colour alone: an icon and a word go with it. */
export interface StatusLook {
  readonly family: Family;
  readonly icon: IconName;
}

export type IconName =
  | 'bell-ring'
  | 'check'
  | 'circle-check'
  | 'circle-dashed'
  | 'clock'
  | 'coffee'
  | 'hourglass'
  | 'map-pin'
  | 'moon'
  | 'notebook-pen'
  | 'octagon-alert'
  | 'phone-call'
  | 'play'
  | 'power'
  | 'triangle-alert'
  | 'wifi-off';

export const TERMINAL_LOOK: Record<TerminalState, StatusLook> = {
  playing: { icon: 'play', family: 'jade' },
  on_call: { icon: 'phone-call', family: 'blue' },
  waiting: { icon: 'hourglass', family: 'gold' },
  idle: { icon: 'moon', family: 'slate' },
  alert: { icon: 'triangle-alert', family: 'gold' },
  offline: { icon: 'wifi-off', family: 'coral' },
};

export const AGENT_LOOK: Record<AgentState, StatusLook> = {
  available: { icon: 'circle-check', family: 'jade' },
  reserved: { icon: 'bell-ring', family: 'gold' },
  on_call: { icon: 'phone-call', family: 'blue' },
  wrap_up: { icon: 'notebook-pen', family: 'violet' },
  away: { icon: 'coffee', family: 'slate' },
  offline: { icon: 'power', family: 'slate' },
};

export const JOB_LOOK: Record<JobState, StatusLook> = {
  waiting: { icon: 'hourglass', family: 'slate' },
  running: { icon: 'play', family: 'blue' },
  failed: { icon: 'octagon-alert', family: 'coral' },
  done: { icon: 'circle-check', family: 'jade' },
  dropped: { icon: 'circle-dashed', family: 'slate' },
};

export const DEADLINE_LOOK: Record<Due, StatusLook> = {
  overdue: { icon: 'octagon-alert', family: 'coral' },
  today: { icon: 'triangle-alert', family: 'gold' },
  soon: { icon: 'clock', family: 'blue' },
  normal: { icon: 'check', family: 'slate' },
};

/** Colour of an outcome in lists. */
export const OUTCOME_FAMILY: Record<OutcomeCode, Family> = {
  answered: 'jade',
  to_legal_aid: 'blue',
  to_mediation: 'violet',
  to_notary: 'violet',
  appointment: 'blue',
  callback: 'gold',
  to_other_office: 'slate',
  not_legal: 'slate',
};
